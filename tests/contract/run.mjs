// Runs a program to its end; one that fails ends everything, with what it said.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export async function run(program, options, settings = {}) {
  try {
    return await promisify(execFile)(program, options, { maxBuffer: 64_000_000, timeout: 300_000, ...settings });
  } catch (fault) {
    console.error(`${program} ${options.join(" ")}\n${fault.stdout}\n${fault.stderr}`);
    process.exit(1);
  }
}
