// What a teacher does on the Share sheet, and what others do with what comes of it.
import { readFile } from "node:fs/promises";
import jsqr from "jsqr";
import { mouse } from "./hands.mjs";
import { picked } from "./sealed.mjs";

const number = (id, title, answer, more = {}) => ({
  id,
  title,
  mechanism: { kind: "number", wheels: answer.length },
  answers: [answer],
  hints: ["Count once more."],
  ...more,
});

/** A breakout of these locks, as its file. */
export const written = (title, locks, more = {}) => ({
  format: "latchwork.breakout",
  version: 1,
  id: crypto.randomUUID(),
  revision: 1,
  modified: "2026-01-01T00:00:00Z",
  title,
  language: "en",
  locks,
  ...more,
});

/** One lock and hardly a word: its address stands in a QR code. */
export const tiny = () => written("Dot", [{ id: "a", title: "A", mechanism: { kind: "number", wheels: 3 }, answers: ["496"] }]);

/** What nobody finds in the bytes of its student copy. */
export const SECRETS = ["bramble", "marmalade", "behind the shelf", "rosehip", "49627"];

/** Three locks, one behind the other. */
export const cellar = () =>
  written("The Cellar Door", [
    number("door", "Door", "49627", { clues: [{ id: "sign", kind: "text", body: "Count the jars." }] }),
    {
      id: "shelf",
      title: "Shelf",
      after: ["door"],
      mechanism: { kind: "letters", wheels: 7 },
      answers: ["BRAMBLE"],
      replies: [{ answer: "ROSEHIP", say: "Those are red." }],
      inside: [{ id: "note", kind: "text", body: "It lies behind the shelf." }],
    },
    { id: "tin", title: "Tin", after: ["shelf"], mechanism: { kind: "text" }, answers: ["marmalade sandwiches"] },
  ]);

/** More text than any chat takes in an address; nothing of it packs. */
export function long() {
  const word = () => crypto.randomUUID().replaceAll("-", "");
  const body = Array.from({ length: 3000 }, word).join(" ");
  return { ...cellar(), bench: [{ id: "book", kind: "text", title: "A book", body }] };
}

export function sharing(page, hand = mouse(page)) {
  const us = {
    sheet: page.locator("#share"),
    made: page.locator("#made"),
    /** Opens a breakout's file in the studio, and the sheet. */
    async open(address, breakout) {
      await page.goto(`${address}#/build`);
      await page.locator("input[type=file]").first().setInputFiles(picked(JSON.stringify(breakout)));
      await us.ready();
    },
    async ready() {
      await hand.press(page.getByRole("link", { name: "Ready for class" }));
      await us.sheet.waitFor();
    },
    phrase: (words) => hand.write(page.getByLabel(/Teacher's phrase/), words),
    async make() {
      await hand.press(page.getByRole("button", { name: /Make the student copy|Make it anew/ }));
      await us.made.waitFor();
    },
    colleague: () => hand.choose(page.getByRole("radio", { name: /A colleague/ })),
    /** A way by its name; unfolds it. */
    async way(name) {
      const way = us.sheet.locator("details", { has: page.locator("summary > b", { hasText: new RegExp(`^${name}`) }) });
      if (!(await way.evaluate((details) => details.open))) await hand.press(way.locator("summary"));
      return way;
    },
    /** What is handed out when a button is pressed. */
    async saved(name) {
      const [download] = await Promise.all([page.waitForEvent("download"), hand.press(us.sheet.getByRole("button", { name }))]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    names: () => us.sheet.locator("details > summary > b").evaluateAll((all) => all.map((one) => one.firstChild.textContent)),
    link: () => page.getByRole("textbox", { name: "The students' address" }).inputValue(),
    async check(address) {
      await hand.write(page.getByLabel("The address of the file on the web"), address);
      await hand.press(page.getByRole("button", { name: "Check it" }));
    },
  };
  return us;
}

/** What another program reads in a picture: its QR code. */
export async function scanned(page, png) {
  const dots = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let letters = "";
    for (const byte of data) letters += String.fromCharCode(byte);
    return { width: image.width, height: image.height, data: btoa(letters) };
  }, png.toString("base64"));
  const data = Uint8ClampedArray.from(Buffer.from(dots.data, "base64"));
  return (jsqr.default ?? jsqr)(data, dots.width, dots.height)?.data;
}
