// What a team does, as its verbs.
import { expect } from "./expect.mjs";
import { further } from "./further.mjs";
import { mouse } from "./hands.mjs";

export function team(page, hand = mouse(page)) {
  const lock = {
    setWheels: (text) => hand.turnWheels(text),
    async write(text) {
      await hand.write(page.getByLabel("Write your answer here"), text);
    },
    async press(names) {
      const plate = page.locator(".plate");
      for (const name of names) await hand.press(plate.getByRole("button", { name, exact: true }));
    },
    async choose(labels) {
      for (const label of labels) await hand.tick(page.locator(".option", { hasText: label }));
    },
    async attempt() {
      await hand.press(page.getByRole("button", { name: "Try it" }));
    },
  };
  return {
    ...lock,
    async openFile(path) {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        hand.press(page.getByRole("button", { name: "Open a file" })),
      ]);
      await chooser.setFiles(path);
    },
    async begin(name) {
      await hand.write(page.getByLabel("Team name"), name);
      await hand.press(page.getByRole("button", { name: "Begin" }));
      await this.readStory();
      await hand.press(page.getByRole("button", { name: "Close the lid and begin" }));
      await page.locator(".table").waitFor();
    },
    async readStory() {
      const on = page.getByRole("button", { name: /Begin the story|Read on|Look into the box/ });
      while (await on.isVisible().catch(() => false)) {
        const last = (await on.textContent()) === "Look into the box";
        await hand.press(on);
        if (last) break;
      }
      await page.getByRole("heading", { name: "Inside the lid" }).waitFor();
    },
    /** Closes the lid for today. */
    async leaves() {
      await hand.press(page.getByRole("button", { name: "Menu" }));
      await hand.press(page.getByRole("button", { name: "Close the lid for today" }));
      await hand.press(page.getByRole("button", { name: "Leave the table" }));
    },
    /** Opens the first locks of a breakout from what it had on paper. */
    async recovers(answers) {
      await hand.press(page.getByRole("button", { name: "Some locks were opened before" }));
      for (const answer of answers) {
        await hand.write(page.getByLabel("An answer you found"), answer);
        await hand.press(page.getByRole("button", { name: "Add it" }));
        await expect(page.locator("#already [role=status]")).toContainText(answer);
      }
      await hand.press(page.getByRole("button", { name: "Open these locks" }));
      await page.locator(".table").waitFor();
      // The table is there before what was opened is stored.
      await expect(this.openCount()).toContainText(`${answers.length} of`);
    },
    async takeUp(title) {
      await hand.press(page.locator(".box").getByRole("button", { name: new RegExp(`^${title}`) }));
      await expect(page.locator(".engraved")).toHaveText(title);
    },
    /** Opens the lock on the bench and unfolds all that is inside. */
    async open(mechanism, answer) {
      await this.work(mechanism, answer);
      await lock.attempt();
      await page.locator(".padlock.sprung").waitFor();
      await this.unfoldAll();
    },
    /** Opens every lock of a breakout in which all are there from the start: title, mechanism, answer. */
    async openEach(locks) {
      for (const [at, [title, mechanism, answer]] of locks.entries()) {
        await this.takeUp(title);
        await this.work(mechanism, answer);
        await lock.attempt();
        await page.locator(".padlock.sprung").waitFor();
        await expect(this.openCount()).toContainText(`${at + 1} of ${locks.length}`);
      }
    },
    /** Sets an answer on the lock on the bench. */
    async work(mechanism, answer) {
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
        default:
          await further(page, hand, lock)[mechanism.kind](mechanism, answer);
      }
    },
    async unfoldAll() {
      const folded = page.locator(".folded");
      for (let left = await folded.count(); left > 0; left = await folded.count()) {
        const name = await folded.locator(".vh").textContent();
        await hand.press(folded);
        await expect(folded.locator(".vh", { hasText: name })).toHaveCount(0);
      }
    },
    openCount: () => page.locator(".now span").first(),
  };
}
