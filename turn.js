// The worker that derives keys, one after another. A message is what a derivation is made of, its answer the key: null where
// the device has not the memory for it, undefined where nothing can be derived here at all.

if (typeof wasm_bindgen === "undefined") importScripts(`turner.js${location.search}`);

// Where all of the page is one file, this is in it.
const ready = wasm_bindgen({ module_or_path: self.TURNER ?? `turner_bg.wasm${location.search}` });

const turn = async (derivation) => {
  try {
    await ready;
  } catch {
    return undefined;
  }
  try {
    return wasm_bindgen.turn(...derivation) ?? null;
  } catch {
    return null;
  }
};

onmessage = async ({ data }) => postMessage(await turn(data));
