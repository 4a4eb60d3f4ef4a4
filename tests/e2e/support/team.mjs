// What a team does, as its verbs.
import { expect } from "./expect.mjs";

export function team(page) {
  const lock = {
    /** Sets wheels by typing on them. */
    async setWheels(text) {
      await page.getByRole("spinbutton").first().focus();
      await page.keyboard.type(text);
    },
    async write(text) {
      await page.getByLabel("Write your answer here").fill(text);
    },
    async press(names) {
      const plate = page.locator(".plate");
      for (const name of names) await plate.getByRole("button", { name, exact: true }).click();
    },
    async choose(labels) {
      for (const label of labels) await page.locator(".option", { hasText: label }).click();
    },
    async attempt() {
      await page.getByRole("button", { name: "Try it" }).click();
    },
  };
  return {
    ...lock,
    async begin(name) {
      await page.getByLabel("Team name").fill(name);
      await page.getByRole("button", { name: "Begin" }).click();
      await this.readStory();
      await page.getByRole("button", { name: "Close the lid and begin" }).click();
      await page.locator(".table").waitFor();
    },
    async readStory() {
      const on = page.getByRole("button", { name: /Read on|Look into the box/ });
      while (await on.isVisible().catch(() => false)) {
        const last = (await on.textContent()) === "Look into the box";
        await on.click();
        if (last) break;
      }
      await page.getByRole("heading", { name: "Inside the lid" }).waitFor();
    },
    async takeUp(title) {
      await page.locator(".box").getByRole("button", { name: new RegExp(`^${title}`) }).click();
      await expect(page.locator(".engraved")).toHaveText(title);
    },
    /** Opens the lock on the bench and unfolds all that is inside. */
    async open(mechanism, answer) {
      switch (mechanism.kind) {
        case "number":
        case "letters":
          await lock.setWheels(answer);
          break;
        case "text":
          await lock.write(answer);
          break;
        case "direction":
          await lock.press(answer.split(" ").map((step) => step.replace("-", " ")));
          break;
        case "colour":
          await lock.press(answer.split(" ").map((id) => mechanism.palette.find((swatch) => swatch.id === id).name));
          break;
        case "choice":
          await lock.choose(answer.split(" ").map((id) => mechanism.options.find((option) => option.id === id).label));
          break;
      }
      await lock.attempt();
      await page.locator(".padlock.sprung").waitFor();
      await this.unfoldAll();
    },
    async unfoldAll() {
      const folded = page.locator(".folded");
      for (let left = await folded.count(); left > 0; left = await folded.count()) {
        const name = await folded.locator(".vh").textContent();
        await folded.click();
        await expect(folded.locator(".vh", { hasText: name })).toHaveCount(0);
      }
    },
    openCount: () => page.locator(".now span").first(),
  };
}
