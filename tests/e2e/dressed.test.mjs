// A style sheet that was fetched for one page stays when another page comes: it dresses nothing there.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withPage } from "./support/browser.mjs";
import { root } from "./support/server.mjs";
import { picked } from "./support/sealed.mjs";

/** Parts of the page's own sheet, and those for a language, for paper or for a device as a whole. */
const WHOLE = ["tokens", "base", "padlock", "play", "print", "rtl", "front"];
/** What is put aside outside the studio. */
const STUDIO = ["build", "works", "map", "paper", "weave", "class", "lesson"];

const sheets = (await readdir(join(root, "dist"))).map((file) => file.match(/^([a-z]+)\.css$/)?.[1]).filter((name) => name && !WHOLE.includes(name));

/** In the page: how everything looks that can be seen. */
const looks = () =>
  [...document.querySelectorAll("body *")]
    .filter((thing) => thing.checkVisibility())
    .map((thing) => {
      const { x, y, width, height } = thing.getBoundingClientRect();
      const { color, backgroundColor, fontSize, borderTopWidth } = getComputedStyle(thing);
      const place = [x, y, width, height].map(Math.round).join(" ");
      return `${thing.localName}.${thing.getAttribute("class") ?? ""}: ${place}, ${color} on ${backgroundColor}, ${fontSize}, ${borderTopWidth}`;
    });

/** What changes when all sheets come that this page did not ask for. */
async function changes(page, names) {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    await document.fonts.ready;
  });
  const before = await page.evaluate(looks);
  const added = await page.evaluate(async (names) => {
    const has = (name) => document.querySelector(`link[href^="${name}.css"]`);
    const others = names.filter((name) => !has(name));
    const come = (name) => new Promise((there) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${name}.css`, onload: there })));
    await Promise.all(others.map(come));
    return others.length;
  }, names);
  assert.ok(added > 3, `${added} sheets came`);
  const after = await page.evaluate(looks);
  // The first ones say where it begins; all below them moved along.
  return before.flatMap((look, at) => (look === after[at] ? [] : [`${look} → ${after[at]}`])).slice(0, 5);
}

test("in the studio no page wears another page's sheet", () =>
  withPage(async ({ page, address }) => {
    const owl = JSON.parse(await readFile(join(root, "puzzles/owl-at-midnight.json"), "utf8"));
    await page.goto(`${address}#/build`);
    await page.locator("input[type=file]").first().setInputFiles(picked(JSON.stringify({ ...owl, authors: [] }), "owl.breakout.json"));
    await page.locator("#title").waitFor();
    const [, , draft] = new URL(page.url()).hash.split("/");
    const locks = owl.locks.map(({ id }) => `lock/${id}`);
    const pages = ["targets", "about", "story", "rules", "ready", "find", "versions", "take", "map", "paper", "another", ...locks.slice(0, 6)].map((name) => `#/build/${draft}/${name}`);
    for (const one of [...pages, "#/build", "#/build/bring", "#/class"]) {
      await page.goto("about:blank");
      await page.goto(address + one);
      await page.locator("main:not(#plain)").first().waitFor();
      assert.deepEqual(await changes(page, sheets), [], one);
    }
    await page.goto("about:blank");
    await page.goto(`${address}#/build/${draft}/targets`);
    await page.locator(".goals").waitFor();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    assert.deepEqual(await changes(page, sheets), [], "the list of keys");
  }));

test("at home and with a team no page wears another page's sheet", () =>
  withPage(async ({ page, address }) => {
    const worn = sheets.filter((name) => !STUDIO.includes(name) && name !== "home");
    for (const [one, there] of [["", ".home"], ["#/play/run-on-gate", "form.begin .go"]]) {
      await page.goto("about:blank");
      await page.goto(address + one);
      await page.locator(there).first().waitFor();
      assert.deepEqual(await changes(page, worn), [], one);
    }
  }));
