// Pictures and sounds in the studio: picked, dropped, pasted, photographed, recorded; made smaller, kept apart from the words,
// undone and done again; and whatever can't be taken is said in words, with nothing lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { FLAGS, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { drop, held, paste, picture, seen, tone } from "./support/pictures.mjs";
import { root } from "./support/server.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const ALT = "What the picture shows, for whoever can't see it";

/** A draft with a lock, and a zone that waits for a picture or a sound. */
async function waiting(page, address, what = "Picture") {
  const us = teacher(page);
  await us.startEmpty(address);
  await us.title("Owls");
  await us.addLock("Nest");
  const clues = page.locator("#clues");
  await clues.getByRole("button", { name: what, exact: true }).click();
  const zone = clues.locator(".picker");
  await zone.waitFor();
  return { us, clues, zone };
}

/** Chooses a file with the zone's own button. */
async function choose(page, zone, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), zone.getByRole("button", { name: /^Choose a/ }).click()]);
  await chooser.setFiles(file);
}

const kept = (page) => expect(page.locator(".saved")).toContainText("Saved on this device");

/** All that lies on a shelf: keys and texts. */
const shelf = (page, name) =>
  page.evaluate(
    (name) =>
      new Promise((done, refused) => {
        const open = indexedDB.open("latchwork");
        open.onerror = refused;
        open.onsuccess = () => {
          const store = open.result.transaction(name).objectStore(name);
          const [keys, texts] = [store.getAllKeys(), store.getAll()];
          texts.onsuccess = () => {
            open.result.close();
            done(keys.result.map((key, at) => [key, texts.result[at]]));
          };
        };
      }),
    name,
  );

/** The pictures and sounds of the drafts themselves; their saved versions have theirs beside them. */
const media = async (page) => (await shelf(page, "media")).filter(([key]) => key.includes("/"));

test("a large photograph becomes a light picture that is kept, saved, undone and done again", () =>
  withPage(async ({ page, address }) => {
    const { us, clues, zone } = await waiting(page, address);
    await page.waitForFunction(() => document.activeElement.textContent === "Choose a picture");
    await axeClean(page, "the zone");
    const photograph = await picture(page, { width: 4000, height: 3000 });
    assert.ok(photograph.length > 1_000_000, `the photograph has ${photograph.length} bytes`);
    await choose(page, zone, { name: "IMG_0042.JPG", mimeType: "image/jpeg", buffer: photograph });
    await expect(clues.locator("[role=status]", { hasText: "Made smaller" })).toContainText("4000 × 3000 pixels became 1");
    const alt = clues.getByLabel(ALT);
    await alt.waitFor();
    assert.equal(await alt.evaluate((field) => field === document.activeElement), true, "its words come next");
    await alt.fill("An owl.");
    await clues.getByLabel("Who made it").fill("Ada");
    await expect(clues.locator("figcaption")).toHaveText("Credit: Ada");
    await axeClean(page, "a picture in the studio");
    await kept(page);

    // The words are written without it, and it lies on a shelf of its own.
    const [[draft, text]] = await shelf(page, "drafts");
    const [[key, data]] = await media(page);
    assert.equal(key, `${draft}/img-0042`);
    assert.ok(text.length < 2000 && data.length > 50_000, `the draft has ${text.length} characters, the picture ${data.length}`);

    await page.reload();
    await expect(clues.locator("figure img")).toBeVisible();
    assert.equal(await clues.locator("figure img").getAttribute("alt"), "An owl.");
    const { breakout } = await us.save();
    const [clue] = breakout.locks[0].clues;
    assert.deepEqual([clue.kind, clue.src, clue.alt], ["image", "media:img-0042", "An owl."]);
    assert.equal(breakout.media["img-0042"].credit, "Ada");
    const owl = await seen(page, breakout.media["img-0042"]);
    assert.equal(owl.type, "image/webp");
    assert.ok(Math.max(owl.width, owl.height) <= 1600 && owl.bytes <= 200_000, JSON.stringify(owl));
    assert.ok(Math.abs(owl.width / owl.height - 4 / 3) < 0.01, "in its own shape");
    assert.ok(owl.red > 200 && owl.green < 60, "the right way up");

    await choose(page, await zoneOf(clues), { name: "second.png", mimeType: "image/png", buffer: await picture(page, { width: 300, height: 200, type: "image/png", noisy: false }) });
    await expect(clues.locator("figure img")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(clues.locator("figure img")).toHaveCount(1);
    assert.deepEqual(Object.keys((await us.save()).breakout.media), ["img-0042"]);
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(clues.locator("figure img")).toHaveCount(2);
    assert.equal((await seen(page, (await us.save()).breakout.media.second)).width, 300);

    // A clue that is deleted takes its picture along, and both come back.
    await clues.locator(".clue").first().getByRole("button", { name: "More" }).click();
    await clues.locator(".clue").first().getByRole("button", { name: "Delete" }).click();
    await expect(clues.locator("figure img")).toHaveCount(1);
    assert.deepEqual(Object.keys((await us.save()).breakout.media), ["second"]);
    await kept(page);
    assert.equal((await media(page)).length, 2, "a step back could still want it");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(clues.locator("figure img")).toHaveCount(2);
    await clues.locator(".clue").first().getByRole("button", { name: "More" }).click();
    await clues.locator(".clue").first().getByRole("button", { name: "Delete" }).click();
    await kept(page);
    await page.reload();
    await expect(clues.locator("figure img")).toHaveCount(1);
    assert.deepEqual((await media(page)).map(([key]) => key.split("/")[1]), ["second"]);
  }));

/** Opens the zone for one more picture. */
async function zoneOf(clues) {
  await clues.locator(".adds").getByRole("button", { name: "Picture", exact: true }).last().click();
  await clues.locator(".picker").waitFor();
  return clues.locator(".picker");
}

test("a picture is dropped, pasted, and another takes its place", () =>
  withPage(async ({ page, address }) => {
    const { us, clues, zone } = await waiting(page, address);
    const small = { width: 200, height: 100, type: "image/png", noisy: false };
    const owl = { name: "owl.png", mimeType: "image/png", buffer: await picture(page, small) };
    await drop(zone, [owl]);
    await expect(clues.locator("figure img")).toHaveCount(1);
    // Beside the zone is as good.
    await zoneOf(clues);
    await drop(page.locator(".studio-top"), [owl]);
    await expect(clues.locator("figure img")).toHaveCount(2);
    await zoneOf(clues);
    await paste(page, { ...owl, name: "image.png" });
    await expect(clues.locator("figure img")).toHaveCount(3);
    await clues.getByLabel(ALT).fill("The third.");
    await clues.getByRole("button", { name: "Another picture" }).click();
    await clues.locator(".writing .picker").waitFor();
    await paste(page, { ...owl, buffer: await picture(page, { ...small, width: 222 }) });
    await expect(clues.locator(".writing .picker")).toHaveCount(0);
    const { breakout } = await us.save();
    assert.deepEqual(breakout.locks[0].clues.map(({ src }) => src), ["media:owl", "media:owl-2", "media:owl-3"]);
    assert.equal(breakout.locks[0].clues[2].alt, "The third.");
    assert.equal((await seen(page, breakout.media["owl-3"])).width, 222);
    assert.deepEqual(Object.keys(breakout.media), ["owl", "owl-2", "owl-3"]);
  }));

test("text that is pasted while a zone is open stays text, also where a picture of it comes along", () =>
  withPage(async ({ page, address }) => {
    const { zone } = await waiting(page, address);
    await page.getByLabel("Name of the lock").focus();
    const prevented = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "owls");
      data.items.add(new File(["owls"], "image.png", { type: "image/png" }));
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(prevented, false);
    await zone.getByRole("button", { name: "Not now" }).click();
    await expect(zone).toHaveCount(0);
  }));

test("a picture is turned as the camera was held, and tells nothing but what is seen", () =>
  withPage(async ({ page, address }) => {
    const { us, clues, zone } = await waiting(page, address);
    const jpeg = held(await picture(page, { width: 400, height: 200, noisy: false }), 6);
    assert.ok(jpeg.includes("Exif"));
    await choose(page, zone, { name: "turned.jpg", mimeType: "image/jpeg", buffer: jpeg });
    await expect(clues.locator("figure img")).toHaveCount(1);
    const { breakout } = await us.save();
    const turned = await seen(page, breakout.media.turned, [0.9, 0.1]);
    assert.deepEqual([turned.width, turned.height], [200, 400]);
    assert.ok(turned.red > 200 && turned.green < 60, `the red corner is at the top right: ${JSON.stringify(turned)}`);
    assert.ok(!Buffer.from(breakout.media.turned.data, "base64").includes("Exif"));
  }));

test("a drawing is drawn, and is a drawing's markup no more; a GIF stands still and says so", () =>
  withPage(async ({ page, address }) => {
    const { us, clues, zone } = await waiting(page, address);
    const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" onload="window.pwned = 1"><script>window.pwned = 1</script><rect width="10" height="10" fill="#f00"/></svg>`;
    await choose(page, zone, { name: "flag.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg) });
    await expect(clues.locator("figure img")).toHaveCount(1);
    const gif = Buffer.from("47494638396101000100800000ff0000ffffff21f90401000000002c00000000010001000002024401003b", "hex");
    await choose(page, await zoneOf(clues), { name: "dot.gif", mimeType: "image/gif", buffer: gif });
    await expect(clues.locator("[role=status]", { hasText: "of a GIF the first picture is taken" })).toBeVisible();
    const { breakout } = await us.save();
    const flag = await seen(page, breakout.media.flag);
    assert.deepEqual([flag.type, flag.width, flag.height], ["image/webp", 1600, 800]);
    assert.ok(flag.red > 200 && flag.green < 60);
    assert.equal((await seen(page, breakout.media.flag, [0.9, 0.5])).alpha, 0, "what was clear is clear");
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal((await seen(page, breakout.media.dot)).width, 1);
  }));

test("a browser that writes no WebP writes JPEG, or PNG where something shines through", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = function (done, type, quality) {
        toBlob.call(this, done, type === "image/webp" ? "image/png" : type, quality);
      };
    });
    const { us, clues, zone } = await waiting(page, address);
    await choose(page, zone, { name: "solid.jpg", mimeType: "image/jpeg", buffer: await picture(page, { width: 1700, height: 1000 }) });
    await expect(clues.locator("figure img")).toHaveCount(1);
    const clear = await picture(page, { width: 200, height: 100, type: "image/png", noisy: false, seeThrough: true });
    await choose(page, await zoneOf(clues), { name: "clear.png", mimeType: "image/png", buffer: clear });
    await expect(clues.locator("figure img")).toHaveCount(2);
    const { media } = (await us.save()).breakout;
    assert.deepEqual([media.solid.type, media.clear.type], ["image/jpeg", "image/png"]);
    assert.ok((await seen(page, media.solid)).bytes <= 200_000);
  }));

const REFUSED = {
  "a picture that is text": ["Picture", { name: "holiday.png", mimeType: "image/png", buffer: Buffer.from("not a picture at all") }, "it is no picture"],
  "half a picture": ["Picture", { name: "half.png", mimeType: "image/png", buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") }, "this browser can't read it"],
  "an empty picture": ["Picture", { name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) }, "it is no picture"],
  "a picture of 40 MB": ["Picture", { name: "poster.png", mimeType: "image/png", size: 40_000_000 }, "it has 40 MB or more"],
  "a sound of 40 MB": ["Sound", { name: "concert.wav", mimeType: "audio/wav", size: 40_000_000 }, "a sound may have 2 MB"],
  "a sound that is text": ["Sound", { name: "song.mp3", mimeType: "audio/mpeg", buffer: Buffer.from("la la la") }, "it is no sound"],
  "half a sound": ["Sound", { name: "half.wav", mimeType: "audio/wav", buffer: tone(1).subarray(0, 30) }, "this browser can't play it"],
  "a picture for a sound": ["Sound", { name: "owl.jpg", mimeType: "image/jpeg", buffer: Buffer.from("ffd8ffe0", "hex") }, "it is no sound"],
};

for (const [kind, [what, file, words]] of Object.entries(REFUSED)) {
  test(`${kind} is refused in words, at once, and the draft is as it was`, () =>
    withPage(async ({ page, address }) => {
      const { us, clues, zone } = await waiting(page, address, what);
      await kept(page);
      const before = (await us.save()).breakout;
      const asked = Date.now();
      await drop(zone, [file]);
      await expect(zone.locator("[role=alert]")).toContainText(words);
      assert.ok(Date.now() - asked < 2000, `it took ${Date.now() - asked} ms`);
      await expect(zone.locator("[role=alert]")).toContainText(file.name);
      await axeClean(page, kind);
      assert.equal(await clues.locator(".clue").count(), 0);
      const after = (await us.save()).breakout;
      assert.deepEqual({ ...after, modified: "" }, { ...before, modified: "" });
      // And one that is right is taken then.
      const right =
        what === "Picture"
          ? { name: "owl.png", mimeType: "image/png", buffer: await picture(page, { width: 20, height: 20, type: "image/png", noisy: false }) }
          : { name: "owl.wav", mimeType: "audio/wav", buffer: tone(0.2) };
      await choose(page, zone, right);
      await expect(clues.locator(".clue")).toHaveCount(1);
    }));
}

test("a sound is kept as it is, with its words", () =>
  withPage(async ({ page, address }) => {
    const { us, clues, zone } = await waiting(page, address, "Sound");
    const sound = tone(1);
    await choose(page, zone, { name: "Hoot!.wav", mimeType: "", buffer: sound });
    await clues.getByLabel("What the recording says").fill("Hoo.");
    await expect(clues.locator("figure audio")).toHaveCount(1);
    await axeClean(page, "a sound in the studio");
    const { breakout } = await us.save();
    assert.deepEqual(breakout.locks[0].clues, [{ id: "sound", kind: "audio", src: "media:hoot", transcript: "Hoo." }]);
    assert.equal(breakout.media.hoot.type, "audio/wav");
    assert.ok(Buffer.from(breakout.media.hoot.data, "base64").equals(sound));
  }));

const MICROPHONE = [...FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

test("a sound is recorded, listened to, recorded again and kept", () =>
  withPage(
    async ({ page, address }) => {
      const { us, clues, zone } = await waiting(page, address, "Sound");
      const record = async () => {
        await zone.getByRole("button", { name: /^Record/ }).click();
        await expect(zone.getByRole("timer")).toHaveText("0:01");
        await zone.getByRole("button", { name: /^Stop/ }).click();
        await zone.getByLabel("Your recording").waitFor();
      };
      await record();
      await axeClean(page, "a recording");
      const first = await zone.getByLabel("Your recording").getAttribute("src");
      await record();
      assert.notEqual(await zone.getByLabel("Your recording").getAttribute("src"), first);
      await zone.getByRole("button", { name: "Keep it" }).click();
      await expect(clues.locator("figure audio")).toHaveCount(1);
      const { media } = (await us.save()).breakout;
      assert.equal(media.recording.type, "audio/webm");
      const length = Buffer.from(media.recording.data, "base64").length;
      assert.ok(length > 1000 && length < 100_000, `${length} bytes`);
    },
    { args: MICROPHONE },
  ));

test("who leaves a recording leaves no microphone on", () =>
  withPage(
    async ({ page, address }) => {
      await page.addInitScript(() => {
        const { mediaDevices } = navigator;
        const ask = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (want) => (globalThis.lent = await ask(want));
      });
      const { zone } = await waiting(page, address, "Sound");
      await zone.getByRole("button", { name: "Record" }).click();
      await zone.getByRole("timer").waitFor();
      await zone.getByRole("button", { name: "Not now" }).click();
      await page.waitForFunction(() => globalThis.lent.getTracks().every(({ readyState }) => readyState === "ended"));
    },
    { args: MICROPHONE },
  ));

test("a microphone that is not allowed, and one that is missing, are said in words", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", globalThis.why));
    });
    const { zone } = await waiting(page, address, "Sound");
    for (const [why, words] of [["NotAllowedError", "not allowed here"], ["NotFoundError", "No microphone was found"], ["NotReadableError", "another program has it"]]) {
      await page.evaluate((why) => (globalThis.why = why), why);
      await zone.getByRole("button", { name: "Record" }).click();
      await expect(zone.locator("[role=alert]")).toContainText(words);
    }
    await axeClean(page, "no microphone");
    await page.evaluate(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined }));
    await zone.getByRole("button", { name: "Record" }).click();
    await expect(zone.locator("[role=alert]")).toContainText("can't record on this page");
  }));

test("on a phone a picture is photographed, and all fits", () =>
  withPage(
    async ({ page, address }) => {
      const { clues, zone } = await waiting(page, address);
      await fits(page, "the zone on a phone");
      assert.equal(await zone.locator("input[capture=environment]").count(), 1);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), zone.getByRole("button", { name: "Take a photograph" }).tap()]);
      await chooser.setFiles({ name: "image.jpg", mimeType: "image/jpeg", buffer: await picture(page, { width: 800, height: 600 }) });
      await expect(clues.locator("figure img")).toHaveCount(1);
      await fits(page, "a picture on a phone");
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, "a picture, 320 px wide");
      for (const what of ["Picture", "Sound"]) {
        await clues.locator(".adds").getByRole("button", { name: what, exact: true }).tap();
        await clues.getByRole("button", { name: `Choose a ${what.toLowerCase()}` }).waitFor();
        await fits(page, `the zone for a ${what}, 320 px wide`);
      }
    },
    { viewport: PHONE, hasTouch: true, isMobile: true },
  ));

test("a draft that held its picture itself opens, and is light from its next change on", () =>
  withPage(async ({ page, address, context }) => {
    const owl = JSON.parse(await readFile(join(root, "puzzles/owl-at-midnight.json"), "utf8"));
    const record = JSON.stringify(owl);
    // A page of the same place that is not the app: the old shelves are put up before it comes.
    const before = await context.newPage();
    await before.goto(`${address}favicon.svg`);
    await before.evaluate(
      ({ id, record }) =>
        new Promise((done, refused) => {
          const open = indexedDB.open("latchwork", 1);
          open.onupgradeneeded = () => ["drafts", "opened", "journals", "events"].forEach((name) => open.result.createObjectStore(name));
          open.onerror = refused;
          open.onsuccess = () => {
            const write = open.result.transaction("drafts", "readwrite");
            write.objectStore("drafts").put(record, id);
            write.oncomplete = () => {
              open.result.close();
              done();
            };
          };
        }),
      { id: owl.id, record },
    );
    await before.close();
    await page.goto(`${address}#/build/${owl.id}/lock/track`);
    await expect(page.locator("#clues figure img")).toBeVisible();
    assert.equal((await media(page)).length, 0);
    const us = teacher(page);
    await us.title("The Owl, adapted");
    await kept(page);
    const [[, text]] = await shelf(page, "drafts");
    assert.ok(!text.includes(owl.media.rails.data), "the words are written alone");
    assert.deepEqual((await media(page)).map(([key]) => key), [`${owl.id}/rails`, `${owl.id}/whistle`]);
    await page.reload();
    assert.deepEqual((await us.save()).breakout.media, owl.media);

    // Tried as a team it has its picture, a copy has one of its own, and what is deleted takes all along and brings all back.
    await page.goto(`${address}#/play/try/${owl.id}/track`);
    await team(page).takeUp(owl.locks.find(({ id }) => id === "track").title);
    await expect(page.locator("#clue img")).toBeVisible();
    await page.goto(`${address}#/build`);
    const line = page.locator(".lines > li", { hasText: "The Owl, adapted" }).first();
    const menu = async (name) => {
      await line.getByRole("button", { name: /^More about/ }).click();
      const act = line.getByRole("button", { name });
      return act.click();
    };
    const [download] = await Promise.all([page.waitForEvent("download"), menu("Save as a file")]);
    assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")).media, owl.media);
    await menu("Duplicate");
    await expect(page.locator(".lines > li")).toHaveCount(2);
    assert.equal((await media(page)).length, 4);
    await menu("Delete");
    await expect(page.locator(".lines > li")).toHaveCount(1);
    assert.equal((await media(page)).length, 2);
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(page.locator(".lines > li")).toHaveCount(2);
    assert.equal((await media(page)).length, 4);
  }));

test("a page lets go of what is kept when a newer one comes", () =>
  withPage(async ({ page, address, context }) => {
    await page.goto(address);
    await page.getByRole("heading", { name: "Latchwork" }).waitFor();
    const other = await context.newPage();
    await other.goto(`${address}favicon.svg`);
    const version = await other.evaluate(
      () =>
        new Promise((done, refused) => {
          const open = indexedDB.open("latchwork", 99);
          open.onblocked = () => refused(new Error("blocked"));
          open.onsuccess = () => done(open.result.version);
        }),
    );
    assert.equal(version, 99);
  }));

test("with large pictures a colleague gets the file, and no link", () =>
  withPage(async ({ page, address }) => {
    const { clues, zone } = await waiting(page, address);
    await choose(page, zone, { name: "owl.jpg", mimeType: "image/jpeg", buffer: await picture(page, { width: 1600, height: 1200 }) });
    await expect(clues.locator("figure img")).toHaveCount(1);
    await page.getByRole("link", { name: "Ready for class" }).click();
    await page.getByRole("radio", { name: /A colleague/ }).check({ force: true });
    await expect(page.locator("#share")).toContainText("with its pictures and sounds it does not fit into a link");
    assert.equal(await page.locator("#studio-address").count(), 0);
    await axeClean(page, "ready, with a picture");
  }));
