// Starts the player where all of it is one file: what the page would fetch lies in it, packed, and nothing else is asked for.
// `xtask` puts it together, and the Share sheet puts the student copy in.

import start from "./page.js";

const tag = document.querySelector("script[data-js]");

/** The bytes that letters stand for, two for each 13 bits, as `xtask` writes them: from `!` on, without `<`. */
function bytesOf(letters, count) {
  const bytes = new Uint8Array(count);
  const value = (at) => letters.charCodeAt(at) - (letters[at] < "<" ? 33 : 34);
  let [held, bits, at] = [0, 0, 0];
  for (let pair = 0; pair < letters.length; pair += 2) {
    held |= (value(pair) * 91 + value(pair + 1)) << bits;
    for (bits += 13; bits >= 8 && at < count; bits -= 8) {
      bytes[at++] = held & 255;
      held >>>= 8;
    }
  }
  return bytes;
}

/** What an address packs so. */
const ofAddress = (packed) => Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** The bytes of a part: the player's own in letters, the breakout packed as an address packs it. */
async function part(name) {
  const place = document.querySelector(`script[data-part="${name}"]`);
  const packed = place?.textContent.trim();
  if (!packed) throw new TypeError(`${name} is not in this page`);
  const count = place.dataset.bytes;
  const unpacked = new Blob([count ? bytesOf(packed, +count) : ofAddress(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const TYPES = { wasm: "application/wasm", json: "application/json" };

globalThis.fetch = async (address) => {
  const name = new URL(address, location.href).pathname.split("/").pop();
  return new Response(await part(name), { headers: { "content-type": TYPES[name.split(".").pop()] } });
};

/** The turner's script, with its module in it: a page from a disk may have no other worker. */
async function turner() {
  const [module, ...scripts] = await Promise.all(["turner_bg.wasm", "turner.js", "turn.js"].map(part));
  return URL.createObjectURL(new Blob([`self.TURNER=new Uint8Array([${module.join()}]);`, ...scripts]));
}

function plain(id) {
  document.getElementById(id).hidden = false;
  document.getElementById("plain").hidden = false;
}

async function dress() {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [await sheet.replace(new TextDecoder().decode(await part("page.css")))];
}

async function begin() {
  await dress();
  tag.dataset.turner = await turner();
  if (!location.hash.startsWith("#/play")) location.replace("#/play?from=breakout.json");
  await start({ module_or_path: fetch(tag.dataset.wasm) });
}

document.getElementById("reload").addEventListener("click", () => location.reload());

if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function" || !("adoptedStyleSheets" in document)) plain("no-wasm");
else
  begin().catch((error) => {
    console.warn(error);
    plain("no-load");
  });
