/* An attempt at an exam: what is kept while it lasts, and what comes of it. Pure functions. */
"use strict";

{
  /** A new attempt: `{attempt, seed, drawn, started, answers}`; `answers` fills with `{answer, sure, version}` by name.
      @type {(pools: Pool[], seed: number, now: Date) => Attempt} */
  function begin(pools, seed, now) {
    const attempt = `${now.getTime().toString(36)}-${seed.toString(36)}`;
    return { attempt, seed, drawn: casebook.draw(pools, seed), started: now.toISOString(), answers: {} };
  }

  /** An attempt that was kept, with its answers by the names that the questions have now; `given` are those kept by
      themselves, which a site before this kept inside.
      @type {(attempt: Attempt, given: [Name, unknown][], catalogue: Catalogue) => Attempt} */
  function resumed(attempt, given, catalogue) {
    const current = casebook.progress.currentNames(catalogue);
    /** @type {[Name, Entered][]} */
    const answers = [...Object.entries(attempt.answers), ...given].flatMap(([name, one]) => (casebook.shape.isGiven(one) ? [[current(name), one]] : []));
    return { ...attempt, answers: Object.fromEntries(answers) };
  }

  /** The ids that an exam has and had.
      @type {(exam: string, catalogue: Catalogue) => string[]} */
  function idsOf(exam, catalogue) {
    return [exam, ...(casebook.shape.own(catalogue.exams, exam)?.formerly ?? [])];
  }

  /** The drawn questions that the site still has: `{name, group, leaves}`; what is answered are the leaves.
      @type {(catalogue: Catalogue, drawn: Name[]) => Frame[]} */
  function framesOf(catalogue, drawn) {
    const current = casebook.progress.currentNames(catalogue);
    const known = new Map();
    for (const [group, { questions }] of Object.entries(catalogue.quizzes)) {
      for (const { parts, ...own } of questions) known.set(own.name, { name: own.name, group, leaves: parts ?? [own] });
    }
    return drawn.map((name) => known.get(current(name))).filter(Boolean);
  }

  /** The score from 0 to 1: every drawn question counts the same, and within one every part. `scores` are by name.
      @type {(frames: Frame[], scores: Map<Name, number>) => number} */
  function scoreOf(frames, scores) {
    return mean(frames.map(({ leaves }) => mean(leaves.map(({ name }) => scores.get(name) ?? 0))));
  }

  /** How it went by set: `{group, right, total, wrong}`; `wrong` are the names of what was not right.
      @type {(frames: Frame[], scores: Map<Name, number>) => Topic[]} */
  function topicsOf(frames, scores) {
    /** @type {Map<string, Keyed[]>} */
    const groups = new Map();
    for (const { group, leaves } of frames) groups.set(group, [...(groups.get(group) ?? []), ...leaves]);
    return [...groups].map(([group, leaves]) => {
      const wrong = leaves.filter(({ name }) => scores.get(name) !== 1).map(({ name }) => name);
      return { group, total: leaves.length, right: leaves.length - wrong.length, wrong };
    });
  }

  /** A score as points out of 100, which is what is compared with the pass mark.
      @type {(score: number) => number} */
  function points(score) {
    return Math.round(score * 100);
  }

  /** The answers that belong to an attempt, by the names that the questions have now.
      @type {(entries: Entry[], attempt: string, catalogue: Catalogue) => Map<Name, Answered>} */
  function answersOf(entries, attempt, catalogue) {
    const current = casebook.progress.currentNames(catalogue);
    const own = entries.filter((entry) => entry.kind === "answer").filter(({ exam }) => exam === attempt);
    return new Map(own.map((entry) => [current(entry.question), entry]));
  }

  /** The attempts at an exam that were handed in, newest first.
      @type {(entries: Entry[], exam: string, catalogue: Catalogue) => Sat[]} */
  function attemptsAt(entries, exam, catalogue) {
    const ids = new Set(idsOf(exam, catalogue));
    return entries.filter((entry) => entry.kind === "exam").filter((entry) => ids.has(entry.exam)).toReversed();
  }

  /** A length of time in words, by the minute.
      @type {(milliseconds: number) => string} */
  function lasting(milliseconds) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 1) return "1 分钟以内";
    if (minutes < 120) return `${minutes} 分钟`;
    return minutes < 2880 ? `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟` : `${Math.floor(minutes / 1440)} 天`;
  }

  /** @type {(numbers: number[]) => number} */
  function mean(numbers) {
    return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  }

  casebook.attempts = { answersOf, attemptsAt, begin, framesOf, idsOf, lasting, points, resumed, scoreOf, topicsOf };
}
