// Takes a picture of each lock type in each state, on a laptop and a phone, in light and dark, into target/pictures/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { LAPTOP, PHONE, withPage } from "./support/browser.mjs";
import { exhibits, show } from "./support/locks.mjs";
import { root } from "./support/server.mjs";

const folder = join(root, "target", "pictures");
mkdirSync(folder, { recursive: true });

const STATES = ["Untouched", "Set", "Refused", "Cooling", "Open"];
let taken = 0;

for (const [size, viewport] of [["1366x768", LAPTOP], ["390x844", PHONE]]) {
  for (const colorScheme of ["light", "dark"]) {
    await withPage(
      async ({ page, address }) => {
        await page.goto(`${address}#/locks`);
        for (const direction of ["ltr", "rtl"]) {
          for (const state of STATES) {
            await show(page, state, direction);
            for (const exhibit of await exhibits(page)) {
              const name = [await exhibit.getAttribute("data-kind"), state.toLowerCase(), direction, size, colorScheme].join("-");
              await exhibit.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
              taken += 1;
            }
            await page.evaluate(() => scrollTo(0, 0));
            await page.screenshot({ path: join(folder, `page-${state.toLowerCase()}-${direction}-${size}-${colorScheme}.png`), animations: "disabled" });
          }
        }
      },
      { viewport, colorScheme, reducedMotion: "reduce" },
    );
  }
}
console.log(`${taken} pictures of locks in target/pictures/`);
