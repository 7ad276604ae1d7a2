/**
 * Reads a QR code (ISO/IEC 18004) from a clean picture: upright, white around it, every module of the same whole number
 * of pixels. It corrects no errors, because a picture that this service has drawn has none. For the sandbox's phone.
 */

/** Error-correction bytes per block and number of blocks by version, for level M (ISO/IEC 18004, table 9). */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x, y) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const FORMAT_MASK = 0b101010000010010;

/** Returns the text of a QR code. @param {HTMLImageElement} picture @returns {string} */
export function readQr(picture) {
  const isDark = modules(picture);
  const size = isDark.size;
  const version = (size - 17) / 4;
  let format = 0;
  for (const [x, y] of [[0, 8], [1, 8], [2, 8], [3, 8], [4, 8], [5, 8], [7, 8], [8, 8], [8, 7], [8, 5], [8, 4], [8, 3], [8, 2], [8, 1], [8, 0]]) {
    format = (format << 1) | isDark(x, y);
  }
  const mask = MASKS[((format ^ FORMAT_MASK) >> 10) & 7];
  const bytes = codewords(isDark, size, version, mask);
  return text(dataOf(bytes, version), version);
}

/** @param {HTMLImageElement} picture @returns {any} a function of column and row, 1 for a dark module, with the size */
function modules(picture) {
  const { naturalWidth: width } = picture;
  const canvas = Object.assign(document.createElement('canvas'), { width, height: width });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, width);
  const dark = (x, y) => (data[4 * (y * width + x)] < 128 ? 1 : 0);
  let margin = 0;
  while (!dark(margin, margin)) margin++;
  let finder = margin;
  while (dark(finder, margin)) finder++;
  const module = (finder - margin) / 7;
  const at = (x, y) => dark(margin + (x + 0.5) * module | 0, margin + (y + 0.5) * module | 0);
  return Object.assign(at, { size: Math.round((width - 2 * margin) / module) });
}

/** Returns the centres of the alignment patterns on one axis (ISO/IEC 18004, annex E). */
function alignment(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - (count - 2 - i) * step)];
}

function codewords(isDark, size, version, mask) {
  const centres = alignment(version, size);
  const last = centres.length - 1;
  const isFunction = (x, y) =>
    x === 6 || y === 6
    || (x < 9 && y < 9) || (x > size - 9 && y < 9) || (x < 9 && y > size - 9)
    || (version > 6 && ((x > size - 12 && y < 6) || (y > size - 12 && x < 6)))
    || centres.some((cx, i) => centres.some((cy, j) =>
      !((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))
      && Math.abs(x - cx) < 3 && Math.abs(y - cy) < 3));
  const bytes = [];
  let bits = 0;
  let count = 0;
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (isFunction(x, y)) continue;
        bits = (bits << 1) | (isDark(x, y) ^ (mask(x, y) === 0 ? 1 : 0));
        if (++count % 8 === 0) {
          bytes.push(bits);
          bits = 0;
        }
      }
    }
  }
  return bytes;
}

/** Returns the data bytes: blocks are interleaved, the shorter ones first. */
function dataOf(bytes, version) {
  const blocks = BLOCKS[version - 1];
  const short = Math.floor(bytes.length / blocks) - CORRECTION[version - 1];
  const shortBlocks = blocks - (bytes.length % blocks);
  return Array.from({ length: blocks }, (_, block) => [
    ...Array.from({ length: short }, (__, i) => bytes[i * blocks + block]),
    ...(block < shortBlocks ? [] : [bytes[short * blocks + block - shortBlocks]]),
  ]).flat();
}

function text(data, version) {
  let at = 0;
  const take = length => {
    let value = 0;
    for (; length > 0; length--, at++) value = (value << 1) | ((data[at >> 3] >> (7 - (at & 7))) & 1);
    return value;
  };
  const size = version < 10 ? 0 : version < 27 ? 1 : 2;
  let found = '';
  while (at + 4 <= data.length * 8) {
    const mode = take(4);
    if (mode === 4) {
      const length = take(size ? 16 : 8);
      found += new TextDecoder().decode(Uint8Array.from({ length }, () => take(8)));
    } else if (mode === 2) {
      let length = take(9 + 2 * size);
      for (; length > 1; length -= 2) {
        const pair = take(11);
        found += ALPHANUMERIC[Math.floor(pair / 45)] + ALPHANUMERIC[pair % 45];
      }
      if (length) found += ALPHANUMERIC[take(6)];
    } else if (mode === 1) {
      let length = take(10 + 2 * size);
      for (; length > 2; length -= 3) found += String(take(10)).padStart(3, '0');
      if (length) found += String(take(length === 2 ? 7 : 4)).padStart(length, '0');
    } else break;
  }
  return found;
}
