/* An answer as it is told to a platform. */
"use strict";

{
  /** What is told of an entry: null if its question is not in this lesson. `seconds` is how long it took.
      @type {Casebook["reported"]} */
  function reported(entry, seconds) {
    const question = casebook.shape.own(casebook.lesson.questions, entry.question);
    if (!question) return null;
    const { id, lists, shown, weight, words } = question;
    const { answer, at, clock, score } = entry;
    const [type, response] = casebook.responseOf(question, answer);
    const patterns = type === question.type ? question.patterns : [shown ?? ""];
    return { entry: entry.id, id, type, patterns, response, score, seconds, weight, words, at: clock ?? at, lists: lists ?? {}, question: question.type };
  }

  casebook.reported = reported;
}
