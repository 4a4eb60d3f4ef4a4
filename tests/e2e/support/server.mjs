// Serves dist/ below a path, as a school's static host would.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const PATH = "/some/school/latchwork/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Packs bytes as tightly as a good host does. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** Packing takes seconds: once a file and run, so that only a first visit waits for it. */
const known = new Map();
const packed = (path, body) => known.get(path) ?? known.set(path, brotli(body)).get(path);

/** Starts a server and gives its address and a way to stop it. `compressed` sends brotli, as good hosts do. */
export async function serve({ folder = join(root, "dist"), compressed = false } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = path === PATH ? "index.html" : normalize(path.slice(PATH.length));
    if (!path.startsWith(PATH) || name.startsWith("..")) return response.writeHead(404).end();
    try {
      const body = await readFile(join(folder, name));
      const type = { "content-type": TYPES[extname(name)] ?? "application/octet-stream" };
      if (compressed) response.writeHead(200, { ...type, "content-encoding": "br" }).end(packed(join(folder, name), body));
      else response.writeHead(200, type).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}${PATH}`, stop: () => server.close() };
}
