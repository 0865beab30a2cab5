/* Ids for new records, from what they are called: the twin of generator/authoring/naming.py, from which the table on the page
   has its numbers. What was taken home is remembered, since no page knows of it yet. */
"use strict";

{
  const HANDED_OUT = "form-ids"; // in the storage of the browser
  const MOST = 1000; // ids that are remembered

  /** @type {() => string[]} */
  function handedOut() {
    const kept = casebook.record.kept(HANDED_OUT);
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  }

  /** @type {(table: FormTable, names: FormNames) => FormNaming} */
  function formNaming({ naming, rules }, names) {
    const [aside, words] = [new RegExp(naming.aside, "g"), new RegExp(naming.words, "g")];
    const [isId, device] = [new RegExp(rules.id), new RegExp(`^(?:${rules.device})$`, "i")];
    const sounds = new Map(Object.entries(naming.sounds).flatMap(([syllable, characters]) => [...characters].map((one) => [one, syllable])));

    /** @type {(kind: FormKind, title: string) => string} */
    function idFor(kind, title) {
      const found = (title.replace(aside, "").toLowerCase().match(words) ?? []).map((word) => sounds.get(word) ?? word);
      const said = found.filter((word) => /^[a-z0-9]+$/.test(word)).slice(0, naming.longest).join("-");
      const stem = said.slice(0, naming.longestStem).replace(/-+$/, "") || kind.name;
      const taken = new Set([...handedOut(), naming.listPage]);
      const isFree = (/** @type {string} */ id) => isId.test(id) && !device.test(id) && !taken.has(id) && !names.find(id);
      let id = stem;
      for (let number = 2; !isFree(id); number += 1) id = `${stem}-${number}`;
      return id;
    }

    return {
      idFor,
      handOut: (id) => casebook.record.keep(HANDED_OUT, [...handedOut().filter((one) => one !== id), id].slice(-MOST)),
    };
  }

  casebook.formNaming = formNaming;
}
