// Student copies that were damaged on their way, or made by no friend: words that say so, and nothing else changes.
import { deflateRawSync } from "node:zlib";
import { test } from "node:test";
import { axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { ANSWERS, changed, packed, picked, vectors } from "./support/sealed.mjs";
import { team } from "./support/team.mjs";

const { file } = vectors;
const letters = (bytes) => Buffer.alloc(bytes, 7).toString("base64url");

const COPIES = {
  "with ten thousand slots on a lock": [
    "more places for answers than any that is made",
    changed(file, ({ locks }) => (locks[0].slots = letters(51 * 10_000))),
  ],
  "that asks for 4 GB a try": ["asks for more work for each try", changed(file, ({ clear }) => (clear.cost.memory = 4 << 20))],
  "that asks for a million passes": ["asks for more work for each try", changed(file, ({ clear }) => (clear.cost.passes = 1e6))],
  "whose shares point nowhere": [
    "belongs to a lock that has nothing to do with it",
    changed(file, ({ locks }) => (locks[3].shares = { nobody: letters(49) })),
  ],
  "of a newer version": ["made by a newer Latchwork", changed(file, (copy) => (copy.version = 2))],
  "in which one letter is another": ["some of it was changed on the way", file.replace("I can wait my turn", "I can't wait my turn")],
  "in which a lock lost what is sealed": ["no Latchwork writes", changed(file, ({ locks }) => delete locks[1].sealed)],
  "cut off": ["ends in the middle", file.slice(0, 2000)],
};

test("a damaged student copy is refused in words, and what a team has stays as it was", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    const place = `${address}#/play/z/${packed(file)}`;
    await page.goto(place);
    await us.begin("Owls");
    await us.open({ kind: "text" }, ANSWERS["The gate"]);
    for (const [name, [words, copy]] of Object.entries(COPIES)) {
      await page.goto(address);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
      await chooser.setFiles(picked(copy, `${name}.json`));
      await expect(page.locator(".trouble")).toContainText(words);
      await expect(page.locator(".trouble")).toContainText(`${name}.json`);
    }
    await axeClean(page, "a damaged student copy");
    await fits(page, "a damaged student copy");
    await page.goto(place);
    await expect(us.openCount()).toHaveText("1 of 5 open");
    await us.takeUp("The gate");
    await page.locator(".padlock.sprung").waitFor();
  }));

const LINKS = {
  "cut off by a mail program": ["This address is not whole", packed(file).slice(0, 1500)],
  "that grows to far more than a file may have": ["larger than 16 MB", deflateRawSync(Buffer.alloc(300 << 20), { level: 9 }).toString("base64url")],
  "with a letter that is none of its own": ["This address is not whole", `${packed(file)}!`],
  "of a damaged copy": ["some of it was changed on the way", packed(file.replace("wait", "weit"))],
};

test("a link that is not whole, or grows without end, is refused in words", () =>
  withPage(async ({ page, address }) => {
    for (const [words, link] of Object.values(LINKS)) {
      await page.goto("about:blank");
      await page.goto(`${address}#/play/z/${link}`);
      await expect(page.locator(".trouble")).toContainText(words);
    }
  }));

test("a device without the memory for a try says so, and the try does not count", () =>
  withPage(async ({ page, address }) => {
    // What the turner says where it has no memory.
    await page.route(/turn\.js/, (route) => route.fulfill({ contentType: "text/javascript", body: "onmessage = () => postMessage(null)" }));
    const us = team(page);
    await page.goto(`${address}#/play/z/${packed(file)}`);
    await us.begin("Owls");
    await us.write("elm");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("This device has no memory left to check an answer.");
    // Once more, after what was said is gone.
    await us.takeUp("The gate");
    await expect(page.locator("#news")).toHaveText("");
    await us.write("oak");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("it was no try");
    await page.getByRole("button", { name: "Notebook" }).click();
    await page.getByRole("heading", { name: "Tried so far" }).waitFor();
    await expect(page.locator(".tried li")).toHaveCount(0);
  }));
