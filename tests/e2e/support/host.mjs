// Another host: what it has, and what it allows.
import { createServer } from "node:http";

/**
 * Runs `use` with a host that has `files`: by path the body, or `{ body, headers, status, parts }`. `parts` are sent one by
 * one: after each it waits until `next` was called once more. All pages may read them where it is `open`.
 */
export async function withHost(files, use, { open = true } = {}) {
  const gates = Array.from({ length: 10 }, () => {
    let pass;
    const passed = new Promise((done) => (pass = done));
    return { pass, passed };
  });
  const [waits, passes] = [gates.map(({ passed }) => passed), gates.map(({ pass }) => pass)];
  const server = createServer(async (request, response) => {
    const file = files[new URL(request.url, "http://host").pathname];
    const { body = file, headers = {}, status = 200, parts } = Buffer.isBuffer(file) ? {} : Object(file);
    const allowed = open ? { "access-control-allow-origin": "*" } : {};
    response.writeHead(file === undefined ? 404 : status, { ...allowed, ...headers });
    for (const part of parts ?? []) {
      response.write(part);
      await waits.shift();
    }
    response.end(parts || file === undefined ? "" : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  try {
    // By its other name it is another site.
    await use({ address: `http://127.0.0.1:${port}`, elsewhere: `http://localhost:${port}`, next: () => passes.shift()() });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
