/* What a record says about a learner: pure functions of entries and of the catalogue. */
"use strict";

{
  const INTERVALS = [1, 3, 7, 14, 30]; // days from one right answer to the next review

  /** The names under which a question may stand in old entries: its own, and those with former ids of its set.
      @type {(catalogue: Catalogue) => (name: Name) => Name} */
  function currentNames(catalogue) {
    const current = renamed({ ...catalogue.quizzes, ...catalogue.cases });
    return (name) => {
      const end = name.indexOf("#");
      return end < 0 ? name : current(name.slice(0, end)) + name.slice(end);
    };
  }

  /** From an id that may be a former one to that of today.
      @type {(group: Record<string, { formerly?: string[] }>) => (id: string) => string} */
  function renamed(group) {
    const ids = new Map(Object.entries(group).flatMap(([id, { formerly = [] }]) => formerly.map((old) => [old, id])));
    return (id) => ids.get(id) ?? id;
  }

  /** Questions by name, the parts of scenarios on their own: `{name, version, label, group, frame, number}`, where `number`
      is that on the page of the set.
      @type {(catalogue: Catalogue) => Map<Name, Placed>} */
  function questions(catalogue) {
    /** @type {Map<Name, Placed>} */
    const found = new Map();
    for (const [group, { questions: asked }] of Object.entries(catalogue.quizzes)) {
      asked.forEach(({ parts, ...own }, place) => {
        /** @type {(part: Part, number: string) => unknown} */
        const add = (part, number) => found.set(part.name, { ...part, group, frame: own.name, number });
        if (parts) parts.forEach((part, inner) => add(part, `${place + 1}.${inner + 1}`));
        else add(own, `${place + 1}`);
      });
    }
    return found;
  }

  /** Answers by question, oldest first.
      @type {(entries: Entry[], catalogue: Catalogue) => Given} */
  function answers(entries, catalogue) {
    const current = currentNames(catalogue);
    /** @type {Given} */
    const found = new Map();
    for (const entry of entries) {
      if (entry.kind !== "answer") continue;
      const name = current(entry.question);
      const given = found.get(name);
      if (given) given.push(entry);
      else found.set(name, [entry]);
    }
    return found;
  }

  /** How a question stands: new, right, partly, wrong, or outdated if its key has changed since.
      @type {(question: { version: string }, given?: Answered[]) => StandingWord} */
  function standing(question, given = []) {
    const last = given.at(-1);
    if (!last) return "new";
    if (last.version !== question.version) return "outdated";
    return last.score === 1 ? "right" : last.score > 0 ? "partly" : "wrong";
  }

  /** Whether the learner was sure and not right: the first to look at again.
      @type {(given?: Answered[]) => boolean} */
  function wasSurelyWrong(given = []) {
    const last = given.at(-1);
    return last?.sure === true && last.score < 1;
  }

  /** The day on which a question is due again, as `YYYY-MM-DD` of this place; null when it needs no review any more.
      A right answer counts once it is due; anything less than right starts again.
      @type {(question: { version: string }, given?: Answered[]) => Day | null} */
  function due(question, given = []) {
    let stage = 0;
    /** @type {Day | null} */
    let day = null;
    const days = daysOf(given);
    for (const [place, { score, version }] of given.entries()) {
      const answered = days[place];
      if (version !== question.version || score < 1) [stage, day] = [0, plusDays(answered, INTERVALS[0])];
      else if (day === null || (stage <= INTERVALS.length && answered >= day)) {
        stage += 1;
        day = plusDays(answered, INTERVALS[stage - 1] ?? 0);
      }
    }
    const last = given.at(-1);
    if (last && last.version !== question.version) return dayAt(last);
    return stage > INTERVALS.length ? null : day;
  }

  /** The days of answers. One that is later than the next was given while the clock ran ahead, and stands on the day of that.
      @type {(given: Answered[]) => Day[]} */
  function daysOf(given) {
    /** @type {(days: Day[], entry: Answered) => Day[]} */
    const before = (days, entry) => [days.length && days[0] < dayAt(entry) ? days[0] : dayAt(entry), ...days];
    return given.reduceRight(before, /** @type {Day[]} */ ([]));
  }

  /** The questions to do again, in the order of the sets: the last answer was not right, or the key has changed since.
      Each with its `standing`, the day `at` of that answer, and `isSure` if the learner had been sure of it.
      @type {(catalogue: Catalogue, given: Given) => Mistake[]} */
  function mistakes(catalogue, given) {
    return [...questions(catalogue).values()].flatMap((question) => {
      const answered = given.get(question.name);
      const last = answered?.at(-1);
      const word = standing(question, answered);
      if (!last || word === "new" || word === "right") return [];
      return [{ ...question, standing: word, at: dayAt(last), isSure: word !== "outdated" && wasSurelyWrong(answered) }];
    });
  }

  /** What the review plan says on a day: the questions `due` by then, what the learner was sure and wrong about first, then
      the longest due; and `later`, how many fall due on each day after it, by day. What would come later than the longest
      interval was answered while the clock ran ahead, and is due.
      @type {(catalogue: Catalogue, given: Given, today: Day) => Plan} */
  function plan(catalogue, given, today) {
    const last = plusDays(today, Math.max(...INTERVALS));
    const planned = [...questions(catalogue).values()].flatMap((question) => {
      const answered = given.get(question.name);
      const day = due(question, answered);
      return day === null ? [] : [{ ...question, day: day > last ? today : day, isSure: wasSurelyWrong(answered) }];
    });
    /** @type {Map<Day, number>} */
    const later = new Map();
    for (const { day } of planned.toSorted((one, other) => compare(one.day, other.day))) {
      if (day > today) later.set(day, (later.get(day) ?? 0) + 1);
    }
    const now = planned.filter(({ day }) => day <= today);
    return { due: now.toSorted((one, other) => Number(other.isSure) - Number(one.isSure) || compare(one.day, other.day)), later };
  }

  /** How a set of questions stands: `{total, right, answered, outdated}`.
      @type {(list: (Keyed | Asked)[], given: Given) => Tally} */
  function tally(list, given) {
    const standings = list.flatMap(({ parts, ...own }) => parts ?? [own]).map((question) => standing(question, given.get(question.name)));
    /** @type {(...words: StandingWord[]) => number} */
    const count = (...words) => standings.filter((word) => words.includes(word)).length;
    return { total: standings.length, right: count("right"), answered: count("right", "partly", "wrong"), outdated: count("outdated") };
  }

  /** @type {(one: string, other: string) => number} */
  function compare(one, other) {
    return one < other ? -1 : Number(one > other);
  }

  /** When an entry was made, by the clock of whoever made it.
      @type {(entry: Stamped) => Date} */
  function timeOf({ at, clock }) {
    return new Date(clock ?? at);
  }

  /** @type {(entry: Stamped) => Day} */
  function dayAt(entry) {
    return dayOf(timeOf(entry));
  }

  /** @type {(time: Date) => Day} */
  function dayOf(time) {
    /** @type {(number: number) => string} */
    const two = (number) => String(number).padStart(2, "0");
    return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  }

  /** @type {(day: Day, days: number) => Day} */
  function plusDays(day, days) {
    const [year, month, date] = day.split("-").map(Number);
    return dayOf(new Date(year, month - 1, date + days));
  }

  casebook.progress = { INTERVALS, answers, currentNames, dayAt, dayOf, due, mistakes, plan, plusDays, questions, renamed, standing, tally, timeOf, wasSurelyWrong };
}
