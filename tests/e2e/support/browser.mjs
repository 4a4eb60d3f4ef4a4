// A real Chromium with a fresh profile, and what every page of ours must keep to.
import assert from "node:assert/strict";
import { mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const LAPTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** A new profile, and the browser on it. `close` ends the browser and forgets the profile. */
export async function profile() {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-"));
  const open = (options = {}) =>
    chromium.launchPersistentContext(folder, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
      viewport: LAPTOP,
      acceptDownloads: true,
      ...options,
    });
  return { folder, open, forget: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Runs `use` with a page in a fresh profile; fails where the page asks another host or complains, but for what is `expected`.
 * `served` says what is served and how, the other options are the browser's.
 */
export async function withPage(use, { served, expected, ...options } = {}) {
  const server = await serve(served);
  const own = await profile();
  const context = await own.open(options);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, server.address);
    await use({ page, address: server.address, context, profile: own, server });
    const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
    assert.deepEqual(unexpected, [], "the page asked a strange host or complained");
  } finally {
    await context.close();
    await own.forget();
    server.stop();
  }
}

/** No goodbye: every process of the browser is gone at once. Gives a page of a new browser on the same profile. */
export async function killed({ context, profile }, options) {
  const gone = new Promise((closed) => context.once("close", closed));
  // A profile's lock names its browser, and a browser leads its own group of processes.
  const number = Number((await readlink(join(profile.folder, "SingletonLock"))).split("-").at(-1));
  assert.ok(number > 1, "the browser's number");
  process.kill(-number, "SIGKILL");
  await gone;
  const again = await profile.open(options);
  return again.pages()[0] ?? (await again.newPage());
}

/**
 * What presses a page: "mouse", "touch", or nothing at all. Ask for it before the page is loaded, and of each page: a test
 * that says whose hands it uses holds them to it.
 */
export async function presses(page) {
  const kinds = new Set();
  await page.exposeFunction("pressed", (kind) => kinds.add(kind));
  await page.addInitScript(() => addEventListener("pointerdown", ({ pointerType }) => globalThis.pressed(pointerType), true));
  return kinds;
}

/** Collects what a page must never do: requests to other hosts, errors, broken policies. */
export function watch(page, address) {
  const complaints = [];
  const { host } = new URL(address);
  page.setDefaultTimeout(15_000);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.host !== host) complaints.push(`asked ${url.host}`);
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text().slice(0, 300)));
  page.on("pageerror", (error) => complaints.push(error.message.slice(0, 300)));
  return complaints;
}

/** All that moves has come to rest; says what doesn't. What moves for ever (a lock that checks) is not waited for. */
async function settled(page) {
  const restless = await page.evaluate(async (patience) => {
    const ends = ({ effect }) => effect.getComputedTiming().endTime < Infinity;
    const moving = () => document.getAnimations().filter((one) => one.playState === "running" && ends(one));
    const end = performance.now() + patience;
    do {
      // Two frames: what was changed has begun to move.
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      if (!moving().length) return [];
    } while (performance.now() < end);
    return moving().map(({ effect, animationName, transitionProperty }) => `${effect.target.className}: ${animationName ?? transitionProperty}`);
  }, 10_000);
  assert.deepEqual(restless, [], "what has not come to rest in ten seconds");
}

const MENU = ".menu > ul:not([hidden])";

/** Whether what can be pressed is too small, and not only half under a bar that it can be scrolled out from. */
async function isSmall(page, target) {
  await page.locator(target.join(" ")).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const { violations } = await new AxeBuilder({ page }).include(target).setLegacyMode().withRules(["target-size"]).analyze();
  return violations.length > 0;
}

/** No violation of WCAG 2.2 A and AA that axe can see, in light and in dark, within what stands in front: an open menu is
 * all that can be pressed, whatever it half covers. */
export async function axeClean(page, where) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A colour half-way between two schemes is nobody's.
    await settled(page);
    const front = (await page.locator(MENU).count()) ? MENU : "html";
    const { violations } = await new AxeBuilder({ page }).include(front).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    const found = [];
    for (const { id, nodes } of violations) {
      for (const { target } of nodes) if (id !== "target-size" || (await isSmall(page, target))) found.push(`${id}: ${target.join(" ")}`);
    }
    assert.deepEqual(found, [], `${where}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** Nothing hangs out at the side: the page scrolls one way only, and what is pressed or filled in is all on it. */
export async function fits(page, where) {
  // In its own letters: others are wider.
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const grown = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(grown <= 0, `${where} is wider than its window by ${grown} px`);
  await settled(page);
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) =>
      element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const hangs = (element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      return own > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && (left < -1 || right > width + 1) && !scrolls(element);
    };
    const names = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.slice(0, 30)}`;
    return [...document.querySelectorAll("a, button, input, textarea, select, summary, h1, h2, h3, p")].filter(hangs).map(names);
  });
  assert.deepEqual(wide, [], `${where} is wider than its window`);
}
