// Maths in texts: shown as maths where it can be read, as it was typed where it can't, and its code fetched by nobody else.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const sum = String.raw`$$\frac{1}{2} + \frac{1}{5} = \frac{5}{10} + \frac{2}{10} + \frac{3}{10} + \frac{4}{10} + \frac{6}{10} + \frac{7}{10}$$`;
const column = String.raw`$$\begin{array}{r}23\\+45\\ \hline 68\end{array}$$`;
const deep = `$${String.raw`\frac1`.repeat(100)}2$ $${"{".repeat(50)}1${"}".repeat(50)}$ $${String.raw`\sqrt`.repeat(101)}2$`;

/** A breakout with this on the paper of its only lock. */
function breakout(body, members = {}) {
  const lock = {
    id: "a",
    title: "Lock",
    targets: ["t"],
    clues: [{ id: "c", kind: "text", body }],
    mechanism: { kind: "number", wheels: 3 },
    answers: ["123"],
    replies: [{ answer: "321", say: String.raw`Turn $\tfrac{3}{4}$ of it round.` }],
    hints: [String.raw`It is $\sqrt{4}$.`],
  };
  return {
    format: "latchwork.breakout",
    version: 1,
    id: "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a12",
    title: "Maths",
    targets: [{ id: "t", statement: "I can count." }],
    locks: [lock],
    ...members,
  };
}

async function file(of) {
  const path = join(await mkdtemp(join(tmpdir(), "latchwork-maths-")), "maths.json");
  await writeFile(path, JSON.stringify(of));
  return path;
}

async function begun(page, address, of) {
  const path = await file(of);
  await page.goto(address);
  const us = team(page);
  await us.openFile(path);
  await us.begin("The Counters");
  return us;
}

test("a team reads fractions as fractions, in clues and in replies", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address, breakout(String.raw`Take $\tfrac{3}{4}$ of it for $5 or $6.` + `\n\n${sum}\n\n${column}`));
    const clue = page.locator("#clue");
    await expect(clue.locator("math mfrac").first()).toHaveText("34");
    await expect(clue.locator("p").first()).toContainText("of it for $5 or $6.");
    assert.equal(await clue.locator("math[display=block]").count(), 2);
    const namespaces = await clue.locator("math, math *").evaluateAll((nodes) => nodes.map(({ namespaceURI }) => namespaceURI));
    assert.deepEqual(new Set(namespaces), new Set(["http://www.w3.org/1998/Math/MathML"]));
    assert.equal(await clue.locator("math [style], math[style]").count(), 0);
    await axeClean(page, "maths");
    await us.setWheels("321");
    await us.attempt();
    await page.locator("#news math mfrac").waitFor();
  }));

test("a wide formula scrolls in its own line", () =>
  withPage(async ({ page, address }) => {
    await begun(page, address, breakout(`${sum}\n\n${sum.slice(1, -1)}`));
    const maths = page.locator("#clue .maths");
    await expect(page.locator("#clue math")).toHaveCount(2);
    await fits(page, "wide maths");
    for (const one of await maths.all()) {
      const { scrolled, most, inner } = await one.evaluate((element) => {
        element.scrollLeft = 9_999;
        return { scrolled: element.scrollLeft, most: element.clientWidth, inner: element.scrollWidth };
      });
      assert.ok(scrolled > 0 && inner > most, "all of it can be seen");
    }
  }, { viewport: { width: 320, height: 640 } }));

test("what is no maths is shown as it was typed, and nothing in it is taken for markup", () =>
  withPage(async ({ page, address }) => {
    const wrong = String.raw`\fraq{3}{4}`;
    const link = String.raw`\href{javascript:window.pwned=1}{x}`;
    const image = "<img src=x onerror=window.pwned=1>";
    const body = `$${wrong}$ $${link}$ ` + String.raw`$\text{${image}}$ $\operatorname{${image}<script>window.pwned=1</script><a href="x">y</a>}$ $\color{red} z$` + ` ${deep}`;
    await begun(page, address, breakout(body));
    const clue = page.locator("#clue .prose");
    await clue.locator("math").first().waitFor();
    await expect(clue.locator("code").first()).toHaveText(wrong);
    await expect(clue.locator("code").nth(1)).toHaveText(link);
    await expect(clue.locator("code").nth(2)).toContainText(String.raw`\sqrt\sqrt`);
    await expect(clue.locator("math").first()).toContainText("onerror");
    assert.equal(await clue.locator("img, script, a, [href], [style], [onerror]").count(), 0);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    await axeClean(page, "wrong maths");
  }));

test("where the code of maths doesn't arrive its source can be read", () =>
  withPage(async ({ page, address }) => {
    // Not refused: a browser complains of that, and here a complaint is a failure.
    await page.route(/maths/, () => {});
    const us = await begun(page, address, breakout(String.raw`Take $\tfrac{3}{4}$ of it.`));
    await expect(page.locator("#clue code")).toHaveText(String.raw`\tfrac{3}{4}`);
    await us.open({ kind: "number" }, "123");
  }));

test("a breakout without maths fetches nothing of it", () =>
  withPage(async ({ page, address }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await begun(page, address, { ...breakout("It costs $5 and $6."), locks: [{ ...breakout("It costs $5 and $6.").locks[0], hints: ["Count."], replies: [] }] });
    await expect(page.locator("#clue")).toContainText("$5 and $6");
    assert.deepEqual(asked.filter((url) => /maths/.test(url)), []);
  }));

test("a teacher writes maths with a button, and is told where it is wrong", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Fractions");
    await us.addLock("Gate");
    await us.clue("Take ");
    const clues = page.locator("#clues");
    const text = clues.getByLabel("Text of the clue");
    await clues.getByRole("button", { name: "Maths" }).click();
    await expect(text).toHaveValue(String.raw`Take $\tfrac{3}{4}$`);
    await clues.locator(".prose math mfrac").waitFor();
    await text.fill("x^2");
    await text.press("ControlOrMeta+a");
    await clues.getByRole("button", { name: "Maths" }).click();
    await expect(text).toHaveValue("$x^2$");
    await clues.locator(".prose math msup").waitFor();

    await text.fill(String.raw`Take $\fraq{3}{4}$.`);
    await expect(clues.locator(".no-maths")).toContainText(String.raw`“\fraq” is nothing that is known here.`);
    // Findings show from the first try on.
    await page.locator(".studio-top").getByRole("button", { name: "Try it" }).click();
    await page.getByRole("link", { name: "Back to building" }).click();
    const finding = page.locator(".findings button", { hasText: String.raw`\fraq` });
    await expect(finding).toContainText("Gate");
    await axeClean(page, "maths in the studio");
    await clues.getByRole("button", { name: "Edit" }).click();
    await text.fill(String.raw`Take $\frac{3}{4}$.`);
    await expect(finding).toHaveCount(0);
    const { breakout: saved } = await us.save();
    assert.equal(saved.locks[0].clues[0].body, String.raw`Take $\frac{3}{4}$.`);
  }));
