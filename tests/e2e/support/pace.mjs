// How long it takes to seal a breakout, and to try an answer on a sealed lock.
import { withPage } from "./browser.mjs";
import { vectors, packed } from "./sealed.mjs";
import { sharing } from "./share.mjs";
import { team } from "./team.mjs";

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Milliseconds that the turner takes for one derivation as sealed files ask for it: the middle one of so many. */
export async function derivation(runs = 15) {
  let time;
  await withPage(async ({ page, address }) => {
    await page.goto(`${address}#/check`);
    const { memory, passes, secret } = vectors.derivations[0];
    const times = await page.evaluate(
      async ({ memory, passes, secret, runs }) => {
        const worker = new Worker("turn.js");
        const times = [];
        // The first one waits for the worker to be there.
        for (let run = 0; run <= runs; run += 1) {
          const begun = performance.now();
          worker.postMessage([memory, passes, new Uint8Array(16), new TextEncoder().encode(secret + run)]);
          await new Promise((told) => (worker.onmessage = told));
          if (run > 0) times.push(performance.now() - begun);
        }
        return times;
      },
      { memory, passes, secret, runs },
    );
    time = median(times);
  });
  return time;
}

/** Seals a breakout on the Share sheet: how long it took in milliseconds, how often the bar moved, and the sealed file. */
export async function sealing(breakout) {
  let sealed;
  await withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, breakout);
    await page.evaluate(() => {
      globalThis.bar = new Set();
      const look = () => {
        const bar = document.querySelector("#share progress");
        if (bar) globalThis.bar.add(bar.value);
        globalThis.begun ??= bar && performance.now();
        if (document.querySelector("#made")) globalThis.ended ??= performance.now();
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await us.make();
    const { time, moves } = await page.evaluate(() => ({ time: globalThis.ended - globalThis.begun, moves: globalThis.bar.size }));
    await us.way("File");
    const { bytes } = await us.saved(/Save the (file|student copy)/);
    sealed = { time, moves, file: bytes.toString() };
  });
  return sealed;
}

/**
 * The longest frame in milliseconds from pressing "Try it" on the first lock of a sealed file, of four number wheels, until it has
 * answered a wrong try, with a processor four times slower: the middle one of five.
 */
export async function longestFrame(file) {
  const times = [];
  for (let run = 0; run < 5; run += 1) times.push(await oneLongestFrame(file));
  return median(times);
}

async function oneLongestFrame(file) {
  let longest;
  await withPage(
    async ({ page, address, context }) => {
      await page.goto(`${address}#/play/z/${packed(file)}`);
      const us = team(page);
      await us.begin("Owls");
      await us.setWheels("0000");
      await us.attempt();
      await page.locator("#news strong").waitFor();
      await us.setWheels("1111");
      const device = await context.newCDPSession(page);
      await device.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      longest = await page.evaluate(async () => {
        let [longest, before] = [0, performance.now()];
        const watch = (now) => {
          longest = Math.max(longest, now - before);
          before = now;
          if (!globalThis.over) requestAnimationFrame(watch);
        };
        requestAnimationFrame(watch);
        document.querySelector(".station > .go").click();
        await new Promise((told) => {
          const look = () => document.querySelector(".padlock.rattle") && told();
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        });
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        globalThis.over = true;
        return longest;
      });
    },
    { reducedMotion: "reduce" },
  );
  return longest;
}
