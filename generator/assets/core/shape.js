/* What a foreign value has to look like before it is believed: one that was stored, imported, or kept by an older site. The
   rules are said in HACKING.md, “A learner's record as a file”; `generator/learners` follows the same. */
"use strict";

{
  const DEEPEST = 50; // lists and objects inside each other
  const UNSHOWN = /[\p{Control}\u2028-\u202e\u2066-\u2069\p{Surrogate}]/u; // or it changes the direction of what follows

  /** @type {Map<unknown, (entry: Record<string, unknown>) => boolean>} */
  const KINDS = new Map([
    ["answer", ({ question, version, score, sure, exam, self }) =>
      [question, version].every(isName) && isScore(score) && [sure, self].every(maybe(isBoolean)) && maybe(isName)(exam)],
    ["exam", ({ exam, attempt, score, passed, drawn, seed, started, content }) =>
      [exam, attempt].every(isName) && isScore(score) && isBoolean(passed) && isNames(drawn)
      && maybe(isSeed)(seed) && maybe(isTime)(started) && maybe(isName)(content)],
    ["read", ({ page, done }) => isName(page) && isBoolean(done)],
  ]);

  /** @type {(value: unknown) => value is Entry} */
  function isEntry(value) {
    if (!isPlain(value) || typeof value.id !== "string" || !/^[0-9a-z]{8,32}$/.test(value.id)) return false;
    return isTime(value.at) && maybe(isTime)(value.clock) && Boolean(KINDS.get(value.kind)?.(value));
  }

  /** What was kept of an attempt at an exam, whoever wrote it.
      @type {(value: unknown) => value is Attempt} */
  function isAttempt(value) {
    if (!isPlain(value)) return false;
    const { answers, attempt, drawn, seed, started } = value;
    return isName(attempt) && isNames(drawn) && isSeed(seed) && isTime(started) && isPlain(answers) && Object.values(answers).every(isGiven);
  }

  /** @type {(value: unknown) => value is Entered} */
  function isGiven(value) {
    return isPlain(value) && maybe(isBoolean)(value.sure) && maybe(isName)(value.version);
  }

  /** Whether JSON can give it back: all numbers are finite, and nothing lies too deep.
      @type {(value: unknown, room?: number) => boolean} */
  function isSound(value, room = DEEPEST) {
    if (typeof value === "number") return Number.isFinite(value);
    if (typeof value !== "object" || value === null) return true;
    return room > 0 && Object.values(value).every((inner) => isSound(inner, room - 1));
  }

  /** A field that may be missing.
      @type {(isRight: (value: unknown) => boolean) => (value: unknown) => boolean} */
  function maybe(isRight) {
    return (value) => value === undefined || value === null || isRight(value);
  }

  /** @type {(value: unknown) => value is Record<string, unknown>} */
  function isPlain(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** Lengths are counted in code points, as Python does.
      @type {(value: unknown) => value is string} */
  function isName(value) {
    return typeof value === "string" && value !== "" && [...value].length <= 200 && !/\p{Surrogate}/u.test(value);
  }

  /** @type {(value: unknown) => value is Name[]} */
  function isNames(value) {
    return Array.isArray(value) && value.every(isName);
  }

  /** What a learner calls the record.
      @type {(value: unknown) => value is string} */
  function isLabel(value) {
    return typeof value === "string" && [...value].length <= 40 && !UNSHOWN.test(value);
  }

  /** @type {(value: unknown) => value is boolean} */
  function isBoolean(value) {
    return typeof value === "boolean";
  }

  /** @type {(value: unknown) => value is number} */
  function isScore(value) {
    return typeof value === "number" && value >= 0 && value <= 1;
  }

  /** @type {(value: unknown) => value is number} */
  function isSeed(value) {
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
  }

  /** A time that the calendar has: a browser takes 30 February for a day of March.
      @type {(value: unknown) => value is Time} */
  function isTime(value) {
    if (typeof value !== "string" || !/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false;
    const time = new Date(value);
    return !Number.isNaN(time.getTime()) && time.toISOString() === value;
  }

  /** @type {(value: unknown) => value is Day} */
  function isDay(value) {
    return typeof value === "string" && isTime(`${value}T00:00:00.000Z`);
  }

  /** What a table holds under a foreign key, which may be `constructor`.
      @type {<T>(table: Record<string, T>, key: string) => T | undefined} */
  function own(table, key) {
    return Object.hasOwn(table, key) ? table[key] : undefined;
  }

  casebook.shape = { isAttempt, isDay, isEntry, isGiven, isLabel, isName, isPlain, isSound, isTime, own };
}
