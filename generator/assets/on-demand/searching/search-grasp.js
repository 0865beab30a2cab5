/* How much of a query the site has words for. What is found by the rest alone is near, and not what was asked for. */
"use strict";

{
  const LITTLE = 0.25; // of what the query asks for

  /** From 0 to 1, by how much each slot says.
      @type {(answer: Answer) => number} */
  function grasped({ slots, weights }) {
    const sum = (/** @type {Slot[]} */ some) => some.reduce((whole, { factor }) => whole + factor, 0);
    const counted = slots.filter(({ extra }) => !extra);
    return sum(counted.filter((slot) => weights[slots.indexOf(slot)] > 0)) / (sum(counted) || 1);
  }

  /** Whether there is nothing that was asked for. A sentence is understood by more than the words that it shares with pages.
      @type {Casebook["isNothing"]} */
  function isNothing(answer) {
    return !answer.found.length || (!casebook.isSentence(answer.query) && grasped(answer) < LITTLE);
  }

  /** The query, with what the site has words for marked.
      @type {Casebook["graspedOf"]} */
  function graspedOf({ query, wanted }) {
    return casebook.marked(query, wanted.filter(({ weight }) => weight > 0));
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ graspedOf, isNothing }));
}
