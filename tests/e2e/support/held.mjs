// What a page waits for, held back, so that it can be left meanwhile.

/** Opens a gate of the page; when it comes back all that follows from it has happened. */
const letGo = (page, name) =>
  page.evaluate(async (name) => {
    globalThis.gates[name].open();
    await new Promise((done) => setTimeout(done));
  }, name);

/**
 * Holds what a function of the page gives, once it is asked, until it is let go: `Blob.prototype.arrayBuffer`. Of the page as it
 * is loaded now. When `letGo` comes back all that follows from it has happened.
 */
export async function held(page, name) {
  await page.evaluate((name) => {
    const names = name.split(".");
    const last = names.pop();
    const owner = names.reduce((thing, part) => thing[part], globalThis);
    const own = owner[last];
    const gate = Promise.withResolvers();
    const held = { asked: 0, open: gate.resolve };
    globalThis.gates = { ...globalThis.gates, [name]: held };
    owner[last] = async function (...given) {
      const result = await own.apply(this, given);
      held.asked += 1;
      await gate.promise;
      return result;
    };
  }, name);
  return {
    asked: (times = 1) => page.waitForFunction(([name, times]) => globalThis.gates[name].asked >= times, [name, times]),
    letGo: () => letGo(page, name),
  };
}

/**
 * Holds what workers say back to the page, from its next load on, until it is let go. When `letGo` comes back all that follows
 * from it has happened.
 */
export async function heldWorkers(page) {
  await page.addInitScript(() => {
    const gate = Promise.withResolvers();
    const held = { said: 0, open: gate.resolve };
    globalThis.gates = { ...globalThis.gates, workers: held };
    const own = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
    Object.defineProperty(Worker.prototype, "onmessage", {
      ...own,
      set(hear) {
        own.set.call(this, async (message) => {
          held.said += 1;
          await gate.promise;
          hear.call(this, message);
        });
      },
    });
  });
  return {
    said: () => page.waitForFunction(() => globalThis.gates.workers.said > 0),
    letGo: () => letGo(page, "workers"),
  };
}

/** Holds what the page is to do before it draws next; `letGo` has it done. */
export async function heldFrames(page) {
  await page.evaluate(() => {
    globalThis.toDraw = [];
    globalThis.requestAnimationFrame = (act) => globalThis.toDraw.push(act);
  });
  return {
    letGo: () => page.evaluate(() => globalThis.toDraw.splice(0).forEach((act) => act(performance.now()))),
  };
}

/** Goes to another place of the app as by a link, and waits until it is there. */
export async function leaves(page, hash = "#/") {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.getByRole("link", { name: /^Build/ }).waitFor();
}
