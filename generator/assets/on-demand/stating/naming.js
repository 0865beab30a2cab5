/* How statements name things. Their own identifiers are made of what they are about, so that one that is sent twice is one. */
"use strict";

{
  /** The same for the same text, as a UUID is written; `generator/xapi/uuids.py` follows the same rule.
      @type {(text: string) => string} */
  function uuid(text) {
    const hash = casebook.sha256(text);
    const variant = "89ab"[Number.parseInt(hash[16], 16) % 4];
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  /** What can be picked, as a definition has it.
      @type {Casebook["components"]} */
  function components(lists, language) {
    const listed = Object.entries(lists).map(([name, list]) => [name, Object.entries(list).map(([id, words]) => ({ id, description: { [language]: words } }))]);
    return Object.fromEntries(listed);
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ components, uuid }));
}
