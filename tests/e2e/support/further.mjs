// How the locks of the further kinds are set, one gesture after another.

export function further(page, hand, lock) {
  const plate = page.locator(".plate");
  const named = (items, id) => items.find((item) => item.id === id).label;
  const exactly = (text) => new RegExp(`^${text.replace(/[.?()+*]/g, "\\$&")}$`);
  const place = (slots, items) => async (answer) => {
    for (const [slot, within] of answer.split(" ").map((word) => word.split("="))) {
      for (const id of within.split(",").filter(Boolean)) {
        await hand.press(plate.locator(".outside .chip", { hasText: exactly(named(items, id)) }));
        await hand.press(plate.locator(".slot > button", { hasText: exactly(named(slots, slot)) }));
      }
    }
  };
  return {
    async tap(_, answer) {
      for (const number of answer.split(" ")) await hand.press(plate.locator(".bit").nth(number - 1));
    },
    quantity: (_, answer) => hand.write(page.getByLabel("Write the number"), answer),
    async order({ items }, answer) {
      const rows = plate.locator(".rows .option");
      for (const [at, id] of answer.split(" ").entries()) {
        const label = named(items, id);
        if ((await rows.nth(at).textContent()).endsWith(label)) continue;
        await hand.press(rows.filter({ hasText: label }));
        await hand.press(rows.nth(at));
      }
    },
    sort: ({ bins, items }, answer) => place(bins, items)(answer),
    match: ({ left, right }, answer) => place(left, right)(answer),
    async form({ fields }, answer) {
      const texts = answer.startsWith("[") ? JSON.parse(answer) : answer.split("\n");
      for (const [at, text] of texts.entries()) await hand.write(page.getByLabel(fields[at].label), text);
    },
    shape: (_, answer) => lock.press(answer.split(" ").map((name) => name[0].toUpperCase() + name.slice(1))),
    async switches(_, answer) {
      for (const [at, state] of answer.split(" ").entries()) {
        const box = plate.getByRole("switch").nth(at);
        if ((await box.isChecked()) !== (state === "on")) await hand.toggle(box);
      }
    },
    async pattern(_, answer) {
      for (const cell of answer.split(" ")) await hand.press(plate.getByRole("button", { name: new RegExp(`^Cell ${cell},`) }));
    },
    async point(_, answer) {
      for (const [, x, y] of answer.matchAll(/\(([^,]+),([^)]+)\)/g)) {
        await hand.write(page.locator("#x"), x);
        await hand.write(page.locator("#y"), y);
        await hand.press(plate.getByRole("button", { name: /^Set / }));
      }
    },
    async clock({ hours }, answer) {
      const [hour, minute] = answer.split(":").map(Number);
      if (hours === 12) await hand.choose(plate.getByRole("radio", { name: hour < 12 ? "am" : "pm" }));
      await hand.write(plate.getByLabel("Hour"), String(hours === 12 ? ((hour + 11) % 12) + 1 : hour));
      await hand.write(plate.getByLabel("Minute"), String(minute));
      // A number counts once the hand has left it.
      await page.keyboard.press("Tab");
    },
    async date(_, answer) {
      const [year, month, day] = answer.split("-").map(Number);
      const word = new Date(2001, month - 1, 15).toLocaleDateString("en-GB", { month: "long" });
      await hand.write(plate.getByLabel("Day"), String(day));
      await hand.pick(plate.getByLabel("Month"), word);
      await hand.write(plate.getByLabel("Year"), String(year));
    },
    tune: (_, answer) => lock.press(answer.split(" ").map((name) => name.replace("#", "♯"))),
  };
}
