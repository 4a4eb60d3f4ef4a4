// What a teacher does in the studio, as its verbs.
import { readFile } from "node:fs/promises";
import { mouse } from "./hands.mjs";

export function teacher(page, hand = mouse(page)) {
  /** On a phone the chain is folded behind a row. */
  const unfold = async () => {
    const fold = page.locator(".chain .fold");
    if ((await fold.isVisible()) && (await fold.getAttribute("aria-expanded")) === "false") await hand.press(fold);
  };
  return {
    unfold,
    async startEmpty(address) {
      await page.goto(`${address}#/build`);
      await hand.press(page.locator(".door", { hasText: "Start empty" }));
      await page.getByLabel("Name of the breakout").waitFor();
    },
    title: (text) => hand.write(page.getByLabel("Name of the breakout"), text),
    async addTarget(statement, code) {
      await unfold();
      await hand.press(page.getByRole("link", { name: /The whole breakout/ }));
      await hand.press(page.locator("#targets").getByRole("button", { name: /learning target$/ }).last());
      await hand.write(page.getByRole("textbox", { name: "Learning target" }).last(), statement);
      await hand.write(page.getByLabel("Code", { exact: true }).last(), code);
    },
    async addLock(name) {
      await unfold();
      await hand.press(page.locator(".chain").getByRole("button", { name: "Add a lock" }));
      await hand.write(page.getByLabel("Name of the lock"), name);
    },
    async serve(statement) {
      await hand.press(page.getByRole("button", { name: "Learning target", exact: true }));
      await hand.press(page.getByRole("button", { name: new RegExp(statement.replaceAll(".", "\\.")) }));
    },
    async clue(text) {
      const clues = page.locator("#clues");
      await hand.press(clues.getByRole("button", { name: "Paper" }));
      await hand.write(clues.getByLabel("Text of the clue"), text);
    },
    async insideIs(text) {
      const inside = page.locator("#inside");
      await hand.press(inside.getByRole("button", { name: "Paper" }));
      await hand.write(inside.getByLabel("Text of the clue"), text);
    },
    type: (name) => hand.choose(page.getByRole("radio", { name, exact: true })),
    setWheels: (text) => hand.turnWheels(text),
    answer: (text) => hand.write(page.getByLabel("Write your answer here"), text),
    hint: (rung, text) => hand.write(page.getByLabel(rung), text),
    async reply(mistake, words) {
      await hand.press(page.getByRole("button", { name: /likely mistake/ }));
      await hand.write(page.getByLabel("If they answer").last(), mistake);
      await hand.write(page.getByLabel("say", { exact: true }).last(), words);
    },
    /** Saves as a file, and gives the file's path and what is in it. */
    async save() {
      await hand.press(page.getByRole("button", { name: "Menu" }));
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        hand.press(page.getByRole("button", { name: "Save as a file" }).first()),
      ]);
      const path = await download.path();
      return { path, name: download.suggestedFilename(), breakout: JSON.parse(await readFile(path, "utf8")) };
    },
  };
}
