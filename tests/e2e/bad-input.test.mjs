// Whatever file is opened and wherever the browser refuses, people are told what happened, and nothing of theirs is lost.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { team } from "./support/team.mjs";

const script = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'>";
const lock = {
  id: "a",
  title: "Lock",
  mechanism: { kind: "choice", options: [{ id: "a", label: script }, { id: "b", label: "B" }] },
  answers: ["b"],
  replies: [{ answer: "a", say: script }],
  hints: [script],
  clues: [{ id: "c", kind: "text", title: script, body: `${script}\n\n[link](javascript:window.pwned=1)` }],
};
const breakout = {
  format: "latchwork.breakout",
  version: 1,
  id: "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11",
  revision: 1,
  title: `Odd ${script}`,
  language: "en",
  story: [{ id: "s", kind: "text", body: script }],
  targets: [{ id: "t", statement: script }],
  locks: [lock],
};

async function file(name, text) {
  const path = join(await mkdtemp(join(tmpdir(), "latchwork-bad-")), name);
  await writeFile(path, text);
  return path;
}

const BAD = {
  "not JSON": ["can't be read as a breakout", "hello"],
  "JSON of another kind": ["another program", '{"format":"h5p"}'],
  "a newer version": ["newer Latchwork", JSON.stringify({ ...breakout, version: 2 })],
  "cut off": ["ends in the middle", JSON.stringify(breakout).slice(0, 200)],
  "far too big": ["larger than 16 MB", Buffer.alloc(50 << 20, " ")],
  "nested deep": ["nested deeper", "[".repeat(100_000)],
};

for (const [kind, [words, content]] of Object.entries(BAD)) {
  test(`a file that is ${kind} is refused in words, at home and in the studio`, async () => {
    const path = await file("bad.json", content);
    await withPage(async ({ page, address }) => {
      await page.goto(address);
      await page.locator("input[type=file]").setInputFiles(path);
      await expect(page.locator(".trouble")).toContainText(words);
      await page.goto(`${address}#/build`);
      await page.locator(".home-main").waitFor();
      await page.locator("input[type=file]").first().setInputFiles(path);
      await expect(page.locator("[role=alert]")).toContainText(words);
    });
  });
}

test("a breakout without locks is told at the door, and another file can be opened from there", async () => {
  const [none, one] = [await file("none.json", JSON.stringify({ ...breakout, locks: [] })), await file("one.json", JSON.stringify({ ...breakout, title: "One" }))];
  await withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.locator("input[type=file]").setInputFiles(none);
    const trouble = page.locator(".trouble");
    await expect(trouble).toContainText("This breakout has no locks yet");
    // Whoever sees nothing of it hears it, too.
    await page.waitForFunction(() => document.activeElement?.textContent === "This could not be opened");
    await axeClean(page, "no locks");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
    await chooser.setFiles(one);
    await page.getByRole("heading", { name: "One" }).waitFor();
    await page.getByLabel("Team name").waitFor();
    // A file that is none leaves a way home.
    await page.goto(address);
    await page.locator("input[type=file]").setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
    await expect(trouble).toContainText("can't be read as a breakout");
    await page.getByRole("link", { name: "Latchwork" }).click();
    await page.getByRole("heading", { name: "Ready for class" }).waitFor();
  });
});

test("markup and scripts in any text stay text", async () => {
  const path = await file("odd.json", JSON.stringify(breakout));
  await withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address);
    await page.locator("input[type=file]").setInputFiles(path);
    await us.begin(script.slice(0, 30));
    await expect(page.locator("#clue")).toContainText("window.pwned");
    await page.locator(".option", { hasText: "window.pwned" }).click();
    await us.attempt();
    await expect(page.locator("#news")).toContainText("window.pwned");
    const told = page.locator("#clue, #news, .plate");
    assert.equal(await told.locator("a, img, script").count(), 0, "a script is no link, and no script");
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  });
});

test("an unknown kind of lock is shown as what it is", async () => {
  const odd = { ...breakout, title: "Odd", locks: [{ ...lock, mechanism: { kind: "sundial" }, clues: [{ id: "c", kind: "hologram" }] }] };
  const path = await file("new.json", JSON.stringify(odd));
  await withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.locator("input[type=file]").setInputFiles(path);
    await team(page).begin("Early");
    await expect(page.locator(".plate")).toContainText("newer Latchwork");
    await expect(page.locator("#clue")).toContainText("newer Latchwork");
  });
});

test("where storage is refused the app works for this sitting and says so", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("refused", "SecurityError");
      };
      Object.defineProperty(window, "indexedDB", { value: { open: refuse } });
      Object.defineProperty(window, "localStorage", { get: refuse });
    });
    const us = team(page);
    await page.goto(`${address}#/play/run-on-gate`);
    await us.begin("Guests");
    await expect(page.locator(".notice")).toContainText("Nothing is kept on this device");
    await us.open({ kind: "number" }, "5376");
    await expect(us.openCount()).toHaveText("1 of 8 open");
    await axeClean(page, "nothing kept");
    await page.goto(`${address}#/build`);
    await page.locator(".door", { hasText: "Start empty" }).click();
    await expect(page.locator(".saved")).toContainText("Not kept");
  }));
