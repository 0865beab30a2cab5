/* What a record says about a learner: pure functions of entries and of the catalogue. */
"use strict";

{
  const INTERVALS = [1, 3, 7, 14, 30]; // days from one right answer to the next review

  /* The names under which a question may stand in old entries: its own, and those with former ids of its set. */
  function currentNames(catalogue) {
    const groups = [...Object.entries(catalogue.quizzes), ...Object.entries(catalogue.cases)];
    const renamed = groups.flatMap(([id, { formerly = [] }]) => formerly.map((old) => [old, id]));
    const current = new Map(renamed);
    return (name) => {
      const [group, question] = name.split("#");
      return current.has(group) ? `${current.get(group)}#${question}` : name;
    };
  }

  /* Questions by name, the parts of scenarios on their own: `{name, version, label, group, frame}`. */
  function questions(catalogue) {
    const found = new Map();
    for (const [group, { questions }] of Object.entries(catalogue.quizzes)) {
      for (const question of questions) {
        for (const part of question.parts ?? [question]) {
          found.set(part.name, { ...part, group, frame: question.name });
        }
      }
    }
    return found;
  }

  /* Answers by question, oldest first. */
  function answers(entries, catalogue) {
    const current = currentNames(catalogue);
    const found = new Map();
    for (const entry of entries) {
      if (entry.kind !== "answer") continue;
      const name = current(entry.question);
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(entry);
    }
    return found;
  }

  /* How a question stands: new, right, partly, wrong, or outdated if its key has changed since. */
  function standing(question, given = []) {
    const last = given.at(-1);
    if (!last) return "new";
    if (last.version !== question.version) return "outdated";
    return last.score === 1 ? "right" : last.score > 0 ? "partly" : "wrong";
  }

  /* Whether the learner was sure and not right: the first to look at again. */
  function wasSurelyWrong(given = []) {
    return given.at(-1)?.sure === true && given.at(-1).score < 1;
  }

  /* The day on which a question is due again, as `YYYY-MM-DD` of this place; null when it needs no review any more.
     A right answer counts once it is due; anything less than right starts again. */
  function due(question, given = []) {
    let [stage, day] = [0, null];
    for (const { at, score, version } of given) {
      const answered = dayOf(new Date(at));
      if (version !== question.version || score < 1) [stage, day] = [0, plusDays(answered, INTERVALS[0])];
      else if (day === null || (stage <= INTERVALS.length && answered >= day)) {
        stage += 1;
        day = plusDays(answered, INTERVALS[stage - 1] ?? 0);
      }
    }
    if (standing(question, given) === "outdated") return dayOf(new Date(given.at(-1).at));
    return stage > INTERVALS.length ? null : day;
  }

  /* How a set of questions stands: `{total, right, answered, outdated}`. */
  function tally(list, given) {
    const standings = list.flatMap(({ parts, ...own }) => parts ?? [own]).map((question) => standing(question, given.get(question.name)));
    const count = (...words) => standings.filter((word) => words.includes(word)).length;
    return { total: standings.length, right: count("right"), answered: count("right", "partly", "wrong"), outdated: count("outdated") };
  }

  function dayOf(time) {
    const two = (number) => String(number).padStart(2, "0");
    return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  }

  function plusDays(day, days) {
    const [year, month, date] = day.split("-").map(Number);
    return dayOf(new Date(year, month - 1, date + days));
  }

  casebook.progress = { INTERVALS, answers, currentNames, dayOf, due, plusDays, questions, standing, tally, wasSurelyWrong };
}
