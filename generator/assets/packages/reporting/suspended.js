/* What a platform keeps of a lesson, so that it goes on on any machine: what was answered, in as few bytes as that takes.

   Names and fingerprints are cut to what tells them apart, behind a `~`. An answer is a row [question, version of its key,
   score, answer, how it was given, exam] without the zeros at its end; where the room is too small the answers of the oldest
   rows go first (0 is none), then the rows. */
"use strict";

{
  const FEWEST = 2; // characters of a name that was cut
  const VERSION = 3; // characters of a version that are kept
  const ATTEMPTS = 3; // exams that are kept
  const SPARE = 30; // bytes for the names of what is kept
  /** @type {WeakMap<Name[], ReturnType<typeof marks>>} */
  const MARKS = new WeakMap();
  const [SURE, UNSURE, OWN] = [1, 2, 4]; // how an answer was given; the learner marked it

  /** @type {(text: string) => number} */
  function size(text) {
    return new TextEncoder().encode(text).length;
  }

  /** The beginning of a text that tells it from all others.
      @type {(text: string, all: string[]) => string} */
  function cut(text, all) {
    let length = FEWEST;
    while (length < text.length && all.some((other) => other !== text && other.startsWith(text.slice(0, length)))) length += 1;
    return text.slice(0, length);
  }

  /** @type {(value: unknown, all: string[]) => unknown} */
  function shortened(value, all) {
    if (typeof value === "string") return all.includes(value) ? `~${cut(value, all)}` : value.startsWith("~") ? `~${value}` : value;
    if (Array.isArray(value)) return value.map((inner) => shortened(inner, all));
    if (!casebook.shape.isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [shortened(key, all), shortened(inner, all)]));
  }

  /** The inverse; throws where nothing, or more than one thing, begins so any more.
      @type {(value: unknown, all: string[]) => unknown} */
  function whole(value, all) {
    if (typeof value === "string") return value.startsWith("~~") || !value.startsWith("~") ? value.replace(/^~/, "") : named(value.slice(1), all);
    if (Array.isArray(value)) return value.map((inner) => whole(inner, all));
    if (!casebook.shape.isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [whole(key, all), whole(inner, all)]));
  }

  /** @type {(beginning: string, all: string[]) => string} */
  function named(beginning, all) {
    const found = all.filter((text) => text.startsWith(beginning));
    if (found.length !== 1) throw new Error("unknown");
    return found[0];
  }

  /** What questions are called here, by name and back.
      @type {(known: Name[]) => { short: (name: Name) => string, name: (short: string) => Name | undefined }} */
  function marks(known) {
    const before = MARKS.get(known);
    if (before) return before;
    const names = new Map(known.map((name) => [casebook.sha256(name).slice(0, 8), name]));
    const all = [...names.keys()];
    const shorts = new Map([...names].map(([mark, name]) => [name, cut(mark, all)]));
    const back = new Map([...shorts].map(([name, short]) => [short, name]));
    const found = {
      /** @type {(name: Name) => string} */ short: (name) => shorts.get(name) ?? "",
      /** @type {(short: string) => Name | undefined} */ name: (short) => back.get(short) ?? names.get(all.find((mark) => mark.startsWith(short)) ?? ""),
    };
    MARKS.set(known, found);
    return found;
  }

  /** The text for the platform, of at most `room` bytes.
      @type {Casebook["suspended"]["pack"]} */
  function pack({ attempt, best, count, entries, isDone, last, running }, { names: known, questions, room, versions }) {
    const names = marks(known);
    const exams = entries.filter((entry) => entry.kind === "exam").slice(-ATTEMPTS);
    const order = exams.map((exam) => exam.attempt);
    const rows = latest(entries, questions, order).map((entry) => row(entry, order, names.short, questions));
    const sat = exams.map(({ attempt: name, seed, started, score, passed, drawn, at }) =>
      [name, seed ?? 0, started ?? "", score, Number(passed), drawn.map(names.short), at]);
    const head = { v: 1, a: attempt, l: last, n: count, b: best, d: Number(isDone), t: entries.at(-1)?.at ?? "" };
    /** @type {any[] | null} */
    const under = running && [running.attempt, running.seed, running.started, running.drawn.map(names.short),
      Object.entries(running.answers).filter(([name]) => Object.hasOwn(questions, name)).map(([name, one]) =>
        [names.short(name), (one.version ?? versions.get(name) ?? "").slice(0, VERSION), given(one), shortened(one.answer ?? null, questions[name].options)])];
    const entered = under?.pop() ?? [];
    while (entered.length && size(JSON.stringify([head, sat, under, entered])) > room - SPARE) entered.shift();
    return fitted({ ...head, x: sat, r: under ? [...under, entered] : 0 }, rows, room);
  }

  /** @type {(head: object, rows: unknown[][], room: number) => string} */
  function fitted(head, rows, room) {
    /** @type {(list: unknown[][]) => string} */
    const text = (list) => JSON.stringify({ ...head, q: list });
    let spare = room - size(text(rows));
    const kept = rows.map((one) => {
      if (spare >= 0) return one;
      const shorter = trimmed([...one.slice(0, 3), 0, ...one.slice(4)]);
      spare += size(JSON.stringify(one)) - size(JSON.stringify(shorter));
      return shorter;
    });
    while (spare < 0 && kept.length) spare += size(JSON.stringify(kept.shift())) + 1;
    return text(kept);
  }

  /** The newest answer to each question, oldest first, of practice and of the exams that are kept.
      @type {(entries: Entry[], questions: Record<Name, LessonQuestion>, exams: string[]) => AnswerEntry[]} */
  function latest(entries, questions, exams) {
    /** @type {Map<Name, AnswerEntry>} */
    const found = new Map();
    for (const entry of entries) {
      if (entry.kind !== "answer" || !Object.hasOwn(questions, entry.question) || (entry.exam && !exams.includes(entry.exam))) continue;
      found.delete(entry.question);
      found.set(entry.question, entry);
    }
    return [...found.values()];
  }

  /** @type {(entry: AnswerEntry, exams: string[], short: (name: Name) => string, questions: Record<Name, LessonQuestion>) => unknown[]} */
  function row({ answer, exam, question, score, self, sure, version }, exams, short, questions) {
    const at = exam ? exams.indexOf(exam) + 1 : 0;
    const told = shortened(answer ?? null, questions[question].options);
    return trimmed([short(question), version.slice(0, VERSION), score, told, given({ sure }) + (self ? OWN : 0), at]);
  }

  /** A row without the zeros at its end, but for its score.
      @type {(values: unknown[]) => unknown[]} */
  function trimmed(values) {
    const last = values.findLastIndex((value, place) => value !== 0 || place < 3);
    return values.slice(0, last + 1);
  }

  /** @type {(one: { sure?: boolean }) => number} */
  function given({ sure }) {
    return sure === undefined || sure === null ? 0 : sure ? SURE : UNSURE;
  }

  /** @type {(flags: number) => boolean | undefined} */
  function sureOf(flags) {
    return flags & SURE ? true : flags & UNSURE ? false : undefined;
  }

  /** What was kept; null if it is nothing of ours. What has been changed in the lesson since is left out.
      @type {Casebook["suspended"]["unpack"]} */
  function unpack(text, { names: known, questions, versions }, lessonId) {
    const kept = parsed(text);
    if (!kept || kept.v !== 1 || !Array.isArray(kept.q) || !Array.isArray(kept.x)) return null;
    const names = marks(known);
    /** @type {(rows: unknown[][], make: (row: any[], place: number) => any) => any[]} */
    const each = (rows, make) => rows.flatMap((one, place) => attempted(() => make(one, place)) ?? []);
    const newest = Date.parse(String(kept.t)) || 0;
    const exams = each(kept.x, ([attempt, seed, started, score, passed, drawn, at], place) => ({
      id: idOf(`${attempt}:${place}`), at, kind: "exam", exam: lessonId, attempt, seed, score, passed: Boolean(passed), drawn: namesOf(drawn, names), ...(started && { started }),
    }));
    const answers = each(kept.q, ([short, version, score, answer = 0, flags = 0, exam = 0], place) => {
      const name = names.name(short);
      if (name === undefined) return [];
      return {
        id: idOf(`${kept.a}:${name}:${place}`), at: new Date(newest - kept.q.length + place).toISOString(), kind: "answer", question: name,
        version: versionOf(versions.get(name) ?? "", version), score, ...(flags & OWN && { self: true }), ...surely({ sure: sureOf(flags) }),
        ...(exam && { exam: kept.x[exam - 1][0] }), ...(answer !== 0 && { answer: whole(answer, questions[name].options) }),
      };
    });
    const entries = [...answers, ...exams].filter((entry) => casebook.shape.isEntry(entry));
    return { attempt: String(kept.a), best: numberOr(kept.b), isDone: Boolean(kept.d), last: String(kept.l), count: numberOr(kept.n) ?? 0, entries, running: attempted(() => runningOf(kept.r, names, questions, versions)) };
  }

  /** @type {(kept: any, names: ReturnType<typeof marks>, questions: Record<Name, LessonQuestion>, versions: Map<Name, string>) => Attempt | null} */
  function runningOf(kept, names, questions, versions) {
    if (!Array.isArray(kept)) return null;
    const [attempt, seed, started, drawn, rows] = kept;
    /** @type {[Name, Entered][]} */
    const answers = rows.flatMap((/** @type {any[]} */ [short, version, flags, answer]) => {
      const name = names.name(short);
      return name === undefined ? [] : attempted(() => [[name, { answer: whole(answer, questions[name].options), version: versionOf(versions.get(name) ?? "", version), ...surely({ sure: sureOf(flags) }) }]]) ?? [];
    });
    const found = { attempt, seed, started, drawn: namesOf(drawn, names), answers: Object.fromEntries(answers) };
    return casebook.shape.isAttempt(found) ? found : null;
  }

  /** @type {(shorts: string[], names: ReturnType<typeof marks>) => Name[]} */
  function namesOf(shorts, names) {
    return shorts.map((short) => names.name(short)).filter((name) => name !== undefined);
  }

  /** The version of today if it begins so; any other says that the key has changed.
      @type {(version: string, beginning: string) => string} */
  function versionOf(version, beginning) {
    return version.startsWith(beginning) ? version : `${beginning}?`;
  }

  /** @type {(fields: { sure?: boolean }) => { sure?: boolean }} */
  function surely({ sure }) {
    return sure === undefined ? {} : { sure };
  }

  /** @type {(text: string) => string} */
  function idOf(text) {
    return casebook.sha256(text).slice(0, 20);
  }

  /** @type {(value: unknown) => number | null} */
  function numberOr(value) {
    return typeof value === "number" ? value : null;
  }

  /** What comes from a platform may have any shape.
      @type {<T>(make: () => T) => T | null} */
  function attempted(make) {
    try {
      return make();
    } catch {
      return null;
    }
  }

  /** @type {(text: string) => any} */
  function parsed(text) {
    const found = attempted(() => JSON.parse(text));
    return casebook.shape.isPlain(found) ? found : null;
  }

  casebook.suspended = { pack, unpack };
}
