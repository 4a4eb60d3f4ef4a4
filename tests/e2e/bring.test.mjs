// Questions that a teacher already has: pasted, opened, dropped; good files of each kind, and bad ones.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { held, leaves } from "./support/held.mjs";
import { teacher } from "./support/teacher.mjs";

const fixture = (name) => fileURLToPath(new URL(`../fixtures/bring/${name}`, import.meta.url));

/** The place where questions are brought, as its verbs. */
function bringing(page) {
  const rows = page.locator("tbody tr");
  return {
    rows,
    refused: page.locator("tr.ragged"),
    go: async (address) => {
      await page.goto(`${address}#/build/bring`);
      await page.getByLabel("Questions and answers").waitFor();
    },
    open: (file) => page.locator("input[type=file]").setInputFiles(file),
    paste: (text) => page.getByLabel("Questions and answers").fill(text),
    /** The lock types of all rows that become one. */
    types: () => rows.locator("select").evaluateAll((all) => all.map((one) => one.value)),
    row: (n) => page.getByRole("row", { name: new RegExp(`^${n} `) }),
    build: async (count) => {
      await page.getByRole("button", { name: count === 1 ? "Make this lock" : `Make these ${count} locks` }).click();
      await page.getByLabel("Name of the breakout").waitFor();
      return (await teacher(page).save()).breakout;
    },
  };
}

const inBytes = (name, text, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(text) });

for (const [how, options] of [["on a laptop", {}], ["on a phone", { viewport: PHONE }]]) {
  test(`a spreadsheet is opened ${how}, a column and a lock are changed, and all of it comes along`, () =>
    withPage(async ({ page, address }) => {
      const us = bringing(page);
      await us.go(address);
      await axeClean(page, "nothing brought");
      await us.open(fixture("spreadsheet.csv"));
      await expect(page.locator("#seen-h")).toHaveText("What becomes of spreadsheet.csv");
      assert.deepEqual(await us.types(), ["number", "number", "quantity", "quantity", "quantity", "letters", "choice", "date", "clock", "order", "direction", "choice", "text"]);
      await expect(us.row(4)).toContainText("a fraction, however it is written");
      await axeClean(page, "a spreadsheet");
      await fits(page, "a spreadsheet");
      // One tap gives another lock that fits.
      await page.getByLabel("Lock type of row 2").selectOption("Text");
      await expect(us.row(2)).toContainText("words to type");
      const column = page.getByLabel("What is column C, “Wrong answers”?");
      await column.focus();
      await column.selectOption("Leave out");
      await expect(us.row(8).locator("select")).toHaveValue("letters");
      assert.ok(await column.evaluate((one) => one === document.activeElement), "the keyboard stays on the column");
      await column.selectOption("Wrong answers");
      await expect(us.row(8).locator("select")).toHaveValue("choice");
      // What was chosen for a row stays.
      await expect(page.getByLabel("Lock type of row 2")).toHaveValue("text");
      const breakout = await us.build(13);
      assert.equal(breakout.locks[0].mechanism.kind, "text");
      assert.deepEqual(breakout.locks[0].hints, ["Think of 6 x 6.", "One more six."]);
      assert.deepEqual(breakout.targets.map((target) => target.statement), ["I can multiply.", "I can write fractions.", "I can measure."]);
      assert.equal(breakout.targets[0].standard.code, "3.OA.C.7");
      assert.deepEqual(breakout.locks[12].after, ["lock-12"]);
    }, options));
}

test("the templates of Kahoot and Blooket are read below their headings", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(fixture("kahoot.csv"));
    await page.getByLabel("Row 8 has the headings, and what is above it is left out").and(page.locator(":checked")).waitFor();
    assert.deepEqual(await us.types(), ["choice", "choice", "choice"]);
    await expect(us.refused).toContainText("There is no option 2.");
    await expect(page.locator(".tally").last()).toContainText("rows are empty");
    await axeClean(page, "Kahoot's template");
    await us.open(fixture("blooket.csv"));
    await expect(page.locator("#seen-h")).toHaveText("What becomes of blooket.csv");
    const { locks } = await us.build(3);
    assert.equal(locks[1].mechanism.options.find((option) => option.id === locks[1].answers[0]).label, "True");
  }));

test("Moodle's GIFT becomes locks, and the rest is listed with its line", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(fixture("moodle.gift"));
    await expect(us.refused).toHaveCount(5);
    await expect(us.row(55)).toContainText("Any number of 1..5 is right");
    await expect(us.row(61)).toContainText("An essay");
    await expect(us.row(64)).toContainText("The curly bracket before its answers is never closed.");
    await page.getByLabel("Only what is left out").check();
    await expect(us.rows).toHaveCount(5);
    await axeClean(page, "GIFT");
    const { locks } = await us.build(11);
    assert.equal(locks[0].title, "The diary");
    assert.deepEqual(locks[0].replies.map((reply) => reply.say), ["He wrote plays.", "She was a queen."]);
    // Pasted, it is the same.
    await us.go(address);
    await us.paste(await readFile(fixture("moodle.gift"), "utf8"));
    await expect(us.refused).toHaveCount(5);
  }));

test("a dropped file is read, and what is no text says what to do", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["What is 6 x 7?,42"], "one.csv", { type: "text/csv" }));
      return data;
    });
    await page.locator("#main").dispatchEvent("drop", { dataTransfer: dropped });
    await expect(page.locator("#seen-h")).toHaveText("What becomes of one.csv");
    await us.open({ name: "book.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 xl/workbook.xml") });
    await expect(page.getByRole("alert")).toContainText("book.xlsx");
    await expect(page.getByRole("alert")).toContainText("then CSV");
    await us.open(inBytes("empty.csv", " \n\n"));
    await expect(page.getByRole("alert")).toContainText("There is nothing in this file.");
  }));

test("whoever leaves while a file is read is left in peace", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    for (const give of [
      () => us.open(inBytes("one.csv", "What is 6 x 7?,42")),
      () =>
        page.locator("#main").evaluate((main) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["What is 6 x 7?,42"], "one.csv", { type: "text/csv" }));
          main.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }),
    ]) {
      await us.go(address);
      const reading = await held(page, "Blob.prototype.arrayBuffer");
      await give();
      await reading.asked();
      await leaves(page);
      await reading.letGo();
    }
    // Nor on the bench, where a file of its own breakout is compared with it.
    await teacher(page).startEmpty(address);
    const { path } = await teacher(page).save();
    const reading = await held(page, "Blob.prototype.arrayBuffer");
    await page.locator("input[type=file]").first().setInputFiles(path);
    await reading.asked();
    await leaves(page);
    await reading.letGo();
    await us.go(address);
  }));

test("bad tables: what could be read is shown, and what not is named", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(fixture("ragged.csv"));
    await expect(us.row(3)).toContainText("It has 4 columns.");
    await expect(us.row(4)).toContainText("No answer");
    await expect(us.row(5)).toContainText("No question");
    assert.deepEqual(await us.types(), ["number", "letters"]);
    await us.open(fixture("quotes.csv"));
    await expect(us.row(4)).toContainText("A quote is opened and never closed here.");
    await expect(us.row(5)).toContainText("this row");
    await us.open(fixture("windows-1252.csv"));
    await expect(page.locator(".notice")).toContainText("older Windows programs");
    await expect(us.row(3)).toContainText("Où est le café?");
    await us.open(fixture("formula.csv"));
    await expect(us.row(2)).toContainText("=SUM(A1:A3)");
    await expect(us.row(2)).toContainText("A formula of a spreadsheet stands here as text.");
    await axeClean(page, "formulas");
    await us.open(inBytes("long.csv", `Question,Answer\nLong?,${"a".repeat(5000)}\nShort?,yes\n`));
    await expect(us.row(2)).toContainText("The answer has 5,000 letters");
    await fits(page, "a long answer");
    assert.deepEqual(await us.types(), ["letters"]);
  }));

test("2,000 rows are sorted while the page goes on, and 100,000 are cut with a word", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    // How long the page stood still at most, and how far the bar was seen to be.
    await page.evaluate(() => {
      globalThis.seen = { still: 0, bar: new Set() };
      let last = performance.now();
      const frame = (now) => {
        globalThis.seen.still = Math.max(globalThis.seen.still, now - last);
        last = now;
        const bar = document.querySelector("progress");
        if (bar) globalThis.seen.bar.add(bar.value);
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    const [headings, ...lines] = (await readFile(fixture("spreadsheet.csv"), "utf8")).trim().split("\n");
    const table = `${headings}\n${`${lines.join("\n")}\n`.repeat(154)}`;
    const start = Date.now();
    await us.open(inBytes("many.csv", table));
    await page.getByRole("button", { name: "Make these 2,002 locks" }).waitFor();
    const took = Date.now() - start;
    const seen = await page.evaluate(() => ({ still: globalThis.seen.still, bar: globalThis.seen.bar.size }));
    console.log(`2,002 rows: ${took} ms, still for ${Math.round(seen.still)} ms at most, the bar in ${seen.bar} places`);
    assert.ok(took < 2000, `took ${took} ms`);
    await expect(us.rows).toHaveCount(50);
    await page.getByRole("button", { name: "Show 200 more rows" }).click();
    await expect(us.rows).toHaveCount(250);
    await us.open(inBytes("most.csv", "What is 6 x 7?,42\n".repeat(100_000)));
    await page.getByRole("button", { name: "Make these 5,000 locks" }).waitFor();
    await expect(page.locator(".notice")).toContainText("the 95,000 rows behind them are left out");
    await us.paste("What is 6 x 7?\t42");
    await expect(us.rows).toHaveCount(1);
    assert.equal((await us.build(1)).locks.length, 1);
  }));

test("5,000 locks with a target each are made while nobody waits", () =>
  withPage(async ({ page, address }) => {
    page.setDefaultTimeout(30_000);
    const us = bringing(page);
    await us.go(address);
    const row = (n) => `What is ${n} + ${n}?\t${2 * n}\tI can answer a question that has the number ${n}.`;
    const table = ["Question\tAnswer\tLearning target", ...Array.from({ length: 5000 }, (_, n) => row(n))].join("\n");
    await us.open(inBytes("most.tsv", table, "text/tab-separated-values"));
    const make = page.getByRole("button", { name: "Make these 5,000 locks" });
    await make.waitFor();
    const made = await make.evaluate((button) => {
      const begun = performance.now();
      button.click();
      return performance.now() - begun;
    });
    const start = Date.now();
    await page.locator(".lock-head").waitFor();
    const opened = Date.now() - start;
    console.log(`5,000 locks: made in ${Math.round(made)} ms, on the bench ${opened} ms later`);
    assert.ok(made < 1500, `made in ${made} ms`);
    assert.ok(opened < 10_000, `on the bench after ${opened} ms`);
  }));

test("another lock that fits is one tap away, and what it leaves out is said", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste(
      [
        "Question\tAnswer\tWrong answers",
        "Capital of France?\tParis\tLondon; Rome",
        "Which gas do we breathe in?\toxygen|Oxygen gas\t",
        "Put in order: small to large\tmouse, cat, horse\t",
        "Which three live in a field?\tmouse, cow, horse\t",
        "Where is the well?\t(3,-2)\t",
        "What opens it?\tstar circle square\t",
        "Play it.\tC4 E4 G4\t",
      ].join("\n"),
    );
    await us.rows.nth(6).waitFor();
    assert.deepEqual(await us.types(), ["choice", "text", "order", "text", "point", "shape", "tune"]);
    await expect(us.row(3)).toContainText("any of 2 answers opens it");
    const text = us.row(2).getByRole("button", { name: "Text, row 2" });
    await text.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Lock type of row 2")).toHaveValue("text");
    await expect(us.row(2)).toContainText("Its 2 wrong answers are left out");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Lock type of row 2")).toHaveValue("choice");
    await expect(us.row(2).locator(".doubt")).toHaveCount(0);
    await us.row(3).getByRole("button", { name: "Text, one answer, row 3" }).click();
    await expect(us.row(3)).toContainText("only “oxygen|Oxygen gas” opens it");
    await us.row(5).getByRole("button", { name: "Order, row 5" }).click();
    await axeClean(page, "other locks that fit");
    await fits(page, "other locks that fit");
    const { locks } = await us.build(7);
    assert.deepEqual(locks.map((lock) => lock.mechanism.kind), ["choice", "text", "order", "order", "point", "shape", "tune"]);
    assert.deepEqual(locks[1].answers, ["oxygen|Oxygen gas"]);
    assert.deepEqual(locks.slice(0, 2).map((lock) => lock.title), ["Capital of France", "Which gas do we breathe"]);
  }));

test("what was pasted is still there after going back, until it has become locks", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste("What is 6 x 7?\t42\nOpposite of hot?\tcold");
    await page.getByLabel("Lock type of row 2").selectOption("Text");
    await page.getByRole("radio", { name: /^Three doors/ }).check({ force: true });
    await page.getByRole("link", { name: "Back" }).click();
    await page.locator(".door", { hasText: "Bring your questions" }).click();
    await expect(page.getByLabel("Questions and answers")).toHaveValue("What is 6 x 7?\t42\nOpposite of hot?\tcold");
    await page.getByRole("radio", { name: /^Three doors/, checked: true }).waitFor({ state: "attached" });
    assert.deepEqual(await us.types(), ["number", "text"]);
    await us.build(2);
    await us.go(address);
    await expect(page.getByLabel("Questions and answers")).toHaveValue("");
    await expect(us.rows).toHaveCount(0);
  }));

test("what is no table says what it is and what to do, and shows no rows", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste("What is 6 x 7?\t42");
    await expect(us.rows).toHaveCount(1);
    for (const [name, text, said] of [
      ["lesson.docx", "PK\u0003\u0004 word/document.xml", "copy the table"],
      ["quiz.xml", '<?xml version="1.0"?>\n<quiz><question type="truefalse">', "GIFT format"],
      ["breakout.json", '{"format": "latchwork.breakout", "version": 1}', "choose “Open a file” there"],
      ["scan.pdf", "%PDF-1.7", "paste"],
    ]) {
      await us.open(inBytes(name, text, ""));
      await expect(page.getByRole("alert")).toContainText(name);
      await expect(page.getByRole("alert")).toContainText(said);
    }
    await us.open({ name: "board.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) });
    await expect(page.getByRole("alert")).toContainText("This is a picture");
    await us.open(inBytes("huge.csv", "What is 6 x 7?,42\n".repeat(1_000_000)));
    await expect(page.getByRole("alert")).toContainText("split it");
    // What was there stays.
    await expect(us.rows).toHaveCount(1);
    await us.paste('{"format": "latchwork.breakout", "version": 1}');
    await expect(page.locator(".outcome .notice")).toContainText("a file of Latchwork’s own");
    await expect(us.rows).toHaveCount(0);
    await axeClean(page, "no table");
  }));

test("GIFT without blank lines is parted at its answers, and what is said at the end is found inside", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste("Is it hot? {=yes#Well done. ~no#Feel it. ####It is summer.}\n1+1? {=2}\nOpen {=a\nWhat? {=b}\n");
    await expect(us.rows).toHaveCount(3);
    await expect(us.refused).toContainText("Leave an empty line between questions");
    await expect(us.row(1)).toContainText("Found when it opens: It is summer.");
    const { locks } = await us.build(2);
    assert.deepEqual(locks[0].inside.map((clue) => clue.body), ["Well done.", "It is summer."]);
  }));

/** Nothing of the table that was brought lies beside its frame. */
async function isWhole(page) {
  const [wide, room] = await page.locator(".brought").evaluate((table) => [table.scrollWidth, table.clientWidth]);
  assert.ok(wide <= room, `${wide} px in ${room} px`);
}

test("a table of eight columns is seen whole on a laptop, and its headings are not cut", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(fixture("spreadsheet.csv"));
    await us.rows.nth(12).waitFor();
    await isWhole(page);
    await fits(page, "eight columns");
  }));

/** A page of the web in another tab, from which all is copied. */
async function copied(context, html) {
  const other = await context.newPage();
  await other.setContent(html);
  await other.keyboard.press("Control+a");
  await other.keyboard.press("Control+c");
  await other.close();
}

test("a document's table is pasted as it stands: a cell's paragraphs are lines, and nothing in it runs", () =>
  withPage(async ({ page, address, context }) => {
    const us = bringing(page);
    await us.go(address);
    const field = page.getByLabel("Questions and answers");
    await copied(context, await readFile(fixture("document.html"), "utf8"));
    await field.focus();
    await page.keyboard.press("Control+v");
    await expect(us.rows).toHaveCount(4);
    assert.deepEqual(await us.types(), ["choice", "number", "choice", "letters"]);
    assert.match(await field.inputValue(), /"Read the sign\.\nWhich gas is it\?"\toxygen\t/);
    await expect(us.row(2).locator("td").first()).toHaveText("Read the sign.\nWhich gas is it?");
    await expect(us.row(4)).toContainText("all that are right of 4 options");
    // A second one goes where the cursor is.
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await copied(context, "<table><tr><td>Opposite of up?</td><td>down</td></tr></table>");
    await field.focus();
    await page.keyboard.press("Control+v");
    await expect(us.rows).toHaveCount(5);
    // Whatever stands in it is words.
    await field.fill("");
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const bad = "<img src=x onerror='globalThis.ran = 1'><script>globalThis.ran = 1</script>";
      clipboardData.setData("text/html", `<table><tr><td>${bad}Hot?</td><td>yes</td></tr></table><img src='https://elsewhere.example/x.png'>`);
      document.querySelector("#pasted").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(field).toHaveValue("Hot?\tyes");
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    // What is no table is pasted as ever.
    await field.fill("");
    await copied(context, "<p>What is 6 x 7?, 42</p>");
    await field.focus();
    await page.keyboard.press("Control+v");
    await expect(us.rows).toHaveCount(1);
    assert.equal((await field.inputValue()).trim(), "What is 6 x 7?, 42");
  }));

test("what could be meant otherwise is said in its row, and the other reading is a tap away", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(inBytes("lesson.rtf", "{\\rtf1 a table}"));
    await expect(page.getByRole("alert")).toContainText("lesson.rtf");
    await us.paste(
      [
        "Question\tA\tB\tC\tD\tAnswer",
        "Which is large?\tant\telephant\tmouse\tbee\telefant",
        "Which one hums?\tant\telephant\tmouse\tbee\tbee",
        "What is the sum?\t8\t9\t10\t11\t=3+4",
      ].join("\n"),
    );
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(us.row(2)).toContainText("The answer is none of the options, so it was added");
    await expect(us.row(3).locator(".doubt")).toHaveCount(0);
    await expect(us.row(4)).toContainText("A formula of a spreadsheet stands here as text.");
    await us.paste("Question\tAnswer\tWrong answers\nWhich two are gases?\toxygen, neon\tiron, gold");
    await expect(us.row(2)).toContainText("all that are right of 4 options");
    const whole = us.row(2).getByRole("button", { name: "Choice, one answer, row 2" });
    await whole.click();
    await expect(us.row(2)).toContainText("only “oxygen, neon” opens it");
    await whole.click();
    await axeClean(page, "other readings");
    const { locks } = await us.build(1);
    assert.equal(locks[0].mechanism.many, true);
    assert.equal(locks[0].answers[0].split(" ").length, 2);
  }));

test("a list without columns has one word about it, and GIFT speaks of brackets", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste("1. What is 6 x 7? - 42\n2. Opposite of hot? - cold");
    await expect(page.locator(".outcome .notice")).toContainText("Put a tab between the two");
    await expect(us.rows).toHaveCount(0);
    await axeClean(page, "a list");
    await us.paste("How many? {#}\n\nSort. {=cat -> pet =dog -> pet}\n\nWhich?{=a ~a ~b}\n\nOne\\nTwo {=cat* =dog}\n\n");
    await expect(us.row(1)).toContainText("No right answer stands between its curly brackets.");
    await expect(us.row(3)).toContainText("there is nothing to sort");
    await expect(us.row(5)).toContainText("An option stands in it twice");
    await expect(us.row(7)).toContainText("A right answer with * for any letters is left out");
    await expect(us.row(7).locator("td").first()).toHaveText("One\nTwo");
    const junk = Buffer.from(Array.from({ length: 600 }, (_, n) => (n === 1 ? 0 : (Math.imul(n, 2654435761) >>> 13) | 1)));
    await us.open({ name: "junk.csv", mimeType: "text/csv", buffer: junk });
    await expect(page.getByRole("alert")).toContainText("This is no text");
    await us.open(inBytes("open.csv", 'Question,Answer\n"Say "hi" now",hi\nE?,"unclosed, 5\n'));
    await expect(us.row(2)).toContainText('Say "hi" now');
    await expect(us.row(3)).toContainText("A quote is opened and never closed, so nobody can tell its columns apart.");
  }));

test("nine columns can all be read on a laptop, and the keyboard's place is beneath nothing", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.open(fixture("nine.csv"));
    await us.rows.nth(2).waitFor();
    await isWhole(page);
    // Where there is less room it scrolls to whatever has the keyboard.
    await page.setViewportSize({ width: 1000, height: 768 });
    const last = page.getByLabel("What is column I, “Standard”?");
    await last.focus();
    const beneath = await page.evaluate(() => {
      const { right } = document.activeElement.getBoundingClientRect();
      return right - document.querySelector(".become thead th:last-child").getBoundingClientRect().left;
    });
    assert.ok(beneath <= 0, `${beneath} px of it lie beneath the lock types`);
  }));

test("a table of Markdown and decimals with a comma are read", () =>
  withPage(async ({ page, address }) => {
    const us = bringing(page);
    await us.go(address);
    await us.paste("| Question | Answer |\n|---|---|\n| What is 6 x 7? | 42 |\n| Opposite of hot? | cold |");
    await expect(us.rows).toHaveCount(2);
    assert.deepEqual(await us.types(), ["number", "letters"]);
    await us.paste("Question;Answer\nHow much is three halves?;1,5");
    await expect(us.rows).toHaveCount(1);
    assert.deepEqual(await us.types(), ["quantity"]);
    await expect(us.row(2)).toContainText("its comma is read as the decimal point of 1.5");
  }));
