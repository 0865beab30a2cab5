/* SHA-256 (FIPS 180-4) of a text in UTF-8, as hex digits. The browser's own is missing on pages that come over plain HTTP,
   as they do in an intranet. */
"use strict";

{
  /** @type {number[]} */
  const primes = [];
  for (let number = 2; primes.length < 64; number++) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  /** @type {(root: number) => number} */
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const K = primes.map((prime) => fraction(Math.cbrt(prime)));
  /** @type {(word: number, places: number) => number} */
  const turn = (word, places) => (word >>> places) | (word << (32 - places));

  /** @type {(text: string) => string} */
  function sha256(text) {
    const view = padded(new TextEncoder().encode(text));
    const state = Uint32Array.from(START);
    for (let offset = 0; offset < view.byteLength; offset += 64) compress(state, scheduled(view, offset));
    return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }

  /** The bytes, a 1 bit, zeros, and the length in bits.
      @type {(bytes: Uint8Array) => DataView} */
  function padded(bytes) {
    const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
    new Uint8Array(view.buffer).set(bytes);
    view.setUint8(bytes.length, 0x80);
    view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(view.byteLength - 4, bytes.length << 3);
    return view;
  }

  /** @type {(view: DataView, offset: number) => Uint32Array} */
  function scheduled(view, offset) {
    const words = new Uint32Array(64);
    for (let place = 0; place < 64; place++) {
      words[place] = place < 16 ? view.getUint32(offset + place * 4) : next(words, place);
    }
    return words;
  }

  /** @type {(words: Uint32Array, place: number) => number} */
  function next(words, place) {
    const [two, fifteen] = [words[place - 2], words[place - 15]];
    const low = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3);
    const high = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10);
    return words[place - 16] + low + words[place - 7] + high;
  }

  /** @type {(state: Uint32Array, words: Uint32Array) => void} */
  function compress(state, words) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let place = 0; place < 64; place++) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[place] + words[place];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] += word));
  }

  casebook.sha256 = sha256;
}
