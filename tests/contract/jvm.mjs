// Clients in Java, Kotlin, Swift and Dart by openapi-generator, of the 3.0 documents. Java and Kotlin are compiled, with calls of every
// kind, against the libraries that Debian has. The package holds the last generator that npm ships whole (5.0, of 2020). It takes a
// nullable reference for a choice of two types; version 7 simplifies it (SIMPLIFY_ONEOF_ANYOF), which is done for it here.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const generated = here("generated/jvm/");
const jars = ["gson", "jackson-annotations", "jackson-core", "jackson-databind", "jsr305", "okhttp"].map(
  (name) => `/usr/share/java/${name}.jar`,
);
// Each runs for seconds: what a JVM does for hours to come would only take time. kotlinc would have 256 MB, too few for these clients.
const env = { ...process.env, JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", JAVA_OPTS: "-Xmx1G" };
const on = (program) => process.env.PATH.split(delimiter).some((folder) => existsSync(`${folder}/${program}`));
const absent = [...["java", "javac", "kotlinc"].filter((program) => !on(program)), ...jars.filter((jar) => !existsSync(jar))];
if (absent.length > 0) {
  console.log(`Skipped: clients in Java, Kotlin, Swift and Dart need ${absent.join(", ")}.`);
  process.exit(0);
}

function simplified(node) {
  if (Array.isArray(node)) return node.map(simplified);
  if (node === null || typeof node !== "object") return node;
  const kept = node.oneOf?.filter((one) => one.enum?.[0] !== null);
  const { oneOf, ...rest } = node;
  const whole = kept?.length === 1 && oneOf.length === 2 ? { ...rest, ...kept[0] } : node;
  return Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, simplified(value)]));
}

function sources(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".java")).map((path) => `${folder}/${path}`);
}

async function generate(name, generator, ...options) {
  const jar = here("node_modules/@openapitools/openapi-generator-cli/bin/openapi-generator.jar");
  const output = `${generated}${name}-${generator}`;
  await run("java", ["-jar", jar, "generate", "-g", generator, "-i", `${generated}${name}.json`, "-o", output, ...options], { env });
  return output;
}

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
const java = sources(here("jvm"));
for (const name of ["delivery", "management"]) {
  const document = JSON.parse(readFileSync(here(`../../openapi/3.0/${name}.v1.json`), "utf8"));
  writeFileSync(`${generated}${name}.json`, JSON.stringify(simplified(document)));
  const packages = `apiPackage=${name}.api,modelPackage=${name}.model,invokerPackage=${name}`;
  const options = `--additional-properties=openApiNullable=false,hideGenerationTimestamp=true,dateLibrary=java8,${packages}`;
  java.push(...sources(`${await generate(name, "java", "--library", "native", options)}/src/main`));
}
// Apps read: these are checked as far as the generator does.
await Promise.all([generate("delivery", "swift5"), generate("delivery", "dart")]);
const kotlin = await generate(
  "delivery", "kotlin", "--library", "jvm-okhttp3",
  "--additional-properties=serializationLibrary=gson,dateLibrary=java8,enumPropertyNaming=UPPERCASE,packageName=delivery",
);
const libraries = jars.join(delimiter);
await Promise.all([
  run("javac", ["-nowarn", "-cp", libraries, "-d", `${generated}classes`, ...java], { env }),
  run(
    "kotlinc", ["-nowarn", "-no-reflect", "-cp", libraries, "-d", `${generated}kotlin.jar`, here("jvm/Calls.kt"), `${kotlin}/src/main`],
    { env },
  ),
]);
console.log("2 clients in Java and 1 in Kotlin, compiled; 1 in Swift and 1 in Dart");
