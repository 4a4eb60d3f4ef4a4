// What a team does at the gate and hands in, and what a teacher does with it on the class page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FLAGS } from "./browser.mjs";
import { expect } from "./expect.mjs";
import { root } from "./server.mjs";
import { scanned } from "./share.mjs";
import { team } from "./team.mjs";

const GATE = "#/play/run-on-gate";
/** The grammar breakout. */
export const breakout = JSON.parse(readFileSync(join(root, "puzzles/run-on-gate.json"), "utf8"));
const mechanism = Object.fromEntries(breakout.locks.map((lock) => [lock.title, lock.mechanism]));

/** A team at the gate, and what it does there. */
export async function atTheGate(page, address, name) {
  const us = team(page);
  await page.goto(address + GATE);
  await us.begin(name);
  /** Sets an answer, whatever was pressed before. */
  const set = async (title, answer) => {
    const again = page.locator(".tape").getByRole("button", { name: "Start over" });
    if ((await again.count()) > 0 && (await again.isEnabled())) await again.click();
    await us.work(mechanism[title], answer);
  };
  return {
    ...us,
    async misses(title, ...entries) {
      await us.takeUp(title);
      const { replies } = breakout.locks.find((lock) => lock.title === title);
      for (const entry of entries) {
        await set(title, entry);
        await us.attempt();
        const reply = replies.find(({ answer }) => answer === entry);
        await expect(page.locator("#news")).toContainText(reply ? reply.say.split(".")[0] : "Not yet.");
      }
    },
    async opens(title, answer) {
      await us.takeUp(title);
      await set(title, answer);
      await us.attempt();
      await page.locator(".padlock.sprung").waitFor();
      await us.unfoldAll();
    },
    async takesHint(rung) {
      await page.getByRole("button", { name: rung }).click();
      await page.getByRole("button", { name: /Use a hint card/ }).click();
      await page.locator(".rung.taken").first().waitFor();
    },
    async getsTheKey(title, phrase) {
      await us.takeUp(title);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.locator("#menu").getByRole("button", { name: "Teacher's key" }).click();
      await page.getByLabel("Phrase").fill(phrase);
      await page.getByRole("button", { name: "Open this lock" }).click();
      await page.locator(".padlock.sprung").waitFor();
      await us.unfoldAll();
    },
    async liftsTheLid() {
      await page.getByRole("button", { name: "Lift the lid" }).click();
      await page.getByRole("button", { name: "See what is in the box" }).click();
      await page.getByRole("heading", { name: "Hand in to your teacher" }).waitFor();
    },
    async goesToHandIn() {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.locator("#menu").getByRole("button", { name: "Hand in", exact: true }).click();
      await page.getByRole("heading", { name: "Hand in to your teacher" }).waitFor();
    },
  };
}

/** A hand-in as a file, in a folder. */
export async function saved(page, folder) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it as a file" }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The parts of the series that is shown, as a camera reads them from the screen. */
export async function codes(page) {
  await page.getByRole("button", { name: "Show it as codes" }).click();
  const caption = page.locator("figure.code figcaption");
  const count = Number((await caption.textContent()).match(/of (\d+)/)[1]);
  const parts = [];
  for (let at = 1; at <= count; at++) {
    await expect(caption).toContainText(`Code ${at} of ${count}`);
    parts.push(await scanned(page, await page.locator("figure.code svg").screenshot()));
    if (at < count) await page.getByRole("button", { name: "Next code" }).click();
  }
  return parts;
}

/** A camera that sees one code after the other, for ever, and something that is none of ours between. Of the page that is loaded next. */
export const camera = (page, parts) =>
  page.addInitScript((parts) => {
    let at = 0;
    // No Chromium on Linux reads codes.
    globalThis.BarcodeDetector = class {
      detect = async () => [{ rawValue: "something else" }, { rawValue: parts[at++ % parts.length] }];
    };
  }, parts);

/** What such a page is to be started with: a camera, and leave to use it. */
export const FILMED = [...FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** The marks of the teams on the page, one target after the other. */
export async function marks(page) {
  return page.locator("article.target").evaluateAll((targets) =>
    targets.map((target) => {
      const rows = [...target.querySelectorAll("tbody tr")];
      const teams = rows.flatMap((row) => [...row.querySelectorAll("button")].map((button) => [button.textContent.trim(), row.querySelector("th").textContent.trim()]));
      return Object.fromEntries(teams);
    }),
  );
}

/** Picks files on the class page. */
export async function giveFiles(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose hand-ins" }).click()]);
  await chooser.setFiles(files);
}

/** Pastes links and codes there. */
export async function paste(page, lines) {
  const field = page.getByRole("textbox", { name: "Links and codes that teams sent" });
  if (!(await field.isVisible())) await page.getByText("Links and codes that teams sent").first().click();
  await field.fill(lines.join("\n"));
  await page.getByRole("button", { name: "Take them in" }).click();
}
