// Another host: what it has, and what it allows.
import { createServer } from "node:http";

/**
 * Serves `files`: by path the body, or `{ body, headers, status, parts }`; `parts` are sent one by one, each when `next` is
 * called. All pages may read them where `open`.
 */
export async function host(files, { open = true } = {}) {
  const waiting = [];
  const server = createServer(async (request, response) => {
    const file = files[new URL(request.url, "http://host").pathname];
    if (file === undefined) return response.writeHead(404).end();
    const { body = file, headers = {}, status = 200, parts } = Object(file) === file && !Buffer.isBuffer(file) ? file : {};
    response.writeHead(status, { ...(open ? { "access-control-allow-origin": "*" } : {}), ...headers });
    for (const part of parts ?? [body]) {
      response.write(part);
      if (parts) await new Promise((next) => waiting.push(next));
    }
    response.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}`,
    /** The same, by another name: for a browser it is another site. */
    elsewhere: `http://localhost:${port}`,
    next: () => waiting.shift()(),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
