// Clients in TypeScript, by four generators, of all four documents. They are compiled as they are, with the calls in calls/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import openapiTypes, { astToString } from "openapi-typescript";
import { generateApi } from "swagger-typescript-api";
import SwaggerParser from "@apidevtools/swagger-parser";

const generated = fileURLToPath(new URL("generated/", import.meta.url));
rmSync(generated, { recursive: true, force: true });
for (const [version, path] of [["3.1", ""], ["3.0", "3.0/"]]) {
  for (const name of ["delivery", "management"]) {
    const input = fileURLToPath(new URL(`../../openapi/${path}${name}.v1.json`, import.meta.url));
    const output = `${generated}${version}/${name}`;
    mkdirSync(output, { recursive: true });
    writeFileSync(`${output}/types.d.ts`, astToString(await openapiTypes(JSON.parse(readFileSync(input, "utf8")))));
    await createClient({ input, output: { path: `${output}/hey` }, plugins: ["@hey-api/client-fetch"], logs: { level: "silent" } });
    await generateZodClientFromOpenAPI({ openApiDoc: await SwaggerParser.bundle(input), distPath: `${output}/zod.ts` });
    await generateApi({ input, output: `${output}/swagger`, fileName: "api.ts", silent: true });
  }
}
console.log("16 clients in TypeScript");
