/* The learner's record: entries that are only ever added, each under a key of its own in localStorage, so that two tabs
   can write at once and nothing is lost. What the browser does not store, because it is blocked or full, stays in memory as
   long as the page does: `persistent` says so, and `changes` has an event "full".

   An entry has `id`, `at` (ISO time, UTC) and `kind`:
     answer  question, version (of the key), score 0…1, answer, sure (true, false or absent), exam (id of an attempt, or absent)
     exam    exam, attempt, seed, drawn (names), score, passed, started, content (version of the catalogue)
     read    page, done */
"use strict";

{
  /** @typedef {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} Store */

  /** @type {Record<string, (entry: Record<string, unknown>) => boolean>} */
  const KINDS = {
    answer: (entry) => isName(entry.question) && isName(entry.version) && isScore(entry.score),
    exam: (entry) => isName(entry.exam) && isName(entry.attempt) && isScore(entry.score) && isBoolean(entry.passed) && isNames(entry.drawn),
    read: (entry) => isName(entry.page) && isBoolean(entry.done),
  };
  const PREFIX = `casebook:${casebook.site.record}:`;
  const changes = new EventTarget();
  /** @type {Entry[] | null} */
  let cached = null;

  const spare = inMemory(); // what found no place in the storage
  const storage = open();
  const isOpen = takes();

  /** All entries, oldest first. What is damaged is left alone and not shown.
      @type {() => Entry[]} */
  function entries() {
    return (cached ??= [...read()].toSorted((one, other) => compare(one.at, other.at) || compare(one.id, other.id)));
  }

  /** Adds an entry; its id and time are made here. The value is the whole entry.
      @type {<E extends NewEntry>(entry: E) => E & Stamped} */
  function add(entry) {
    const at = new Date();
    const whole = { id: newId(at), at: at.toISOString(), ...entry };
    write(whole);
    changed();
    return whole;
  }

  /** Adds the entries of another record; of two with one id the newer stays. The value is how many were new or newer.
      @type {(others: Entry[]) => number} */
  function merge(others) {
    const own = new Map(entries().map((entry) => [entry.id, entry]));
    const news = others.filter(({ id, at }) => (own.get(id)?.at ?? "") < at);
    news.forEach(write);
    changed();
    return news.length;
  }

  function clear() {
    keys().forEach(drop);
    changed();
  }

  /** @type {(value: unknown) => value is Entry} */
  function isEntry(value) {
    return (
      isPlain(value) &&
      typeof value.id === "string" &&
      /^[0-9a-z]{8,32}$/.test(value.id) &&
      isTime(value.at) &&
      typeof value.kind === "string" &&
      Object.hasOwn(KINDS, value.kind) &&
      KINDS[value.kind](value)
    );
  }

  /** A value that outlives the page and is no entry, such as an exam under way.
      @type {(name: string, value: unknown) => void} */
  function keep(name, value) {
    const key = `${PREFIX}kept:${name}`;
    if (value === null) drop(key);
    else put(key, JSON.stringify(value));
  }

  /** @type {(name: string) => unknown} */
  function kept(name) {
    return parsed(stored(`${PREFIX}kept:${name}`));
  }

  /** @type {() => Store} */
  function open() {
    try {
      return localStorage ?? spare;
    } catch {
      return spare;
    }
  }

  /* Whether something can be stored: a storage that is full or denied may still be read. */
  function takes() {
    try {
      storage.setItem(`${PREFIX}probe`, "");
      storage.removeItem(`${PREFIX}probe`);
      return storage !== spare;
    } catch {
      return false;
    }
  }

  /** @type {() => Store} */
  function inMemory() {
    /** @type {Map<string, string>} */
    const memory = new Map();
    return {
      get length() { return memory.size; },
      key: (place) => [...memory.keys()][place] ?? null,
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    };
  }

  /** @type {(key: string, text: string) => void} */
  function put(key, text) {
    try {
      storage.setItem(key, text);
      if (storage !== spare) spare.removeItem(key);
    } catch {
      spare.setItem(key, text);
      changes.dispatchEvent(new Event("full"));
    }
  }

  /** @type {(key: string) => string | null} */
  function stored(key) {
    return spare.getItem(key) ?? storage.getItem(key);
  }

  /** @type {(key: string) => void} */
  function drop(key) {
    spare.removeItem(key);
    storage.removeItem(key);
  }

  /** @type {(entry: Entry) => void} */
  function write(entry) {
    put(`${PREFIX}entry:${entry.id}`, JSON.stringify(entry));
  }

  /** @type {() => string[]} */
  function keys() {
    const all = [storage, spare].flatMap((place) => Array.from({ length: place.length }, (_, index) => place.key(index)));
    return [...new Set(all)].filter((key) => key !== null).filter((key) => key.startsWith(PREFIX));
  }

  /** @type {() => Generator<Entry>} */
  function* read() {
    for (const key of keys()) {
      if (!key.startsWith(`${PREFIX}entry:`)) continue;
      const entry = parsed(stored(key));
      if (isEntry(entry)) yield entry;
    }
  }

  function changed() {
    cached = null;
    changes.dispatchEvent(new Event("change"));
  }

  /** @type {(text: string | null) => unknown} */
  function parsed(text) {
    try {
      return JSON.parse(text ?? "null");
    } catch {
      return null;
    }
  }

  /** Sorts by time, and no two are alike. `crypto.randomUUID` is missing where pages come over plain HTTP.
      @type {(at: Date) => string} */
  function newId(at) {
    const random = crypto.getRandomValues(new Uint32Array(2));
    return at.getTime().toString(36).padStart(9, "0") + [...random].map((part) => part.toString(36).padStart(7, "0")).join("");
  }

  /** @type {(one: string, other: string) => number} */
  function compare(one, other) {
    return one < other ? -1 : Number(one > other);
  }

  /** @type {(value: unknown) => value is Record<string, unknown>} */
  function isPlain(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** @type {(value: unknown) => value is string} */
  function isName(value) {
    return typeof value === "string" && value !== "" && value.length <= 200;
  }

  /** @type {(value: unknown) => value is Name[]} */
  function isNames(value) {
    return Array.isArray(value) && value.every(isName);
  }

  /** @type {(value: unknown) => value is boolean} */
  function isBoolean(value) {
    return typeof value === "boolean";
  }

  /** @type {(value: unknown) => value is number} */
  function isScore(value) {
    return typeof value === "number" && value >= 0 && value <= 1;
  }

  /** @type {(value: unknown) => value is Time} */
  function isTime(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));
  }

  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) changed();
  });

  // A page that the browser had put aside was told of nothing.
  addEventListener("pageshow", ({ persisted }) => persisted && changed());

  casebook.record = {
    add, changes, clear, entries, isEntry, keep, kept, merge,
    get persistent() { return isOpen && spare.length === 0; },
  };
}
