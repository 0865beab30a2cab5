/* A text as it is compared, where each character still knows its place in the original. */
"use strict";

{
  /** A text unit by unit, each of which knows the character from which `change` made it.
      @type {(text: string, change: (character: string) => string) => UnitOf[]} */
  function unitsOf(text, change) {
    let at = 0;
    return [...text].flatMap((written) => {
      const place = { start: at, end: (at += written.length) };
      return change(written).split("").map((unit) => ({ unit, ...place }));
    });
  }

  /** @type {(units: UnitOf[]) => string} */
  function textOf(units) {
    return units.map(({ unit }) => unit).join("");
  }

  /** @type {(text: string) => string} */
  function escaped(text) {
    return text.replace(/[\^$\\.*+?()[\]{}|]/g, "\\$&");
  }

  /** @type {(character: string) => string} */
  function halfWidth(character) {
    const plain = character.normalize("NFKC");
    return [...plain].length === 1 ? plain : character;
  }

  casebook.units = { escaped, halfWidth, of: unitsOf, textOf };
}
