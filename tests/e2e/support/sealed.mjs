// Student copies that were made natively, and what becomes of them on the way.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { root } from "./server.mjs";

/** What natively is sealed, opened and derived. */
export const vectors = JSON.parse(readFileSync(join(root, "tests/fixtures/seal-vectors.json"), "utf8"));

/** The answers that open the locks of the vectors' breakout, by title. */
export const ANSWERS = { "The gate": "It’s a café.", "The well": "Elm", "The lane": "ash", "The some": "oak", "The last": "yew" };

/** A student copy that was changed and ends as a whole one does. */
export function changed(file, change) {
  const members = JSON.parse(file);
  delete members.digest;
  change(members);
  const text = JSON.stringify(members).slice(0, -1);
  return `${text},"digest":"${createHash("sha256").update(text).digest("base64url")}"}`;
}

/** A file as a part of an address. */
export const packed = (file) => deflateRawSync(Buffer.from(file), { level: 9 }).toString("base64url");

/** A file to pick. */
export const picked = (text, name = "copy.breakout.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
