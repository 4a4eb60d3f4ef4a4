// What a page weighs: all that a first visit loads, as it goes over the line.
import { gzipSync } from "node:zlib";
import { withPage } from "./browser.mjs";
import { brotli } from "./server.mjs";

/** At most so many bytes of brotli for a student's first visit, and for what the studio adds to it. */
export const BUDGET = { student: 250_000, studio: 300_000 };

/** What counts: fonts, pictures and puzzles come and go with what is played. */
const counts = (path) => !/\.(woff2|svg|png|json)$/.test(path);

/** Every file that counts of those a fresh visit asks for, until `ready` is seen: its path and its weight in bytes. */
export async function visit(folder, fragment, ready) {
  const files = new Map();
  await withPage(
    async ({ page, address }) => {
      const bodies = [];
      page.on("response", (response) => {
        const path = response.url().slice(address.length).replace(/[?#].*/, "") || "index.html";
        if (response.url().startsWith(address) && counts(path)) bodies.push(response.body().then((body) => files.set(path, weigh(body)), () => {}));
      });
      await page.goto(address + fragment);
      await page.locator(ready).waitFor();
      await page.waitForLoadState("networkidle");
      await Promise.all(bodies);
    },
    { served: { folder } },
  );
  return files;
}

const weigh = (body) => ({ brotli: brotli(body).length, gzip: gzipSync(body, { level: 9 }).length });

/** The sum over files, without those of another visit. */
export function sum(files, without = new Map()) {
  const added = [...files].filter(([path]) => !without.has(path)).map(([, weight]) => weight);
  const total = (name) => added.reduce((all, weight) => all + weight[name], 0);
  return { brotli: total("brotli"), gzip: total("gzip") };
}
