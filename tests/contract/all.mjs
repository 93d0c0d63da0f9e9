// Runs all checks in two lanes, since most of them keep one processor busy. When one fails, none is begun any more.
import { spawn } from "node:child_process";

const ended = (script) => new Promise((end) => spawn("npm", ["run", script], { stdio: "inherit" }).on("close", end));

async function lane(...scripts) {
  for (const script of scripts) if (!process.exitCode && (await ended(script)) !== 0) process.exitCode = 1;
}

await Promise.all([lane("csharp", "examples"), lane("lint", "client", "jvm")]);
