// The page of every lock type.

/** Shows all locks in a state, read from the left or the right. */
export async function show(page, state, direction = "ltr") {
  await page.locator(".exhibit .padlock").nth(18).waitFor();
  await page.getByRole("radio", { name: state, exact: true }).check({ force: true });
  await page.getByRole("radio", { name: direction === "rtl" ? "From the right" : "From the left" }).check({ force: true });
  await page.locator(`html[dir="${direction}"]`).waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Each lock type, in the order in which they stand. */
export const exhibits = (page) => page.locator(".exhibit").all();
