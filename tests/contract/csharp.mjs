// Clients in C#, by NSwag and by Kiota, of all four documents, compiled as they were generated, with calls of every kind.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { run } from "./run.mjs";

const folder = new URL("./csharp/", import.meta.url);
const generated = new URL("obj/generated/", folder);
// Kiota would ask for newer versions of itself.
const env = {
  ...process.env, KIOTA_UPDATE__DISABLED: "true", KIOTA_TUTORIAL_ENABLED: "false", DOTNET_NOLOGO: "1", DOTNET_CLI_TELEMETRY_OPTOUT: "1",
};

const dotnet = (...options) => run("dotnet", options, { cwd: folder, env });

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
await dotnet("tool", "restore");
for (const [version, path] of [["31", ""], ["30", "3.0/"]]) {
  for (const [name, file] of [["Delivery", "delivery.v1"], ["Management", "management.v1"]]) {
    const document = `../../../openapi/${path}${file}.json`;
    await dotnet(
      "nswag", "openapi2csclient", `/input:${document}`,
      `/output:obj/generated/NSwag${name}${version}.cs`, `/namespace:NSwag${name}${version}`,
      "/JsonLibrary:SystemTextJson", "/GenerateNullableReferenceTypes:true", "/GenerateOptionalPropertiesAsNullable:true",
    );
    await dotnet(
      "kiota", "generate", "-l", "CSharp", "-d", document,
      "-o", `obj/generated/Kiota${name}${version}`, "-n", `Kiota${name}${version}`, "-c", "ApiClient",
    );
  }
  writeFileSync(new URL(`Calls${version}.cs`, generated), readFileSync(new URL("Calls.cs", folder), "utf8").replaceAll("XX", version));
}
await dotnet("build", "clients.csproj", "-v", "q");
console.log("8 clients in C#");
