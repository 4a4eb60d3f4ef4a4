// A team carries its place to another device, both go on, and what they did is joined.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";

async function saved(page, path) {
  await page.getByRole("button", { name: "Menu" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#menu").getByRole("button", { name: "Save your place as a file" }).click(),
  ]);
  await download.saveAs(path);
  return path;
}

test("a game is carried to a second device and back, and nothing is lost or doubled", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-carry-"));
  await withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Carriers");
    await us.setWheels("1111");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await us.open({ kind: "number" }, "5376");
    const first = await saved(page, join(folder, "first.json"));
    let second;
    await withPage(async ({ page: other, address: there }) => {
      const they = team(other);
      await other.goto(there);
      await they.openFile(first);
      await expect(they.openCount()).toHaveText("1 of 8 open");
      await expect(other.locator(".team")).toHaveText("Carriers");
      await they.takeUp("Shed");
      await they.open({ kind: "letters" }, "LAMP");
      second = await saved(other, join(folder, "second.json"));
    });
    // Meanwhile the first goes on, too.
    await us.takeUp("Well");
    await us.press(["Red"]);
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await page.goto(`${address}#/`);
    for (let again = 0; again < 2; again++) {
      await us.openFile(second);
      await expect(us.openCount()).toHaveText("2 of 8 open");
      await page.getByRole("button", { name: "Notebook" }).click();
      await expect(page.locator(".tried li")).toHaveCount(2);
      await page.goto(`${address}#/`);
      await page.getByRole("link", { name: /^Build/ }).waitFor();
    }
  });
  await rm(folder, { recursive: true, force: true });
});
