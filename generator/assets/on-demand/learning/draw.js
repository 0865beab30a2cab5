/* Chance that can be repeated: of one seed come the same draw and the same order, in every browser. */
"use strict";

{
  /** A seed for a new attempt.
      @type {() => number} */
  function newSeed() {
    return crypto.getRandomValues(new Uint32Array(1))[0];
  }

  /** The names that an attempt asks, pool by pool: of each pool as many as it says, in an order of chance.
      @type {(pools: Pool[], seed: number) => Name[]} */
  function draw(pools, seed) {
    const next = chance(seed);
    return pools.flatMap(({ draw: count, names }) => shuffled(names, next).slice(0, count));
  }

  /** For one question of an attempt: a function that gives a list in a new order, whatever the other questions are.
      @type {(seed: number, name: Name) => Order} */
  function orderOf(seed, name) {
    return (list) => shuffled(list, chance(seed ^ hash(name)));
  }

  /** Fisher and Yates.
      @type {<T>(list: T[], next: () => number) => T[]} */
  function shuffled(list, next) {
    const cards = [...list];
    for (let last = cards.length - 1; last > 0; last -= 1) {
      const place = Math.floor(next() * (last + 1));
      [cards[last], cards[place]] = [cards[place], cards[last]];
    }
    return cards;
  }

  /** Numbers from 0 up to 1 (mulberry32).
      @type {(seed: number) => () => number} */
  function chance(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** A name as a number of 32 bits (FNV-1a over its characters).
      @type {(name: string) => number} */
  function hash(name) {
    return [...name].reduce((sum, char) => Math.imul(sum ^ Number(char.codePointAt(0)), 0x01000193), 0x811c9dc5) >>> 0;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ draw, newSeed, orderOf }));
}
