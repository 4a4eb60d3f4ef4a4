// In an iframe of another site, as learning platforms have it.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { profile } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { withHost } from "./support/host.mjs";
import { ANSWERS, packed, vectors } from "./support/sealed.mjs";
import { serve } from "./support/server.mjs";
import { team } from "./support/team.mjs";

/** A class page of another site with a breakout in it, in a browser with these settings. */
async function embedded(settings, use) {
  const [server, own] = [await serve(), await profile()];
  await mkdir(join(own.folder, "Default"), { recursive: true });
  await writeFile(join(own.folder, "Default/Preferences"), JSON.stringify(settings));
  const context = await own.open();
  const frame = `<iframe src="${server.address}#/play/z/${packed(vectors.file)}" width="900" height="700"></iframe>`;
  const site = { "/class": { body: `<!doctype html><title>Class</title>${frame}`, headers: { "content-type": "text/html" } } };
  try {
    await withHost(site, async ({ elsewhere }) => {
      const page = context.pages()[0];
      const errors = [];
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`${elsewhere}/class`);
      await use(page, async () => (await page.waitForSelector("iframe")).contentFrame());
      assert.deepEqual(errors, []);
    });
  } finally {
    await context.close();
    await own.forget();
    server.stop();
  }
}

/** What other sites' frames may keep: each site's in a place of its own, or nothing, as is the default by now. */
const ALLOWED = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
const REFUSED = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };

/** A team's verbs in a frame: the keyboard is the page's. */
const within = (page, frame) => team(Object.assign(Object.create(frame), { keyboard: page.keyboard }));

test("with a store of its own for that site it plays and keeps its place", () =>
  embedded(ALLOWED, async (page, frameOf) => {
    const us = within(page, await frameOf());
    await us.begin("Owls");
    await us.open({ kind: "text" }, ANSWERS["The gate"]);
    await page.reload();
    const again = within(page, await frameOf());
    await expect(again.openCount()).toHaveText("1 of 5 open");
  }));

test("where nothing may be kept it plays, and says so", () =>
  embedded(REFUSED, async (page, frameOf) => {
    const frame = await frameOf();
    await frame.locator(".begin .notice").waitFor();
    const us = within(page, frame);
    await us.begin("Owls");
    await us.open({ kind: "text" }, ANSWERS["The gate"]);
    await expect(us.openCount()).toHaveText("1 of 5 open");
    await expect(frame.locator(".notice.warn")).toContainText("Nothing is kept on this device");
  }));
