// The three ways a hand works: with a mouse, with the keyboard alone, with fingers on glass. What a person does is written
// once (team.mjs, teacher.mjs); these say how.

import { PHONE } from "./browser.mjs";

/** No page of ours has more places for the keyboard to stop at. */
const STOPS = 100;

/** Letters that a keyboard of ours has no key for are turned to, as on a keyboard without them. */
const HAS_KEYS = /^[ -~]*$/;

/** No wheel has more faces. */
const FACES = 40;

async function turnTo(wheel, face, turn) {
  for (let turns = 0; turns < FACES && (await wheel.getAttribute("aria-valuetext")) !== face; turns += 1) await turn(wheel);
}

export const mouse = (page) => ({
  press: (thing) => thing.click(),
  choose: (radio) => radio.check({ force: true }),
  tick: (option) => option.click(),
  toggle: (box) => box.click(),
  pick: (list, word) => list.selectOption(word),
  write: (field, text) => field.fill(text),
  async turnWheels(text) {
    const wheels = page.getByRole("spinbutton");
    await wheels.first().focus();
    if (HAS_KEYS.test(text)) return page.keyboard.type(text);
    for (const [at, face] of [...text].entries()) {
      await turnTo(wheels.nth(at), face, async (wheel) => {
        await wheel.hover({ force: true });
        await page.mouse.wheel(0, 100);
      });
    }
  },
});

/**
 * Tab, arrows, Enter and letters. Nothing else touches the page. Only a page that was just loaded is begun at its top: later
 * whatever was pressed must have left the keyboard somewhere.
 */
export function keyboard(page) {
  let isNew = true;
  page.on("domcontentloaded", () => (isNew = true));
  const isSomewhere = () => page.waitForFunction(() => ![null, document.body].includes(document.activeElement), null, { timeout: 3000 });
  const isAt = (thing) => thing.evaluate((element) => element === document.activeElement);
  const reach = async (thing) => {
    await thing.waitFor({ state: "attached" });
    if (!isNew) {
      await isSomewhere().catch(() => {
        throw new Error(`the keyboard was lost on the way to ${thing}`);
      });
    }
    isNew = false;
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await isAt(thing)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not come to ${thing} in ${STOPS} stops`);
  };
  return {
    async press(thing) {
      await reach(thing);
      await page.keyboard.press("Enter");
    },
    async choose(radio) {
      await reach(page.locator(`input[type=radio][name="${await radio.getAttribute("name")}"]:checked`));
      for (let step = 0; step < STOPS && !(await radio.isChecked()); step += 1) await page.keyboard.press("ArrowRight");
    },
    async tick(option) {
      const box = option.locator("input");
      const isOneOf = (await box.getAttribute("type")) === "radio";
      // Of radios that none of is chosen, the keyboard comes to the first.
      await reach(isOneOf ? page.locator(`input[type=radio][name="${await box.getAttribute("name")}"]`).first() : box);
      for (let step = 0; isOneOf && step < STOPS && !(await isAt(box)); step += 1) await page.keyboard.press("ArrowDown");
      if (!(await box.isChecked())) await page.keyboard.press("Space");
    },
    async toggle(box) {
      await reach(box);
      await page.keyboard.press("Space");
    },
    async pick(list, word) {
      await reach(list);
      await page.keyboard.type(word);
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    async turnWheels(text) {
      const wheels = page.getByRole("spinbutton");
      await reach(wheels.first());
      if (HAS_KEYS.test(text)) return page.keyboard.type(text);
      for (const [at, face] of [...text].entries()) {
        await reach(wheels.nth(at));
        await turnTo(wheels.nth(at), face, () => page.keyboard.press("ArrowUp"));
      }
    },
  };
}

/** Taps and swipes, as the glass reports them. */
export function fingers(page) {
  /** A finger moves up over a roller and turns it by one face. */
  const swipe = async (roller) => {
    await roller.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await roller.boundingBox();
    const device = await page.context().newCDPSession(page);
    const middle = { x: x + width / 2, y: y + height / 2 };
    await device.send("Input.synthesizeScrollGesture", { ...middle, yDistance: -40, gestureSourceType: "touch", speed: 1200 });
    await device.detach();
  };
  return {
    press: (thing) => thing.tap(),
    choose: (radio) => radio.locator("xpath=ancestor::label").tap(),
    tick: (option) => option.tap(),
    toggle: (box) => box.tap(),
    pick: (list, word) => list.selectOption(word),
    async write(field, text) {
      await field.tap();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText(text);
    },
    async turnWheels(text) {
      const wheels = page.getByRole("spinbutton");
      for (const [at, face] of [...text].entries()) {
        await turnTo(wheels.nth(at), face, swipe);
      }
    },
  };
}

/** Each of them with the browser that it works in. */
export const HANDS = {
  "a mouse": { hand: mouse, options: {} },
  "the keyboard alone": { hand: keyboard, options: {} },
  fingers: { hand: fingers, options: { viewport: PHONE, hasTouch: true } },
};
