// Takes the pictures of README.md, and the Teacher's Sheet as it is printed, into docs/.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LAPTOP, PHONE, withPage } from "./support/browser.mjs";
import { show } from "./support/locks.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const SLUG = "run-on-gate";
const docs = join(root, "docs");
const breakout = JSON.parse(readFileSync(join(root, "puzzles", `${SLUG}.json`), "utf8"));
const still = { reducedMotion: "reduce" };

const draw = async (page, name) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(docs, name), animations: "disabled" });
  console.log(`docs/${name}`);
};

/** Plays the first locks of the breakout, and takes one up. */
async function play({ page, address }, opened, taken) {
  const us = team(page);
  await page.goto(`${address}#/play/${SLUG}`);
  await us.begin("Night Owls");
  for (const id of opened) {
    const lock = breakout.locks.find((each) => each.id === id);
    await us.takeUp(lock.title);
    await us.open(lock.mechanism, lock.answers[0]);
  }
  await us.takeUp(breakout.locks.find((each) => each.id === taken).title);
  return us;
}

mkdirSync(docs, { recursive: true });

await withPage(
  async (at) => {
    const us = await play(at, ["letter", "shed"], "well");
    await us.press(["Blue", "Red", "Green", "Red"]);
    await draw(at.page, "play.png");
  },
  { viewport: LAPTOP, ...still },
);

await withPage(
  async (at) => {
    await play(at, ["letter", "shed", "well"], "gate");
    await at.page.locator(".tool.light").click();
    await at.page.locator(".thing", { hasText: "Tull’s letter" }).click();
    await at.page.locator("#clue .ink").hover({ force: true });
    await draw(at.page, "black-light.png");
  },
  { viewport: LAPTOP, colorScheme: "dark", ...still },
);

await withPage(
  async (at) => {
    await play(at, ["letter"], "shed");
    await draw(at.page, "phone.png");
  },
  { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2, ...still },
);

await withPage(
  async ({ page, address }) => {
    await page.goto(`${address}#/build/adapt/${SLUG}`);
    await page.locator(".chain").getByRole("link", { name: /^Gate/ }).click();
    await page.getByLabel("Name of the lock").waitFor();
    await draw(page, "build.png");
    await page.getByRole("link", { name: "Ready for class" }).click();
    await page.locator("article[class*=teachers]").waitFor();
    await page.pdf({ path: join(docs, "teachers-sheet.pdf"), preferCSSPageSize: true });
    console.log("docs/teachers-sheet.pdf");
  },
  { viewport: LAPTOP, ...still },
);

await withPage(
  async ({ page, address }) => {
    await page.goto(`${address}#/locks`);
    await show(page, "Set");
    // Pictured from where the locks begin that no kit has.
    await page.getByRole("heading", { name: "Choose and arrange" }).evaluate((heading) => heading.scrollIntoView());
    await draw(page, "locks.png");
  },
  { viewport: { width: 1366, height: 900 }, ...still },
);
