// How long someone waits, on a slow device and a slow line.
import { withPage } from "./browser.mjs";

/** A cheap laptop in a full classroom: a quarter of this processor, 1.6 Mbit/s, 150 ms. */
const SLOW = { cpu: 4, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.8e6 / 8 };
const RUNS = 5;

/**
 * Milliseconds from asking for the page until `ready` is drawn: the middle one of five fresh visits. Whatever matches
 * `press` on the way is pressed at once, as by a team that reads nothing.
 */
export async function wait(folder, fragment, { ready, press = [] }) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await once(folder, fragment, { ready, press }));
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

async function once(folder, fragment, wanted) {
  let time;
  await withPage(
    async ({ page, address, context }) => {
      const device = await context.newCDPSession(page);
      const { cpu, ...line } = SLOW;
      await device.send("Network.enable");
      await device.send("Network.emulateNetworkConditions", { offline: false, ...line });
      await device.send("Emulation.setCPUThrottlingRate", { rate: cpu });
      await page.addInitScript(hurry, wanted);
      await page.goto(address + fragment, { waitUntil: "commit" });
      const seen = await page.waitForFunction(() => globalThis.seenAt, undefined, { timeout: 60_000 });
      time = await seen.jsonValue();
    },
    { served: { folder, compressed: true }, reducedMotion: "reduce" },
  );
  return time;
}

/** Runs in the page: nothing between the app and the clock. */
function hurry({ ready, press }) {
  const pressed = new Set();
  const look = () => {
    if (document.querySelector(ready)) {
      watcher.disconnect();
      // Drawn once the frame after the next one begins.
      requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.seenAt = performance.now())));
      return;
    }
    const next = press.map((selector) => document.querySelector(selector)).find((button) => button && !button.disabled);
    const step = next && `${next.textContent} ${document.querySelector("main")?.textContent}`;
    if (next && !pressed.has(step)) {
      pressed.add(step);
      next.click();
    }
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, characterData: true });
}
