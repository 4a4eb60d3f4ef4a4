// What the core does in a native program that is built for speed.
import { spawnSync } from "node:child_process";
import { root } from "./server.mjs";

/** The numbers that the bench of a test file of the core tells in words. */
function told(file, words) {
  const test = ["test", "--profile", "native", "--no-default-features", "--test", file, "--", "--ignored", "--nocapture"];
  const { stdout } = spawnSync(process.env.CARGO ?? "cargo", test, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const numbers = [...(stdout ?? "").matchAll(words)].map(([, number]) => Number(number));
  if (numbers.length === 0) throw new Error(`the bench of ${file} told nothing`);
  return numbers;
}

/** How many events of hand-ins are marked in a second. */
export const replayed = () => Math.min(...told("report", /(\d+) events a second/g));

/** How many times as long it takes to read and to check a file of 10,000 locks as `serde_json` alone takes for its bytes: the middle one of five programs' findings. */
export function readAndChecked() {
  const times = Array.from({ length: 5 }, () => Math.max(...told("speed", /: ([\d.]+) x/g)));
  return times.sort((one, other) => one - other)[2].toFixed(1);
}

/** Milliseconds until a chain of 500 locks is laid out for the large map. */
export const laidOut = () => Math.max(...told("speed", /laid out[^:]*: ([\d.]+) ms/g));
