// A real Chromium with a fresh profile, and what every page of ours must keep to.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const FLAGS = [
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
 * Runs `use` with a page in a fresh profile; fails where the page asks another host or complains. `served` says what is
 * served and how, the other options are the browser's.
 */
export async function withPage(use, { served, ...options } = {}) {
  const server = await serve(served);
  const own = await profile();
  const context = await own.open(options);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, server.address);
    await use({ page, address: server.address, context, profile: own, server });
    assert.deepEqual(complaints, [], "the page asked a strange host or complained");
  } finally {
    await context.close();
    await own.forget();
    server.stop();
  }
}

/** No goodbye: every process of the browser is gone at once. Gives a page of a new browser on the same profile. */
export async function killed({ context, profile }, options) {
  const gone = new Promise((closed) => context.once("close", closed));
  execFileSync("pkill", ["-KILL", "-f", profile.folder]);
  await gone;
  const again = await profile.open(options);
  return again.pages()[0] ?? (await again.newPage());
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

/** No violation of WCAG 2.2 A and AA that axe can see, in light and in dark. */
export async function axeClean(page, where) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A colour half-way between two schemes is nobody's.
    await page.evaluate(async () => {
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    });
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    assert.deepEqual(found, [], `${where}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** The narrowest screen there is: also 1280 px at four times the size. */
const SMALLEST = { width: 320, height: 640 };

/** axe has nothing to say, and at 320 px nothing is cut off at the side. */
export async function seen(page, where) {
  await axeClean(page, where);
  const before = page.viewportSize();
  await page.setViewportSize(SMALLEST);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where}: ${over} px too wide for a small phone`);
  await page.setViewportSize(before);
}
