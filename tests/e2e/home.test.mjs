// Home: what was played here, and where it goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { atTheGate } from "./support/class.mjs";
import { expect } from "./support/expect.mjs";
import { team } from "./support/team.mjs";

const small = {
  format: "latchwork.breakout", version: 1, id: "00000000-0000-4000-8000-0000000000c1", revision: 1, title: "The Small Box", language: "en",
  locks: [{ id: "a", title: "Only", mechanism: { kind: "number", wheels: 2 }, answers: ["42"] }],
};

test("each breakout that was played is there, with its team, how far that came and where it goes on", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("heading", { name: "Ready for class" }).waitFor();
    await expect(page.getByText("What you were doing last")).toHaveCount(0);
    const owls = await atTheGate(page, address, "Owls");
    await owls.opens("Letter", "5376");
    await page.goto(address);
    await page.locator("input[type=file]").setInputFiles({ name: "small.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(small)) });
    const newts = team(page);
    await newts.begin("Newts");
    await newts.open({ kind: "number" }, "42");
    await page.getByRole("button", { name: "Lift the lid" }).click();
    await page.getByRole("button", { name: "See what is in the box" }).click();
    await page.goto(address);
    const lines = page.locator(".lines li");
    await expect(lines).toHaveCount(2);
    await expect(lines.nth(0)).toContainText("The Small Box");
    await expect(lines.nth(0)).toContainText("Newts · the box is open");
    await expect(lines.nth(1)).toContainText("Owls · 1 of 8 locks open");
    await axeClean(page, "home, with what was played");
    await fits(page, "home");
    await lines.nth(1).getByRole("link", { name: "Go on with The Run-On Gate" }).click();
    await expect(owls.openCount()).toHaveText("1 of 8 open");
    await page.goto(address);
    await lines.getByRole("link", { name: "Look again at The Small Box" }).click();
    // It names no target: what was opened stands there.
    await page.getByRole("heading", { name: "What you opened" }).first().waitFor();
    assert.match(page.url(), /play\/id\//);
  }, { viewport: PHONE }));
