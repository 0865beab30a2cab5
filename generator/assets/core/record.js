/* The learner's record: entries that are only ever added, each under a key of its own in localStorage, so that two tabs
   can write at once and nothing is lost. What the browser does not store, because it is blocked or full, stays in memory as
   long as the page does: `persistent` says so, and `changes` has an event "full".

   An entry has `id`, `at`, perhaps `clock` (ISO times, UTC) and `kind`:
     answer  question, version (of the key), score 0…1, answer, sure (true, false or absent), exam (id of an attempt, or absent)
     exam    exam, attempt, seed, drawn (names), score, passed, started, content (version of the catalogue)
     read    page, done

   Entries stand in the order of `at`, and a new one is dated after all that are there: where the clock stands behind them,
   because it is wrong or was wrong before, `at` is a millisecond after the newest and `clock` holds what the clock said. So
   what was answered last counts, and days are those of the clock (`progress.timeOf`). */
"use strict";

{
  const PREFIX = `casebook:${casebook.site.record}:`;
  const TOGETHER = 50; // milliseconds: what another window writes within them is shown at once
  const changes = new EventTarget();
  /** @type {Map<string, Entry> | null} */
  let known = null; // by id
  /** @type {Entry[] | null} */
  let ordered = null;
  /** @type {number | undefined} */
  let waiting;

  /** @type {Map<string, string>} */
  const spare = new Map(); // what found no place in the storage
  const storage = open();
  const isOpen = takes();

  /** All entries, oldest first. What is damaged is left alone and not shown.
      @type {() => Entry[]} */
  function entries() {
    return (ordered ??= [...byId().values()].toSorted((one, other) => compare(one.at, other.at) || compare(one.id, other.id)));
  }

  /** Adds an entry; its id and times are made here. The value is the whole entry.
      @type {<E extends NewEntry>(entry: E) => E & Stamped} */
  function add(entry) {
    const whole = { ...stamp(new Date()), ...entry };
    put(keyOf(whole), JSON.stringify(whole));
    hold(whole);
    changed();
    return whole;
  }

  /** @type {(clock: Date) => Stamped} */
  function stamp(clock) {
    const [id, now, newest] = [newId(clock), clock.toISOString(), entries().at(-1)?.at ?? ""];
    return newest < now ? { id, at: now } : { id, at: after(newest), clock: now };
  }

  /** @type {(time: Time) => Time} */
  function after(time) {
    const next = new Date(Date.parse(time) + 1).toISOString();
    return casebook.shape.isTime(next) ? next : time; // the end of the calendar
  }

  /** Adds the entries of another record; of two with one id the newer stays. The value is how many were new or newer, and how
      many of them the browser stored, the newest first.
      @type {(others: Entry[]) => { found: number, stored: number }} */
  function merge(others) {
    const own = byId();
    const news = others.filter(({ id, at }) => (own.get(id)?.at ?? "") < at).toSorted((one, other) => compare(other.at, one.at));
    const texts = new Map(news.map((entry) => [keyOf(entry), JSON.stringify(entry)]));
    const full = [...texts].findIndex(([key, text]) => !stores(key, text));
    if (full >= 0) [...texts].slice(full).forEach(([key, text]) => spare.set(key, text));
    if (spare.size) changes.dispatchEvent(new Event("full"));
    news.forEach(hold);
    changed();
    return { found: news.length, stored: full < 0 ? news.length : full };
  }

  function clear() {
    keys().forEach(drop);
    forget();
    changed();
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

  /** What is kept under names that begin so, by what follows.
      @type {(beginning: string) => [string, unknown][]} */
  function keptBelow(beginning) {
    const start = `${PREFIX}kept:${beginning}`;
    return keys().filter((key) => key.startsWith(start)).map((key) => [key.slice(start.length), parsed(stored(key))]);
  }

  /** @type {() => Storage | null} */
  function open() {
    try {
      return localStorage;
    } catch {
      return null;
    }
  }

  /* Whether something can be stored: a storage that is full or denied may still be read. */
  function takes() {
    const probe = `${PREFIX}probe`;
    const isTaken = stores(probe, "");
    if (isTaken) drop(probe);
    return isTaken;
  }

  /** @type {(key: string, text: string) => boolean} */
  function stores(key, text) {
    try {
      storage?.setItem(key, text);
      spare.delete(key);
      return storage !== null;
    } catch {
      return false;
    }
  }

  /** @type {(key: string, text: string) => void} */
  function put(key, text) {
    if (stores(key, text)) return;
    spare.set(key, text);
    changes.dispatchEvent(new Event("full"));
  }

  /** @type {(key: string) => string | null} */
  function stored(key) {
    return spare.get(key) ?? storage?.getItem(key) ?? null;
  }

  /** @type {(key: string) => void} */
  function drop(key) {
    spare.delete(key);
    storage?.removeItem(key);
  }

  /** @type {(entry: Stamped) => string} */
  function keyOf({ id }) {
    return `${PREFIX}entry:${id}`;
  }

  /** @type {() => string[]} */
  function keys() {
    return [...new Set([...Object.keys(storage ?? {}), ...spare.keys()])].filter((key) => key.startsWith(PREFIX));
  }

  /** The entries as they are stored: each is parsed once.
      @type {() => Map<string, Entry>} */
  function byId() {
    if (known) return known;
    known = new Map();
    keys().forEach(read);
    return known;
  }

  /** Takes over what is stored under a key.
      @type {(key: string) => void} */
  function read(key) {
    if (!key.startsWith(`${PREFIX}entry:`)) return;
    const entry = parsed(stored(key));
    if (casebook.shape.isEntry(entry)) hold(entry);
    else if (byId().delete(key.slice(`${PREFIX}entry:`.length))) ordered = null;
  }

  /** @type {(entry: Entry) => void} */
  function hold(entry) {
    byId().set(entry.id, entry);
    ordered = null;
  }

  function forget() {
    known = ordered = null;
  }

  function changed() {
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
    return Math.max(0, at.getTime()).toString(36).padStart(9, "0") + [...random].map((part) => part.toString(36).padStart(7, "0")).join("");
  }

  /** @type {(one: string, other: string) => number} */
  function compare(one, other) {
    return one < other ? -1 : Number(one > other);
  }

  addEventListener("storage", ({ key }) => {
    if (key === null) forget();
    else if (key.startsWith(PREFIX)) read(key);
    else return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      changed();
    }, TOGETHER);
  });

  // A page that the browser had put aside was told of nothing.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    forget();
    changed();
  });

  casebook.record = {
    add, changes, clear, entries, keep, kept, keptBelow, merge,
    /** What the learner calls it; "" if nothing. */
    get label() {
      const label = kept("label");
      return casebook.shape.isLabel(label) ? label : "";
    },
    set label(words) {
      keep("label", words);
      changed();
    },
    get persistent() { return isOpen && spare.size === 0; },
  };
}
