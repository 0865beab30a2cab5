/* Queries in letters, and characters mistaken for others of the same sound, as words of the site. */
"use strict";

{
  class Speaker {
    /** `readings`: syllable → the characters so read.
        @param {Record<string, string>} readings */
    constructor(readings) {
      /** @type {Map<string, string[]>} */
      this.syllables = new Map();
      this.first = new Uint32Array(0x10000); // for each character a bit for each letter it can begin with
      for (const [syllable, chars] of Object.entries(readings)) {
        for (const char of chars) {
          this.syllables.set(char, [...(this.syllables.get(char) ?? []), syllable]);
          this.first[char.charCodeAt(0)] |= bit(syllable);
        }
      }
    }

    /** The words of a text that letters spell, whole syllables or only their beginnings: word → how well, from 0 to 1,
        times how often.
        @type {(letters: string, text: string) => Map<string, number>} */
    spelt(letters, text) {
      const wanted = letters.replace(/ü/g, "v");
      return this.words(text, bit(wanted), (at) => {
        const hit = this.spell(wanted, 0, text, at);
        return hit && hit.end - at > (hit.score < 1 ? 1 : 0) && { end: hit.end, weight: hit.score / (hit.end - at) };
      });
    }

    /** The words of a text that sound like a word which does not occur.
        @type {(word: string, text: string) => Map<string, number>} */
    alike(word, text) {
      const sounds = [...word].map((char) => this.syllables.get(char) ?? []);
      if (!sounds.every((sound) => sound.length)) return new Map();
      const bits = sounds[0].reduce((all, syllable) => all | bit(syllable), 0);
      return this.words(text, bits, (at) => {
        const same = sounds.every((sound, place) => this.syllables.get(text[at + place])?.some((one) => sound.includes(one)));
        return same && { end: at + word.length, weight: 1 };
      });
    }

    /** @type {(text: string, bits: number, match: (at: number) => { end: number, weight: number } | false | null) => Map<string, number>} */
    words(text, bits, match) {
      const found = new Map();
      for (let at = 0; at < text.length; at++) {
        if (!(this.first[text.charCodeAt(at)] & bits)) continue;
        const hit = match(at);
        if (!hit) continue;
        const word = text.slice(at, hit.end);
        found.set(word, (found.get(word) ?? 0) + hit.weight ** 2);
      }
      return found;
    }

    /** The best way to read letters from `from` on as the characters from `at` on: one point for a whole syllable.
        @type {(letters: string, from: number, text: string, at: number) => { end: number, score: number } | null} */
    spell(letters, from, text, at) {
      if (from === letters.length) return { end: at, score: 0 };
      /** @type {{ end: number, score: number } | null} */
      let best = null;
      /** @type {(length: number, points: number) => void} */
      const take = (length, points) => {
        const rest = this.spell(letters, from + length, text, at + 1);
        if (rest && (!best || rest.score + points > best.score)) best = { end: rest.end, score: rest.score + points };
      };
      for (const syllable of this.syllables.get(text[at]) ?? []) {
        const left = letters.length - from;
        if (letters.startsWith(syllable, from)) take(syllable.length, 1);
        else if (left > 1 && left < syllable.length && syllable.startsWith(letters.slice(from))) take(left, 0.8);
        for (const initial of [syllable.slice(0, 1), /^[zcs]h/.exec(syllable)?.[0]]) {
          if (initial && letters.startsWith(initial, from)) take(initial.length, 0.5);
        }
      }
      return best;
    }
  }

  /** @type {(syllable: string) => number} */
  function bit(syllable) {
    return 1 << (syllable.charCodeAt(0) - 97);
  }

  casebook.Speaker = Speaker;
}
