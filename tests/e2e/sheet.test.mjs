// The Teacher's Sheet on paper: a page or two, whatever the paper.
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
        const count = pages(await page.pdf({ format }));
        assert.ok(count === 1 || count === 2, `${count} pages`);
      }));
  }
}
