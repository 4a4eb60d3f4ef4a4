// Every screen of play that the other tests hurry past: clean for axe in light and dark, and never wider than the smallest
// phone.
import { test } from "node:test";
import { LAPTOP, PHONE, seen, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { team } from "./support/team.mjs";

for (const [device, viewport] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
  test(`every screen of play is clean on a ${device}`, () =>
    withPage(
      async ({ page, address }) => {
        const us = team(page);
        const press = (name) => page.getByRole("button", { name, exact: true }).click();
        const closed = () => expect(page.locator("dialog[open]")).toHaveCount(0);
        await page.goto(`${address}#/play/run-on-gate`);
        await press("We have opened some already");
        await seen(page, "answers from paper, at the door");
        await page.keyboard.press("Escape");
        await closed();
        await page.getByLabel("Team name").fill("Lookers");
        await press("Begin");
        await page.getByRole("button", { name: /Read on|Look into the box/ }).waitFor();
        await seen(page, "story");
        await us.readStory();
        await seen(page, "lid");
        await press("Close the lid and begin");
        await page.locator(".table").waitFor();
        await seen(page, "table");
        for (const panel of ["Notebook", "Cards"]) {
          await press(panel);
          await page.locator("dialog[open]").waitFor();
          await seen(page, panel);
          await page.keyboard.press("Escape");
          await closed();
        }
        await press("Menu");
        await seen(page, "menu");
        await press("Teacher's key");
        await page.locator("dialog[open]").waitFor();
        await seen(page, "teacher's key");
        await page.keyboard.press("Escape");
        await closed();
        await page.getByRole("button", { name: /1. A nudge/ }).click();
        await page.getByRole("button", { name: /Use a hint card/ }).click();
        await page.locator(".slip").waitFor();
        // A phone's toolbar lies over whatever is scrolled below it.
        await page.locator(".rung.taken").evaluate((rung) => rung.scrollIntoView({ block: "center" }));
        await seen(page, "a hint");
        await us.setWheels("5376");
        await us.attempt();
        await page.locator(".folded").waitFor();
        await seen(page, "reveal");
        await us.unfoldAll();
        await us.takeUp("Shed");
        await us.open({ kind: "letters" }, "LAMP");
        await press("Black light");
        await seen(page, "black light");
      },
      { viewport },
    ));
}
