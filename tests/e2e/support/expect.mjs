// Waiting assertions, in the words that browser tests use elsewhere.
import assert from "node:assert/strict";

const PATIENCE = 10_000;

/** Waits until what `read` gives is what it should be. */
export async function until(read, holds, what) {
  const end = Date.now() + PATIENCE;
  let last;
  do {
    last = await read();
    if (holds(last)) return;
    await new Promise((next) => setTimeout(next, 50));
  } while (Date.now() < end);
  assert.fail(`${what}; last seen: ${JSON.stringify(last)}`);
}

/** Says what a locator should come to, within ten seconds. */
export const expect = (locator) => ({
  toHaveText: (text) => until(async () => (await locator.first().textContent())?.trim(), (seen) => seen === text, `text ${text}`),
  toContainText: (text) => until(() => locator.first().textContent(), (seen) => seen?.includes(text), `text with ${text}`),
  toHaveValue: (text) => until(() => locator.first().inputValue(), (seen) => seen === text, `value ${text}`),
  toHaveCount: (count) => until(() => locator.count(), (seen) => seen === count, `${count} of ${locator}`),
  toBeVisible: () => locator.first().waitFor({ state: "visible" }),
});
