/* What a lesson comes to: nothing before all of a set was answered, or an exam was handed in; then the best so far, so
   that to practise again takes nothing away. */
"use strict";

{
  /** `{scaled, passed}`, where `passed` is null if there is no line to reach; null while it is not done.
      @type {Casebook["outcome"]} */
  function outcome(lesson, catalogue, entries, mastery, before) {
    const now = lesson.kind === "exam" ? ofExam(lesson, catalogue, entries) : ofSet(lesson, catalogue, entries);
    const reached = [now, before].filter((one) => one !== null);
    if (!reached.length) return null;
    const scaled = Math.max(...reached);
    return { scaled, passed: mastery === null ? null : scaled >= mastery };
  }

  /** @type {(lesson: Lesson, catalogue: Catalogue, entries: Entry[]) => number | null} */
  function ofExam(lesson, catalogue, entries) {
    const { attemptsAt, points } = casebook.attempts;
    const scores = attemptsAt(entries, lesson.id, catalogue).map(({ score }) => points(score) / 100);
    return scores.length ? Math.max(...scores) : null;
  }

  /** The share that was right the last time, as paths count it.
      @type {(lesson: Lesson, catalogue: Catalogue, entries: Entry[]) => number | null} */
  function ofSet(lesson, catalogue, entries) {
    const { answers, tally } = casebook.progress;
    const { total, right, answered } = tally(catalogue.quizzes[lesson.id].questions, answers(entries, catalogue));
    return answered < total ? null : Math.floor((right / total) * 10_000) / 10_000;
  }

  casebook.outcome = outcome;
}
