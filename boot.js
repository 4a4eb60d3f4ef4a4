// Picks the page (player or studio) by the address's fragment, loads it, and says so in plain words when that fails.

const tag = document.querySelector("script[data-js]");
const build = tag.dataset.js.match(/player-([0-9a-f]+)/)?.[1] ?? "";

const wanted = () => (/^#\/(build|class)(\/|$)/.test(location.hash) ? "studio" : "player");

async function start(page) {
  if (page === "player") {
    const player = await import(tag.dataset.js);
    return player.default({ module_or_path: tag.dataset.wasm });
  }
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = `build.css?v=${build}`;
  document.head.append(sheet);
  const icons = await fetch(`build-icons.svg?v=${build}`);
  document.body.prepend(new DOMParser().parseFromString(await icons.text(), "image/svg+xml").documentElement);
  // These two have no hash in their name, so the build's stands behind it.
  const studio = await import(new URL(`studio.js?v=${build}`, document.baseURI));
  return studio.default({ module_or_path: new URL(`studio_bg.wasm?v=${build}`, document.baseURI) });
}

function plain(id, error) {
  if (error) console.warn(error);
  document.getElementById(id).hidden = false;
  document.getElementById("plain").hidden = false;
}

document.getElementById("reload").addEventListener("click", () => location.reload());

if (typeof WebAssembly !== "object") {
  plain("no-wasm");
} else {
  const page = wanted();
  addEventListener("hashchange", () => {
    if (wanted() !== page) location.reload();
  });
  start(page).catch((error) => plain("no-load", error));
}
