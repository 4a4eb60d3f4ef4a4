// A breakout from another host's address.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { withHost } from "./support/host.mjs";
import { ANSWERS, vectors } from "./support/sealed.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const open = readFileSync(join(root, "puzzles/run-on-gate.json"));

/** Another host is asked, and may refuse: both are on purpose here. */
const expected = /asked 127\.0\.0\.1|CORS|Failed to load resource/;

/** A page, and another host that has these files. */
const withBoth = (files, use, options) =>
  withHost(files, (other) => withPage((here) => use({ ...here, other }), { expected }), options);

test("a breakout is fetched from any host that allows it, and goes on after a reload", () =>
  withBoth({ "/copy.json": vectors.file, "/gate.json": open }, async ({ page, address, other }) => {
    await page.goto(`${address}#/play?from=${other.address}/copy.json`);
    const us = team(page);
    await us.begin("Owls");
    await us.open({ kind: "text" }, ANSWERS["The gate"]);
    await page.reload();
    await expect(us.openCount()).toHaveText("1 of 5 open");
    // Some mail programs and class streams write it so.
    await page.goto(`${address}#/play?from=${encodeURIComponent(`${other.address}/gate.json`)}`);
    await page.getByRole("heading", { name: "The Run-On Gate" }).waitFor();
  }));

test("one that lies beside the page needs no host's leave", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/play?from=puzzles/run-on-gate.json`);
    await page.getByRole("heading", { name: "The Run-On Gate" }).waitFor();
  }));

test("a slow host shows how much has come", () =>
  withBoth(
    { "/gate.json": { parts: [open.subarray(0, 9000), open.subarray(9000)], headers: { "content-length": open.length } } },
    async ({ page, address, other }) => {
      await page.goto(`${address}#/play?from=${other.address}/gate.json`);
      await expect(page.locator(".coming")).toContainText("9 kB have come.");
      await axeClean(page, "a breakout on its way");
      await fits(page, "a breakout on its way");
      other.next();
      other.next();
      await page.getByRole("heading", { name: "The Run-On Gate" }).waitFor();
    },
  ));

const BAD = {
  "/nothing": ["its answer was 404"],
  "/private": ["its answer was 403", { body: "", status: 403 }],
  "/page": ["A web page came from that address", "<!doctype html><title>Sign in</title>"],
  "/huge": ["larger than 16 MB", { body: "x", headers: { "content-length": String(17 << 20) } }],
  "/endless": ["larger than 16 MB", Buffer.alloc(17 << 20, " ")],
  "/half.json": ["This file ends in the middle", open.subarray(0, 500)],
};

test("what a host does not give says why", () =>
  withBoth(Object.fromEntries(Object.entries(BAD).map(([path, [, file]]) => [path, file])), async ({ page, address, other }) => {
    for (const [path, [words]] of Object.entries(BAD)) {
      await page.goto("about:blank");
      await page.goto(`${address}#/play?from=${other.address}${path}`);
      await expect(page.locator(".trouble")).toContainText(words);
      await expect(page.locator(".trouble")).toContainText(other.address + path);
    }
  }));

test("a host that lets nobody read it is told what to allow", () =>
  withBoth(
    { "/gate.json": open },
    async ({ page, address, other }) => {
      await page.goto(`${address}#/play?from=${other.address}/gate.json`);
      await expect(page.locator(".trouble")).toContainText("Access-Control-Allow-Origin: *");
      await axeClean(page, "a host that allows nothing");
      await fits(page, "a host that allows nothing");
    },
    { open: false },
  ));

test("only files of the web are fetched", () =>
  withPage(async ({ page, address }) => {
    for (const from of ["javascript:alert(1)", "data:application/json,{}", "https://", "file:///etc/passwd"]) {
      await page.goto("about:blank");
      await page.goto(`${address}#/play?from=${from}`);
      await expect(page.locator(".trouble")).toContainText("That is no address of a file on the web.");
    }
  }));

test("no host is told who asks", () =>
  withBoth({ "/gate.json": open }, async ({ page, address, other }) => {
    const asked = page.waitForRequest(`${other.address}/gate.json`);
    await page.goto(`${address}#/play?from=${other.address}/gate.json`);
    const headers = await (await asked).allHeaders();
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  }));
