// What a teacher does in the studio, as its verbs.
import { readFile } from "node:fs/promises";

export function teacher(page) {
  return {
    async startEmpty(address) {
      await page.goto(`${address}#/build`);
      await page.locator(".door", { hasText: "Start empty" }).click();
      await page.getByLabel("Name of the breakout").waitFor();
    },
    title: (text) => page.getByLabel("Name of the breakout").fill(text),
    async addTarget(statement, code) {
      await page.getByRole("link", { name: /The whole breakout/ }).click();
      await page.locator("#targets").getByRole("button", { name: /learning target$/ }).last().click();
      await page.getByRole("textbox", { name: "Learning target" }).last().fill(statement);
      await page.getByLabel("Code", { exact: true }).last().fill(code);
    },
    async addLock(name) {
      await page.locator(".chain").getByRole("button", { name: "Add a lock" }).click();
      await page.getByLabel("Name of the lock").fill(name);
    },
    async serve(statement) {
      await page.getByRole("button", { name: "Learning target", exact: true }).click();
      await page.getByRole("button", { name: new RegExp(statement.replaceAll(".", "\\.")) }).click();
    },
    async clue(text) {
      const clues = page.locator("#clues");
      await clues.getByRole("button", { name: "Paper" }).click();
      await clues.getByLabel("Text of the clue").fill(text);
    },
    async insideIs(text) {
      const inside = page.locator("#inside");
      await inside.getByRole("button", { name: "Paper" }).click();
      await inside.getByLabel("Text of the clue").fill(text);
    },
    type: (name) => page.getByRole("radio", { name, exact: true }).check({ force: true }),
    async setWheels(text) {
      await page.getByRole("spinbutton").first().focus();
      await page.keyboard.type(text);
    },
    hint: (rung, text) => page.getByLabel(rung).fill(text),
    async reply(mistake, words) {
      await page.getByRole("button", { name: /likely mistake/ }).click();
      await page.getByLabel("If they answer").last().fill(mistake);
      await page.getByLabel("say", { exact: true }).last().fill(words);
    },
    /** Saves as a file, and gives the file's path and what is in it. */
    async save() {
      await page.getByRole("button", { name: "Menu" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save as a file" }).first().click(),
      ]);
      const path = await download.path();
      return { path, name: download.suggestedFilename(), breakout: JSON.parse(await readFile(path, "utf8")) };
    },
  };
}
