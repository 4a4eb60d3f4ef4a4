// The Teacher's Sheet on paper: a page or two, whatever the paper, and nothing too small to read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./support/browser.mjs";

/** How many pages a PDF of Chromium's has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;

for (const slug of ["run-on-gate", "island-nobody-found"]) {
  for (const format of ["A4", "Letter"]) {
    test(`the Teacher's Sheet of ${slug} fits on two pages of ${format}`, () =>
      withPage(async ({ page, address }) => {
        await page.goto(`${address}#/build/adapt/${slug}`);
        await page.getByRole("link", { name: "Ready for class" }).click();
        await page.locator(".teachers").waitFor();
        await page.emulateMedia({ media: "print" });
        const smallest = await page.locator(".teachers").evaluate((sheet) => {
          const texts = [...sheet.querySelectorAll("*")].filter((element) => element.closest("svg") === null);
          return Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize)));
        });
        assert.ok(smallest >= 11.99, `${smallest} px, where 9 pt are 12`);
        await page.emulateMedia({ media: null });
        const count = pages(await page.pdf({ format }));
        assert.ok(count === 1 || count === 2, `${count} pages`);
      }));
  }
}
