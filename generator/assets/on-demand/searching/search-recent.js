/* What was looked for lately, in this browser alone; without a storage, nothing is kept. What somebody said and long numbers
   are about somebody, and not kept either. */
"use strict";

{
  const KEY = `casebook:${casebook.site.record}:searches`;
  const MOST = 8;
  const NUMBER = /\p{Nd}{5}/u;

  /** @type {() => string[]} */
  function all() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(found) ? found.filter((query) => typeof query === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  /** @type {(query: string) => void} */
  function add(query) {
    const typed = [...query.trim()].slice(0, 100).join("");
    if (typed && !NUMBER.test(typed) && !casebook.isSentence(typed)) store([typed, ...all().filter((other) => other !== typed)].slice(0, MOST));
  }

  function wipe() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing has nothing to wipe.
    }
  }

  /** @type {(queries: string[]) => void} */
  function store(queries) {
    try {
      localStorage.setItem(KEY, JSON.stringify(queries));
    } catch {
      // The storage is blocked or full: the search goes on without a memory.
    }
  }

  casebook.recent = { add, all, wipe };
}
