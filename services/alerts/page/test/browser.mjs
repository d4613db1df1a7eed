import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A browser, or undefined where none is installed. */
export async function launch() {
  return existsSync(executable) ? chromium.launch({ executablePath: executable, args: ARGS }) : undefined;
}

/** The server to test against: the one named, or the mock on a port of its own. */
export async function server(named, environment = {}) {
  if (named) return { base: named, stop: () => {} };
  const child = spawn(process.execPath, [fileURLToPath(new URL("../mock/server.mjs", import.meta.url))], {
    env: { ...process.env, PORT: "0", PACE: "0", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await new Promise((resolve, reject) => {
    child.stdout.once("data", (data) => resolve(String(data).trim()));
    child.once("exit", (code) => reject(new Error(`the mock ended with ${code}`)));
  });
  return { base, stop: () => child.kill() };
}
