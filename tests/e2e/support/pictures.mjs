// Pictures and sounds made for a test, in the page's own browser: a photograph has noise and edges as a camera's has.

/** A picture as the bytes of a file: `noisy` ones are as heavy as photographs. */
export async function picture(page, { width, height, type = "image/jpeg", noisy = true, seeThrough = false }) {
  const base64 = await page.evaluate(
    async ({ width, height, type, noisy, seeThrough }) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      if (!seeThrough) {
        pen.fillStyle = "#cdbfa6";
        pen.fillRect(0, 0, width, height);
      }
      let chance = 1;
      const next = () => (chance = (chance * 48271) % 2147483647) / 2147483647;
      const many = noisy ? 6000 : 12;
      for (let n = 0; n < many; n += 1) {
        pen.fillStyle = `hsl(${next() * 360} ${30 + next() * 60}% ${20 + next() * 60}%)`;
        pen.beginPath();
        pen.arc(next() * width, next() * height, (noisy ? 0.03 : 0.1) * next() * width, 0, 7);
        pen.fill();
      }
      // The top left corner is red: whoever turns the picture moves it.
      pen.fillStyle = "#f00";
      pen.fillRect(0, 0, width / 4, height / 4);
      const blob = await new Promise((done) => canvas.toBlob(done, type, 0.95));
      const reader = new FileReader();
      return new Promise((done) => {
        reader.onload = () => done(reader.result.split(",")[1]);
        reader.readAsDataURL(blob);
      });
    },
    { width, height, type, noisy, seeThrough },
  );
  return Buffer.from(base64, "base64");
}

/** The same JPEG, as a camera writes it that was held so: `orientation` as in EXIF, 6 for a quarter to the right. */
export function held(jpeg, orientation) {
  const exif = Buffer.from("45786966000049492a000800000001001201030001000000ff0000000000000000", "hex");
  exif[exif.indexOf(0xff, 8)] = orientation;
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** A tone of so many seconds as WAV. */
export function tone(seconds, rate = 8000) {
  const count = Math.round(seconds * rate);
  const bytes = Buffer.alloc(44 + count);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + count, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(count, 40);
  for (let at = 0; at < count; at += 1) bytes[44 + at] = 128 + 100 * Math.sin((at / rate) * 440 * 2 * Math.PI);
  return bytes;
}

/** What a picture of a file is: its size, its type, how heavy it is, and the colour of a place in it. */
export async function seen(page, { type, data }, place = [0.1, 0.1]) {
  const bytes = Buffer.from(data, "base64").length;
  const rest = await page.evaluate(
    async ({ address, place }) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      const [red, green, blue, alpha] = pen.getImageData(Math.floor(place[0] * width), Math.floor(place[1] * height), 1, 1).data;
      return { width, height, red, green, blue, alpha };
    },
    { address: `data:${type};base64,${data}`, place },
  );
  return { type, bytes, ...rest };
}

/** Lets files fall on something: each with its bytes, or with a `size` and bytes that do not matter. */
export async function drop(target, files) {
  const data = await target.page().evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const { name, mimeType, base64, size } of files) {
      const bytes = size ? new Uint8Array(size) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: mimeType }));
    }
    return data;
  }, files.map(({ buffer, ...file }) => ({ ...file, base64: buffer?.toString("base64") })));
  await target.dispatchEvent("dragover", { dataTransfer: data });
  await target.dispatchEvent("drop", { dataTransfer: data });
}

/** Pastes a file where the keyboard is. */
export function paste(page, { name, mimeType, buffer }) {
  return page.evaluate(
    ({ name, mimeType, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mimeType }));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    { name, mimeType, base64: buffer.toString("base64") },
  );
}
