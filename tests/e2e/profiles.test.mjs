// Three teams on three devices play one breakout differently, hand in in three ways, and a teacher on a fourth tells them apart by
// target.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { axeClean, withPage } from "./support/browser.mjs";
import { FILMED, atTheGate, camera, codes, giveFiles, marks, paste, saved } from "./support/class.mjs";
import { expect } from "./support/expect.mjs";

const folder = await mkdtemp(join(tmpdir(), "latchwork-profiles-"));
after(() => rm(folder, { recursive: true, force: true }));

/** By insight: one reply is enough where they err, and once a finger slips. All the way to the open box. Hand in a file. */
async function owls() {
  let file;
  await withPage(async ({ page, address }) => {
    const us = await atTheGate(page, address, "Owls");
    await us.opens("Letter", "5376");
    await us.opens("Shed", "LAMP");
    await us.misses("Well", "blue red red red green blue");
    await us.opens("Well", "blue red green red green blue");
    await us.opens("Lane", "up left up right up right");
    await us.opens("Ferry", "FORGE");
    await us.opens("Gate", "1356");
    await us.opens("Clerk", "p1 p4 p6");
    await us.misses("Tull", "look behnd you");
    await us.opens("Tull", "look behind you");
    await us.liftsTheLid();
    file = await saved(page, folder);
  });
  return file;
}

/** By guessing: wrong tries to which nobody has anything to say, and away with what doesn't give. Hand in a link. */
async function foxes() {
  let link;
  await withPage(async ({ page, address, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const us = await atTheGate(page, address, "Foxes");
    await us.misses("Letter", "1111", "2222");
    await us.opens("Letter", "5376");
    await us.misses("Shed", "LUMP", "LIMP");
    await us.opens("Shed", "LAMP");
    await us.misses("Lane", "up left up right up left", "down down");
    await us.opens("Lane", "up left up right up right");
    await us.misses("Ferry", "FERRY");
    await us.misses("Clerk", "p2");
    await us.goesToHandIn();
    await page.getByRole("button", { name: "Copy it as a link" }).click();
    await page.getByText("Copied. Send this link").waitFor();
    link = await page.evaluate(() => navigator.clipboard.readText());
  });
  return link;
}

/** With hints, after replies, and once with the teacher's key. Hand in codes. */
async function newts() {
  let parts;
  await withPage(async ({ page, address }) => {
    const us = await atTheGate(page, address, "Newts");
    await us.takesHint(/1. A nudge/);
    await us.opens("Letter", "5376");
    await us.opens("Shed", "LAMP");
    await us.opens("Well", "blue red green red green blue");
    await us.misses("Gate", "1235");
    await us.opens("Gate", "1356");
    await us.misses("Lane", "up left up right up left");
    await us.opens("Lane", "up left up right up right");
    await us.misses("Ferry", "FERRY");
    await us.getsTheKey("Ferry", "spend the stops");
    await us.takeUp("Clerk");
    await us.takesHint(/1. A nudge/);
    await us.opens("Clerk", "p1 p4 p6");
    await us.goesToHandIn();
    parts = await codes(page);
  });
  return parts;
}

/** Worked out by hand from what each did and from the rule in words: the weakest of a target's locks that tell something. */
const TABLE = [
  // Whole sentences, letter, well, gate and Tull. Owls: the well after a reply. Foxes: the letter after two tries without one. Newts: a
  // hint at the letter.
  { Owls: "After the lock’s reply", Foxes: "After more tries", Newts: "With hints" },
  // Words that sound alike, the shed.
  { Owls: "Opened at once", Foxes: "After more tries", Newts: "Opened at once" },
  // Joining, the lane. The first try of the foxes got a reply, but the last did not.
  { Owls: "Opened at once", Foxes: "After more tries", Newts: "After the lock’s reply" },
  // Speech, the clerk.
  { Owls: "Opened at once", Foxes: "Not yet", Newts: "With hints" },
  // Tenses, the ferry.
  { Owls: "Opened at once", Foxes: "Not yet", Newts: "Teacher’s key" },
];

/** What is seen of an element's text, in small letters. */
const seen = (locator) => locator.evaluate((element) => element.innerText.replaceAll(/\s+/g, " ").toLowerCase());

test("three teams in three profiles come out apart by target", async () => {
  const [file, link, parts] = [await owls(), await foxes(), await newts()];
  await withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("link", { name: /^Class/ }).click();
    await giveFiles(page, file);
    await page.getByRole("heading", { name: "Targets" }).waitFor();
    const first = page.locator("article.target").first();
    await paste(page, [link]);
    await expect(first).toContainText("Foxes");
    await camera(page, parts.toReversed());
    await page.reload();
    await page.getByRole("button", { name: "Collect codes with the camera" }).click();
    await expect(first).toContainText("Newts");
    await page.getByRole("button", { name: "Stop the camera" }).click();
    assert.deepEqual(await marks(page), TABLE);
    await axeClean(page, "Targets");

    // The evidence is one tap away.
    await page.getByRole("button", { name: "Newts: Teacher’s key" }).click();
    const evidence = page.locator("#evidence");
    await expect(evidence).toContainText("FERRY");
    await expect(evidence).toContainText("Opened with your key");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Owls: After the lock’s reply" }).click();
    await expect(evidence).toContainText("look behnd you");
    await expect(evidence).toContainText("slip of typing");
    await axeClean(page, "the evidence");
    await page.keyboard.press("Escape");

    const view = async (name) => {
      await page.locator(".choices label", { hasText: name }).click();
      await page.getByRole("heading", { name, exact: true }).waitFor();
      await axeClean(page, name);
    };
    // Figures of each lock: so many opened it of so many that came to it, ideas, typing, hints.
    await view("Locks");
    const figures = page.locator(".view table.figures").first().locator("tbody tr");
    const row = async (at) => (await figures.nth(at).locator("td.num, td small").allTextContents()).map((cell) => cell.trim()).filter((cell) => !cell.includes(":"));
    assert.deepEqual(await row(0), ["3 / 3", "2", "0", "1"], "the letter");
    assert.deepEqual(await row(4), ["2 / 3", "2", "0", "0"], "the ferry");
    assert.deepEqual(await row(7), ["1 / 2", "0", "1", "0"], "Tull");
    await expect(page.locator(".view > p").first()).toContainText("One team opened the box");

    await view("Teams");
    const cards = page.locator(".team");
    await expect(cards.filter({ hasText: "Owls" })).toContainText("The box is open.");
    await expect(cards.filter({ hasText: "Foxes" })).toContainText("3 of 8 locks are open.");
    await expect(cards.filter({ hasText: "Newts" })).toContainText("7 of 8 locks are open.");

    // What two teams did wrong is talked about, with its clue and without a name.
    await view("Talk about this");
    const mistakes = page.locator(".mistakes");
    for (const shared of ["up, left, up, right, up, left", "FERRY"]) await expect(mistakes).toContainText(shared);
    assert.doesNotMatch(await seen(mistakes), /owls|foxes|newts/);
    // At the front it is one after the other, turned by a presenter's keys, and read from the last row.
    await page.getByRole("button", { name: "Show it at the front" }).click();
    const front = page.locator("#at-front");
    await expect(front.getByRole("heading").first()).toHaveText("Talk about this: 1 of 2");
    await axeClean(page, "at the front");
    await page.keyboard.press("PageDown");
    await expect(front.getByRole("heading").first()).toHaveText("Talk about this: 2 of 2");
    await expect(front.locator("h3")).toHaveText("FERRY");
    assert.ok(await front.getByRole("button", { name: "Next" }).isDisabled());
    const part = await front.locator(".prose p").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize) / innerHeight);
    assert.ok(part >= 0.035, `${part} of the height`);
    assert.doesNotMatch(await seen(front), /owls|foxes|newts/);
    await page.keyboard.press("ArrowLeft");
    await expect(front.locator("h3")).toHaveText("up, left, up, right, up, left");
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);

    // On paper all of it stands, whichever view was shown.
    const printed = await page.pdf({ path: process.env.KEEP_REPORT, format: "A4", printBackground: false });
    const sheets = printed.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;
    assert.ok(sheets >= 4 && sheets <= 9, `${sheets} sheets`);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    await page.locator("#targets").waitFor();
    const paper = await seen(page.locator("body"));
    for (const words of ["The Run-On Gate", "3 teams", "Targets", "Locks", "Teams", "Talk about this", "With hints", "Foxes", "FERRY"]) assert.ok(paper.includes(words.toLowerCase()), words);
    for (const control of ["Print the report", "Delete this team", "Choose hand-ins"]) assert.ok(!paper.includes(control.toLowerCase()), control);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });
    await expect(page.locator("#targets")).toHaveCount(0);

    // The same file twice changes nothing.
    await giveFiles(page, file);
    await expect(page.locator(".came")).toContainText("nothing new");
    await view("Teams");
    await expect(cards).toHaveCount(3);
  }, { args: FILMED });
});
