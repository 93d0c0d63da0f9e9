// Holds every example in the documents against its schema, in both versions. Answers are open in the contract, so that it may grow;
// here they are closed, so that a member which the service sends and nobody documented is found.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

let checked = 0;
const wrong = [];
for (const [path, Validator] of [["", Ajv2020], ["3.0/", Ajv]]) for (const file of ["delivery.v1", "management.v1"]) {
  const name = path + file;
  const document = JSON.parse(readFileSync(new URL(`../../openapi/${name}.json`, import.meta.url), "utf8"));
  for (const schema of Object.values(document.components.schemas)) if (schema.type === "object") schema.additionalProperties = false;
  // `nullable` is a keyword of 3.0 alone, where it speaks for the type beside it.
  const ajv = new Validator({ strict: false, allErrors: true });
  addFormats(ajv, ["date", "date-time", "uuid"]);
  ajv.addFormat("int32", true).addFormat("int64", true).addFormat("double", true);
  const $id = `https://humas.example/${name}`;
  ajv.addSchema({ ...document, $id });
  const check = (place, schema, example) => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${$id}#/components/`)));
    checked++;
    if (!validate(example)) wrong.push(...validate.errors.map((error) => `${name} ${place}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`));
  };
  for (const [route, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const place = `${method} ${route}`;
      for (const parameter of operation.parameters ?? []) if (parameter.example !== undefined) check(`${place} ${parameter.name}`, parameter.schema, parameter.example);
      for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) if (media.example !== undefined) check(`${place} ${type}`, media.schema, media.example);
      for (const [status, answer] of Object.entries(operation.responses)) for (const media of Object.values(answer.content ?? {})) check(`${place} ${status}`, media.schema, media.example);
    }
  }
  for (const [status, answer] of Object.entries(document.components.responses))
    for (const media of Object.values(answer.content)) if (media.example !== undefined) check(status, media.schema, media.example);
}
for (const line of wrong) console.error(line);
console.log(`${checked} examples, ${wrong.length} mistakes`);
process.exit(wrong.length > 0 || checked < 400 ? 1 : 0);
