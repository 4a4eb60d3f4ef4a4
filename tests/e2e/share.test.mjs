// A teacher shares, and a team on another device plays it: by file, link, QR code and address. A colleague gets it whole.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard } from "./support/hands.mjs";
import { withHost } from "./support/host.mjs";
import { picked } from "./support/sealed.mjs";
import { SECRETS, cellar, long, scanned, sharing, tiny, written } from "./support/share.mjs";
import { team } from "./support/team.mjs";

const PHRASE = "otter lantern velvet seven";

const unpacked = (packed) => inflateRawSync(Buffer.from(packed, "base64url")).toString();

/** The team's hands on the first locks of the cellar. */
async function opensTheDoor(page) {
  await team(page).begin("Jar Counters");
  await team(page).open({ kind: "number" }, "49627");
  await expect(team(page).openCount()).toHaveText("1 of 3 open");
  await team(page).takeUp("Shelf");
  await team(page).open({ kind: "letters" }, "BRAMBLE");
  await expect(page.locator(".now span")).toHaveText("2 of 3 open");
}

test("by file: no answer is in it, a team on another device plays it, and the teacher's phrase helps", async () => {
  let file;
  await withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, cellar());
    await us.phrase(PHRASE);
    await us.make();
    await us.way("File");
    file = await us.saved("Save the student copy");
  });
  assert.equal(file.name, "The-Cellar-Door.breakout.json");
  const text = file.bytes.toString().toLowerCase();
  for (const secret of [...SECRETS, "otter"]) assert.ok(!text.includes(secret), `${secret} stands in the student copy`);
  await withPage(async ({ page, address }) => {
    await page.goto(address);
    await team(page).openFile(picked(file.bytes, file.name));
    await opensTheDoor(page);
    await team(page).takeUp("Tin");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.locator("#menu").getByRole("button", { name: "Teacher's key" }).click();
    await page.getByLabel("Phrase").fill(PHRASE);
    await page.getByRole("button", { name: "Open this lock" }).click();
    await expect(team(page).openCount()).toHaveText("3 of 3 open");
    await page.locator(".folded, .padlock.sprung").first().waitFor();
    await page.getByRole("button", { name: "Menu" }).click();
    await page.locator("#menu").getByRole("button", { name: "Carry on elsewhere" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save your place as a file" }).click(),
    ]);
    const journal = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.match(JSON.stringify(journal), /"helped"/);
  });
});

test("by link: it leads where it is short enough, and plays in a browser that has never seen the draft", async () => {
  let link;
  await withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, cellar());
    await us.make();
    assert.equal((await us.names())[0], "Link");
    await expect(us.sheet.locator(".go")).toHaveText("Copy");
    await expect(us.sheet.locator(".go")).toHaveCount(1);
    link = (await us.link()).replace(address, "");
  });
  await withPage(async ({ page, address }) => {
    await page.goto(address + link);
    await opensTheDoor(page);
  });
});

test("what a class can rely on leads: the file where the link is too long, and the link stands last", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, long());
    await us.make();
    assert.deepEqual(await us.names(), ["File", "QR code", "One page", "In your own page", "Link"]);
    await expect(us.sheet.locator(".go")).toHaveText("Save the student copy");
    await expect(us.sheet.locator(".go")).toHaveCount(1);
    assert.match(await (await us.way("Link")).textContent(), /\d\d,\d{3} characters: most mail programs/);
  }));

test("by QR code: what a camera sees and what is saved leads to the student copy, and the poster fits on a page", async () => {
  let link;
  await withPage(
    async ({ page, address }) => {
      const us = sharing(page);
      await us.open(address, tiny());
      await us.make();
      const way = await us.way("QR code");
      await expect(way).toContainText("That makes it dense");
      await way.locator(".qr").scrollIntoViewIfNeeded();
      const seen = await scanned(page, await page.screenshot());
      assert.equal(seen, await us.link());
      const picture = await us.saved("Save as PNG");
      assert.equal(picture.name, "Dot.png");
      assert.equal(await scanned(page, picture.bytes), seen);
      const drawing = await us.saved("Save as SVG");
      assert.equal(drawing.name, "Dot.svg");
      assert.match(drawing.bytes.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      await page.evaluate(() => (globalThis.print = () => {}));
      for (const format of ["A4", "Letter"]) {
        await way.getByRole("button", { name: "Print the poster" }).click();
        await page.locator(".poster.prints").waitFor();
        const pdf = await page.pdf({ format });
        assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1, format);
      }
      // When that is done it is the Teacher's Sheet that prints.
      await expect(page.locator(".poster.prints")).toHaveCount(0);
      link = seen.replace(address, "");
    },
    { deviceScaleFactor: 2 },
  );
  await withPage(async ({ page, address }) => {
    await page.goto(address + link);
    await team(page).begin("Scanners");
    await team(page).open({ kind: "number" }, "496");
  });
});

test("from an address: the sheet says what lies there, and its QR code leads a team there", () => {
  const files = {};
  return withHost(files, async (there) => {
    const expected = new RegExp(`^asked ${there.address.split("//")[1]}$`);
    let address;
    await withPage(
      async ({ page, address: own }) => {
        const us = sharing(page);
        const breakout = long();
        await us.open(own, breakout);
        await us.make();
        await us.way("File");
        const student = (await us.saved("Save the student copy")).bytes.toString();
        const way = await us.way("QR code");
        const told = way.locator("form [role=status]");
        files["/open.json"] = JSON.stringify(breakout);
        files["/other.json"] = JSON.stringify(written("Another", []));
        files["/sign-in"] = "<!doctype html><title>Who are you?</title>";
        files["/it.json"] = student;
        for (const [file, words] of [
          ["/open.json", "The teacher copy lies there"],
          ["/other.json", "Another breakout lies there: Another."],
        ]) {
          await us.check(there.address + file);
          await expect(told).toContainText(words);
          assert.equal(await way.locator(".poster").count(), 0);
        }
        await us.check(`${there.address}/sign-in`);
        await expect(told).toContainText("That is a web page.");
        assert.equal(await scanned(page, await way.locator(".poster").screenshot()), `${there.address}/sign-in`);
        await us.check(`${there.address}/it.json`);
        await expect(told).toContainText("This student copy lies there, revision 1.");
        await axeClean(page, "an address that was checked");
        const short = page.getByRole("textbox", { name: "The students' short address" });
        assert.equal(await short.inputValue(), `${own}#/play?from=${there.address}/it.json`);
        // What is typed anew leads nowhere before it is checked.
        await page.getByLabel("The address of the file on the web").fill(`${there.address}/else.json`);
        await expect(short).toHaveCount(0);
        await us.check(`${there.address}/it.json`);
        await expect(told).toContainText("This student copy lies there, revision 1.");
        address = await scanned(page, await way.locator(".poster").screenshot());
        assert.equal(address, `${own}#/play?from=${there.address}/it.json`);
        const frame = await us.way("In your own page");
        assert.match(await frame.getByRole("textbox").inputValue(), /^<iframe src="http:\/\/127\.0\.0\.1:\d+\/some\/school\/latchwork\/#\/play\?from=http/);
        await us.phrase(PHRASE);
        await us.make();
        await us.way("QR code");
        await page.getByRole("button", { name: "Check it" }).click();
        await expect(told).toContainText("Revision 1 of this breakout lies there, and yours is 2.");
        address = address.replace(own, "");
      },
      { expected },
    );
    await withPage(
      async ({ page, address: own }) => {
        await page.goto(own + address);
        await opensTheDoor(page);
      },
      { expected },
    );
  });
});

test("as one page: it plays from a disk", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-stick-"));
  const path = join(folder, "it.html");
  try {
    await withPage(async ({ page, address }) => {
      const us = sharing(page);
      await us.open(address, cellar());
      await us.make();
      const way = await us.way("One page");
      const { name, bytes } = await us.saved("Save the page");
      assert.equal(name, "The-Cellar-Door.html");
      await expect(way.getByRole("status")).toContainText(" kB");
      await writeFile(path, bytes);
    });
    await withPage(async ({ page }) => {
      await page.goto(`file://${path}`);
      await opensTheDoor(page);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("in a class's own page: the text that is copied plays there", async () => {
  let text;
  await withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, cellar());
    await us.make();
    const way = await us.way("In your own page");
    text = (await way.getByRole("textbox").inputValue()).replace(address, "ADDRESS");
  });
  const files = {};
  await withHost(files, async (there) => {
    await withPage(
      async ({ page, address }) => {
        files["/class"] = {
          body: `<!doctype html><title>Our class</title>${text.replace("ADDRESS", address)}`,
          headers: { "content-type": "text/html" },
        };
        await page.goto(`${there.elsewhere}/class`);
        await expect(page.frameLocator("iframe").getByRole("heading", { name: "The Cellar Door" })).toBeVisible();
      },
      { expected: /^asked localhost|favicon|404/ },
    );
  });
});

test("one page: where the empty page does not arrive that is said", () =>
  withPage(async ({ page, address }) => {
    await page.route(/one-page\.html\?v=/, (route) => route.fulfill({ body: "Sign in", contentType: "text/html" }));
    const us = sharing(page);
    await us.open(address, cellar());
    await us.make();
    const way = await us.way("One page");
    await way.getByRole("button", { name: "Save the page" }).click();
    await expect(way.getByRole("alert")).toContainText("A part of this page did not arrive");
  }));

test("a bar moves while the locks are made, and it can be stopped", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/adapt/owl-at-midnight`);
    await sharing(page).ready();
    const make = page.getByRole("button", { name: "Make the student copy" });
    await make.click();
    await page.locator("progress").waitFor();
    await expect(page.locator(".making .num")).toContainText(" of ");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(make).toBeVisible();
    await page.waitForFunction(() => document.activeElement.id === "make");
    const seen = page.evaluate(
      () =>
        new Promise((done) => {
          const seen = [];
          const look = () => {
            const bar = document.querySelector("progress");
            if (bar && bar.value !== seen.at(-1)) seen.push(bar.value);
            if (document.querySelector("#made")) done(seen);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await make.click();
    const steps = await seen;
    assert.ok(steps.length > 10, `the bar stood at ${steps}`);
    assert.deepEqual(steps, steps.toSorted((a, b) => a - b));
    await page.waitForFunction(() => document.activeElement.id === "made");
  }));

test("what can't be sealed says why, where, and what to do", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page);
    const [door, shelf] = cellar().locks;
    await us.open(address, written("Twins", [door, { ...shelf, id: "door", after: [] }]));
    await page.getByRole("button", { name: "Make the student copy" }).click();
    const alert = us.sheet.getByRole("alert");
    await expect(alert).toContainText("Two locks have the same id");
    await axeClean(page, "what can't be sealed");
    await alert.getByRole("link", { name: "Go to Door" }).click();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("Door");
  }));

test("a breakout that was changed since says that its student copy is older, also after building on it", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, cellar());
    await us.make();
    await expect(us.made).toContainText("revision 1");
    const older = us.sheet.getByText("this student copy is older");
    assert.equal(await older.count(), 0);
    await page.getByRole("link", { name: "Back to building" }).click();
    await page.getByLabel("Name of the breakout").fill("The Cellar Stairs");
    await us.ready();
    await expect(older).toBeVisible();
    await expect(us.sheet.locator(".go")).toHaveText("Make it anew");
    await expect(us.sheet.locator(".go")).toHaveCount(1);
    await us.make();
    await expect(us.made).toContainText("revision 2");
    await expect(older).toHaveCount(0);
  }));

test("the phrase of last time is offered for the next breakout, and one word is too little", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, cellar());
    await us.phrase("otter");
    await expect(us.sheet).toContainText("One word is too little");
    await us.phrase(PHRASE);
    await expect(us.sheet.getByText("One word is too little")).toHaveCount(0);
    await us.make();
    await us.open(address, tiny());
    await page.getByRole("button", { name: "Take the phrase of last time" }).click();
    await expect(page.getByLabel(/Teacher's phrase/)).toHaveValue(PHRASE);
  }));

test("a colleague gets all of it, with credit, and a hint where none is given", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page);
    const breakout = cellar();
    await us.open(address, breakout);
    await us.phrase("otter lantern velvet seven");
    await us.colleague();
    await expect(us.sheet).toContainText("Your teacher's phrase is left out");
    await expect(us.sheet).toContainText("It has all answers in it");
    await expect(us.sheet).toContainText("Nobody is named as its author yet");
    const link = await page.getByRole("textbox", { name: "The colleague's address" }).inputValue();
    assert.ok(link.startsWith(`${address}#/build/z/`));
    const sent = JSON.parse(unpacked(link.split("/z/")[1]));
    assert.deepEqual(sent.locks[0].answers, ["49627"]);
    assert.equal(sent.rules?.teacher_key, undefined);
    await us.way("File");
    const file = await us.saved("Save the file");
    assert.equal(JSON.parse(file.bytes).id, breakout.id);
    assert.equal(JSON.parse(file.bytes).rules?.teacher_key, undefined);
    await axeClean(page, "sharing with a colleague");
    await us.sheet.getByRole("link", { name: "Say it under “About”" }).click();
    await page.getByLabel("Written by").fill("A. Teacher");
    await us.ready();
    await us.colleague();
    await expect(us.sheet).toContainText("Written by A. Teacher.");
  }));

test("on a phone all of it fits, and axe finds nothing", () =>
  withPage(
    async ({ page, address }) => {
      const us = sharing(page);
      await us.open(address, long());
      await fits(page, "before it is made");
      await axeClean(page, "before it is made");
      await us.make();
      for (const name of await us.names()) await us.way(name);
      await fits(page, "all ways");
      await axeClean(page, "all ways");
      await us.phrase("owl");
      await fits(page, "an older copy");
      await axeClean(page, "an older copy");
    },
    { viewport: PHONE },
  ));

test("with the keyboard alone a student copy is made and saved", () =>
  withPage(async ({ page, address }) => {
    const us = sharing(page, keyboard(page));
    await us.open(address, long());
    await us.phrase(PHRASE);
    await us.make();
    const file = await us.saved("Save the student copy");
    assert.match(file.bytes.toString(), /^\{"format":"latchwork\.sealed"/);
  }));
