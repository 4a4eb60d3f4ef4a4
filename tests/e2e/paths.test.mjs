// The two ways a teacher comes here for, counted: questions into a breakout that was tried, and somebody's breakout made one's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { withPage } from "./support/browser.mjs";
import { counted } from "./support/counted.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const TWELVE = fileURLToPath(new URL("../fixtures/bring/twelve.csv", import.meta.url));

const told = ({ actions, seconds }) => `${actions} actions, ${(seconds / 60).toFixed(1)} minutes by the keystroke-level model`;

test("from twelve questions in a spreadsheet to a tried-out chain of seven locks with its Teacher's Sheet: under 60 actions and ten minutes", (t) =>
  withPage(async ({ page, address }) => {
    const { hand, done, act } = counted(page);
    const us = teacher(page, hand);
    await page.goto(`${address}#/build`);
    await hand.press(page.locator(".door", { hasText: "Bring your questions" }));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), hand.press(page.getByRole("button", { name: "Open a file" }))]);
    act(0);
    await chooser.setFiles(TWELVE);
    for (const row of [3, 6, 9, 11, 12]) await hand.pick(page.getByLabel(`Lock type of row ${row}`, { exact: true }), "Leave it out");
    await hand.choose(page.getByRole("radio", { name: /^Three doors/ }));
    await hand.press(page.getByRole("button", { name: "Make these 7 locks" }));
    await page.getByLabel("Name of the breakout").waitFor();
    await us.title("The Long Corridor");
    const { breakout } = await teacher(page).save();
    assert.equal(breakout.locks.length, 7);
    assert.ok(breakout.locks.every((lock) => lock.hints.length === 2 && lock.targets.length === 1));

    await hand.press(page.locator(".studio-top").getByRole("button", { name: "Try it as a team" }));
    const players = team(page, hand);
    await players.readStory();
    await hand.press(page.getByRole("button", { name: "Close the lid and begin" }));
    const left = [...breakout.locks];
    const open = new Set();
    while (left.length > 0) {
      const at = left.findIndex((lock) => (lock.after ?? []).filter((id) => open.has(id)).length >= (lock.need ?? (lock.after ?? []).length));
      const [lock] = left.splice(at, 1);
      if ((await page.locator(".engraved").textContent().catch(() => "")) !== lock.title) await players.takeUp(lock.title);
      await players.open(lock.mechanism, lock.answers[0]);
      open.add(lock.id);
    }
    await hand.press(page.getByRole("link", { name: "Back to building" }).first());
    await hand.press(page.getByRole("link", { name: "Ready for class" }));
    await expect(page.locator("article.teachers h2")).toHaveText("The Long Corridor");
    await expect(page.locator(".t-locks tbody tr")).toHaveCount(7);
    t.diagnostic(told(done));
    assert.ok(done.actions < 60, told(done));
    assert.ok(done.seconds < 600, told(done));
  }));

test("a shipped breakout is adapted to another level: under 40 actions and five minutes", (t) =>
  withPage(async ({ page, address }) => {
    const { hand, done } = counted(page);
    const us = teacher(page, hand);
    await page.goto(`${address}#/build`);
    await hand.press(page.locator(".door", { hasText: "Adapt" }));
    await hand.press(page.getByRole("link", { name: /Adapt.*The Run-On Gate|The Run-On Gate/ }).first());
    await page.getByLabel("Name of the breakout").waitFor();
    await us.title("The Run-On Gate, Grade 6");
    await hand.press(page.getByRole("link", { name: /The whole breakout/ }));
    await hand.press(page.locator(".pages").getByRole("link", { name: "About" }));
    await hand.write(page.getByLabel("Level"), "Grade 6");
    // Less time and fewer hints.
    await hand.press(page.locator(".pages").getByRole("link", { name: "Rules" }));
    const minutes = page.locator(".stepper[aria-labelledby=minutes-l]");
    await hand.press(page.locator("#rules summary").first());
    for (let less = 0; less < 2; less += 1) await hand.press(minutes.getByRole("button", { name: "Less" }));
    // A harder text at one lock, with another answer.
    await hand.press(page.locator(".chain").getByRole("link", { name: /^Gate/ }));
    await hand.press(page.locator("#clues").getByRole("button", { name: "Edit" }).first());
    await hand.write(page.locator("#clues").getByLabel("Text of the clue").first(), "Which lines are run-ons?\n\n1. The gate, which is old, creaks.\n2. It rained we stayed.\n3. She ran; he walked.\n4. Stop it hurts.\n\nSet the wheels to the run-ons, the smallest first.");
    await hand.press(page.getByRole("button", { name: "Less", exact: true }).first());
    await hand.press(page.getByRole("button", { name: "Less", exact: true }).first());
    await us.setWheels("24");
    // One lock less.
    await hand.press(page.locator(".chain").getByRole("link", { name: /^Ferry/ }));
    await hand.press(page.getByRole("button", { name: "More about this lock" }));
    await hand.press(page.locator(".lock-head").getByRole("button", { name: "Delete" }));
    // What was said to likely mistakes fits two wheels no more: the checks say so, and lead there.
    await hand.press(page.getByRole("link", { name: "Ready for class" }));
    await hand.press(page.locator(".findings-list li > button").first());
    const away = page.getByRole("button", { name: "Take this reply away" });
    await away.first().waitFor();
    for (let left = await away.count(); left > 0; left -= 1) {
      await hand.press(away.first());
      await expect(away).toHaveCount(left - 1);
    }
    await hand.press(page.getByRole("link", { name: "Ready for class" }));
    await expect(page.locator("article.teachers h2")).toHaveText("The Run-On Gate, Grade 6");
    await expect(page.locator("article.teachers")).toContainText("Adapted from The Run-On Gate");
    assert.equal(await page.locator(".findings-list .badge.fix").count(), 0, "nothing keeps a class from going on");
    t.diagnostic(told(done));
    assert.ok(done.actions < 40, told(done));
    assert.ok(done.seconds < 300, told(done));
  }));
