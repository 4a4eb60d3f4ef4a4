// Starts the page, with what the studio needs beside it, and says so in plain words when something fails to load.

const tag = document.querySelector("script[data-js]");
const build = tag.dataset.js.match(/page-([0-9a-f]+)/)?.[1] ?? "";

const isStudio = () => /^#\/(build|class)(\/|$)/.test(location.hash);

async function start() {
  const page = import(tag.dataset.js);
  if (isStudio()) {
    // These have no hash in their names, so the build's stands behind them.
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = `build.css?v=${build}`;
    document.head.append(sheet);
    const icons = await fetch(`build-icons.svg?v=${build}`);
    document.body.prepend(new DOMParser().parseFromString(await icons.text(), "image/svg+xml").documentElement);
  }
  return (await page).default({ module_or_path: tag.dataset.wasm });
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
  const studio = isStudio();
  addEventListener("hashchange", () => {
    if (isStudio() !== studio) location.reload();
  });
  start().catch((error) => plain("no-load", error));
}
