/* How far a learner is on the paths: pure functions of the catalogue and of the entries. */
"use strict";

{
  /** @typedef {{ tried: Day, at?: Day, score?: number }} Passed When an exam was tried; the day and the points of the last attempt that passed. */
  /** @typedef {{ catalogue: Catalogue, given: Given, read: Map<string, Day>, passed: Map<string, Passed> }} Known */

  const { answers, dayAt, renamed, tally } = casebook.progress;

  /** Every path with its modules and items; an item has `done`, `at` (the day, if begun), `words` and `again` (a major
      change came after it was done).
      @type {(catalogue: Catalogue, entries: Entry[]) => PathState[]} */
  function pathsOf(catalogue, entries) {
    const known = { catalogue, given: answers(entries, catalogue), read: reads(catalogue, entries), passed: passes(catalogue, entries) };
    return Object.entries(catalogue.paths).map(([id, path]) => {
      const modules = path.modules.map((module) => moduleOf(module, path, known));
      const items = modules.flatMap((module) => module.items);
      const required = items.filter((item) => item.required);
      return {
        ...path,
        id,
        modules,
        total: required.length,
        done: required.filter((item) => item.done && !item.again).length,
        next: required.find((item) => !item.done || item.again),
        last: items.reduce((latest, { at }) => (at && at > latest ? at : latest), ""),
      };
    });
  }

  /** The paths on which the learner is, lately worked on first. A page that several paths share begins the one of which most
      is done, not all of them.
      @type {(paths: PathState[]) => PathState[]} */
  function begunPaths(paths) {
    /** @type {(path: PathState) => string[]} */
    const begun = ({ modules }) => modules.flatMap(({ items }) => items.filter(({ at }) => at).map(({ ref }) => ref));
    const found = paths.map((path) => ({ path, refs: new Set(begun(path)) })).filter(({ refs }) => refs.size);
    const own = found.filter(({ refs }) => !found.some((other) => other.refs.size > refs.size && refs.isSubsetOf(other.refs)));
    return own.map(({ path }) => path).toSorted((one, other) => (one.last < other.last ? 1 : one.last > other.last ? -1 : 0));
  }

  /** The path to go on with: of those begun that have something open, the chosen one or the one worked on last; else the one
      worked on last.
      @type {(paths: PathState[], chosen: string) => PathState | undefined} */
  function currentPath(paths, chosen) {
    const begun = begunPaths(paths);
    const open = begun.filter(({ next }) => next);
    return open.find(({ id }) => id === chosen) ?? open[0] ?? begun[0];
  }

  /** Where a page stands among the required ones of the path that the learner is on: the chosen one, one that is begun, or one
      that begins with this page. To everybody else it is no page of a path. `next` is what comes after it.
      @type {(paths: PathState[], ref: string, chosen: string) => { path: PathState, next: PathItem | undefined, item: PathItem } | null} */
  function placeOf(paths, ref, chosen) {
    const own = [...paths.filter(({ id }) => id === chosen), ...begunPaths(paths), ...paths.filter(({ next }) => next?.ref === ref)];
    const path = own.find(({ modules }) => modules.some(({ items }) => items.some((item) => item.ref === ref)));
    if (!path) return null;
    const items = path.modules.flatMap((module) => module.items);
    const at = items.findIndex((item) => item.ref === ref);
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find((item) => item.required && (!item.done || item.again));
    return { path, next, item: items[at] };
  }

  /** @type {(module: PathEntry["modules"][0], path: PathEntry, known: Known) => PathModule} */
  function moduleOf(module, path, known) {
    const items = module.items.map((item) => ({ ...item, module: module.id, ...itemOf(item.ref, path, known) }));
    const open = items.filter((item) => item.required && (!item.done || item.again));
    return { ...module, items, done: open.length === 0 };
  }

  /** @type {(ref: string, path: PathEntry, known: Known) => Omit<PathItem, "ref" | "required" | "module">} */
  function itemOf(ref, path, known) {
    const { own } = casebook.shape;
    const { quizzes, exams, cases, pages, paths } = known.catalogue;
    const [quiz, exam, decided] = [own(quizzes, ref), own(exams, ref), own(cases, ref)];
    const record = quiz ?? exam ?? decided ?? own(pages, ref) ?? paths[ref];
    const state = quiz
      ? quizState(quiz, path.quizPercent, known)
      : exam
        ? examState(known.passed.get(ref))
        : decided
          ? caseState(decided, known)
          : { done: known.read.has(ref), at: known.read.get(ref), words: known.read.has(ref) ? "已读" : "未读" };
    const again = Boolean(state.done && record.major && state.at && record.major > state.at);
    return { title: record.title, page: record.page, kind: record.kind, ...state, again };
  }

  /** @type {(quiz: QuizEntry, percent: number, known: Known) => ItemState} */
  function quizState({ questions }, percent, { given }) {
    const { total, right, answered, outdated } = tally(questions, given);
    const words = answered || outdated ? `答对 ${right}／${total}` : `${total} 题`;
    return { done: right * 100 >= percent * total, at: lastDay(questions, given), words: outdated ? `${words}，${outdated} 题答案已改` : words };
  }

  /** @type {(passed: Passed | undefined) => ItemState} */
  function examState(passed) {
    return { done: Boolean(passed?.at), at: passed?.at ?? passed?.tried, words: passed?.at ? `已通过，${passed.score} 分` : passed ? "未通过" : "未考" };
  }

  /** @type {(entry: CaseEntry, known: Known) => ItemState} */
  function caseState({ questions }, { given }) {
    const { total, answered } = tally(questions, given);
    return { done: answered === total, at: lastDay(questions, given), words: answered ? `判断了 ${answered}／${total}` : `${total} 个判断` };
  }

  /** @type {(questions: (Keyed | Asked)[], given: Given) => Day | undefined} */
  function lastDay(questions, given) {
    const asked = questions.flatMap(({ parts, ...own }) => parts ?? [own]);
    const last = asked.map(({ name }) => given.get(name)?.at(-1)).filter((entry) => entry !== undefined);
    return last.map(dayAt).toSorted().at(-1);
  }

  /** The day on which each page was read, by id.
      @type {(catalogue: Catalogue, entries: Entry[]) => Map<string, Day>} */
  function reads(catalogue, entries) {
    const current = renamed(catalogue.pages);
    /** @type {Map<string, Day>} */
    const found = new Map();
    for (const entry of entries) {
      if (entry.kind !== "read") continue;
      if (entry.done) found.set(current(entry.page), dayAt(entry));
      else found.delete(current(entry.page));
    }
    return found;
  }

  /** For each exam that was tried: when, and the day and the score of the last attempt that passed.
      @type {(catalogue: Catalogue, entries: Entry[]) => Map<string, Passed>} */
  function passes(catalogue, entries) {
    const current = renamed(catalogue.exams);
    /** @type {Map<string, Passed>} */
    const found = new Map();
    for (const entry of entries) {
      if (entry.kind !== "exam") continue;
      const { exam, passed, score } = entry;
      const day = dayAt(entry);
      const before = found.get(current(exam)) ?? {};
      found.set(current(exam), passed ? { tried: day, at: day, score: Math.round(score * 100) } : { ...before, tried: day });
    }
    return found;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ begunPaths, currentPath, pathsOf, placeOf, reads }));
}
