// Every shipped breakout, solved from its own file by a team at the mouse, from the story to the keepsake.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const puzzles = join(root, "puzzles");
const slugs = readdirSync(puzzles)
  .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
  .map((name) => name.replace(".json", ""));

test("three breakouts are shipped", () => assert.equal(slugs.length, 3));

for (const slug of slugs) {
  test(`${slug} is solved`, () =>
    withPage(async ({ page, address }) => {
      const breakout = JSON.parse(readFileSync(join(puzzles, `${slug}.json`), "utf8"));
      const solvers = team(page);
      await page.goto(`${address}#/play/${slug}`);
      await page.getByRole("heading", { name: breakout.title }).waitFor();
      await solvers.begin("The Solvers");
      const open = new Set();
      const isReached = ({ after = [], need = after.length }) => after.filter((id) => open.has(id)).length >= need;
      while (open.size < breakout.locks.length) {
        const lock = breakout.locks.find((each) => !open.has(each.id) && isReached(each));
        await solvers.takeUp(lock.title);
        await solvers.open(lock.mechanism, lock.answers[0]);
        open.add(lock.id);
        await expect(solvers.openCount()).toHaveText(`${open.size} of ${breakout.locks.length} open`);
      }
      await page.getByRole("button", { name: "Lift the lid" }).click();
      for (const target of breakout.targets) {
        await page.locator(".targets", { hasText: target.statement.replaceAll(/[*_]/g, "") }).waitFor();
      }
      await page.getByRole("button", { name: "See what is in the box" }).click();
      await expect(page.locator(".keepsake")).toContainText("The Solvers");
    }));
}
