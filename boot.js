// Starts the page, with what the studio needs beside it, and says so in plain words when something fails to load.

const tag = document.querySelector("script[data-js]");
const build = tag.dataset.js.match(/page-([0-9a-f]+)/)?.[1] ?? "";

const isStudio = () => /^#\/(build|class)(\/|$)/.test(location.hash);
const isPlay = () => location.hash.startsWith("#/play/");

// A test holds this equal to puzzles/: what is asked for is there.
const SHIPPED = ["island-nobody-found", "owl-at-midnight", "run-on-gate"];

function link(attributes) {
  document.head.append(Object.assign(document.createElement("link"), attributes));
}

// What has no hash in its name has the build's behind it.
tag.dataset.turner = `turn.js?v=${build}`;
const style = (name) => link({ rel: "stylesheet", href: `${name}?v=${build}` });

// What dresses the studio alone.
const STUDIO = ["build", "works", "map", "paper", "weave", "class", "lesson"];

/** What all but play need, once; and what only the studio needs has no say elsewhere. */
function dress() {
  if (!isPlay() && !document.querySelector("link[href^='home.css']")) style("home.css");
  for (const name of STUDIO) {
    document.querySelectorAll(`link[href^='${name}.css']`).forEach((link) => (link.media = isStudio() ? "" : "not all"));
  }
  try {
    // For a whole class, on the screen at the front: as the device was left.
    if (localStorage.front === '"yes"' && document.documentElement.className !== "front") {
      document.documentElement.className = "front";
      style("front.css");
    }
  } catch {
    // Nothing is kept here.
  }
}

async function start() {
  const page = import(tag.dataset.js);
  const shipped = SHIPPED.find((name) => location.hash === `#/play/${name}`);
  // The program asks for it as soon as it runs: by then it is there.
  if (shipped) link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `puzzles/${shipped}.json` });
  dress();
  if (isStudio()) {
    style("build.css");
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
    // It is dressed before it is shown. Whoever began in it goes in and out, and no step of theirs is lost.
    if (isStudio() && !studio) location.reload();
    dress();
  });
  start().catch((error) => plain("no-load", error));
}
