/* A text in overlapping stretches of a few clauses, so that what is said in one of them is not drowned by all the others. */
"use strict";

{
  const LEAST = 20; // characters: fewer tell anything
  const MOST = 32; // as long as what the models have learned from
  const PAUSE = /[,，、。;；:：!！?？…\s]+/u;
  const LONG_NUMBER = /[0-9]{5,}/gu; // whose it is, not what is said

  /** From each clause on as many as there is room for, in time that grows with the text. Where nobody pauses for so long, a text is
      cut as it comes.
      @type {(text: string) => string[]} */
  function stretches(text) {
    const clauses = text.replace(LONG_NUMBER, "").split(PAUSE).filter(Boolean).flatMap(cut);
    return clauses.map((_clause, first) => from(clauses, first)).filter(({ length }) => length >= LEAST);
  }

  /** @type {(clauses: string[], first: number) => string} */
  function from(clauses, first) {
    let [stretch, at] = [clauses[first], first + 1];
    while (at < clauses.length && (stretch.length < LEAST || stretch.length + clauses[at].length <= MOST)) stretch += `，${clauses[at++]}`;
    return stretch;
  }

  /** @type {(clause: string) => string[]} */
  function cut(clause) {
    const signs = [...clause];
    const parts = Array.from({ length: Math.ceil(signs.length / (MOST / 2)) }, (_part, at) => signs.slice((at * MOST) / 2, ((at + 1) * MOST) / 2).join(""));
    return signs.length > MOST ? parts : [clause];
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ stretches }));
}
