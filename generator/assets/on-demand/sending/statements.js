/* An entry of the learner's record as an xAPI statement; the twin of `generator/exchange/_statements/statements.py`;
   `tests/statements` holds both to one rule. */
"use strict";

{
  const { shape } = casebook;
  const [LANGUAGE, VERSION] = ["zh-CN", "1.0.3"];
  const VERBS = {
    answered: ["http://adlnet.gov/expapi/verbs/answered", "作答"],
    passed: ["http://adlnet.gov/expapi/verbs/passed", "合格"],
    failed: ["http://adlnet.gov/expapi/verbs/failed", "未合格"],
    experienced: ["http://adlnet.gov/expapi/verbs/experienced", "读过"],
  };
  const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
  const ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment";
  const PAGE = "http://activitystrea.ms/schema/1.0/page";

  class Stating {
    /** `questions` has those of all sets that entries name, by reference.
        @param {Activities} activities @param {Record<Name, StatedQuestion>} questions */
    constructor(activities, questions) {
      this.activities = activities;
      this.questions = questions;
    }

    /** Who learns: known by their first entry, since a record has no name but what they call it.
        @type {(first: Entry, label: string) => object} */
    actor(first, label) {
      const account = { homePage: this.activities.home, name: first.id };
      return { objectType: "Agent", account, ...(label && { name: label }) };
    }

    /** The statement of an entry; null for a page that is not read any more.
        @type {(entry: Entry, actor: object) => Statement | null} */
    stated(entry, actor) {
      const about = this.about(entry);
      if (!about) return null;
      const { context, object, result, verb: [id, words] } = about;
      return {
        id: casebook.uuid(`${this.activities.iri} ${entry.id}`),
        actor,
        verb: { id, display: { [LANGUAGE]: words } },
        object,
        ...(result && { result }),
        context: { platform: this.activities.site, language: LANGUAGE, ...context },
        timestamp: entry.clock ?? entry.at,
        version: VERSION,
      };
    }

    /** @type {(entry: Entry) => { verb: string[], object: Activity, result?: object, context?: object } | null} */
    about(entry) {
      if (entry.kind === "answer") return { verb: VERBS.answered, object: this.question(entry), result: this.answer(entry), context: this.within(entry) };
      if (entry.kind === "read") return entry.done ? { verb: VERBS.experienced, object: this.activity(entry.page, PAGE) } : null;
      const verb = entry.passed ? VERBS.passed : VERBS.failed;
      return { verb, object: this.activity(entry.exam, ASSESSMENT), result: resultOf(entry), context: registered(entry.attempt) };
    }

    /** @type {(answer: Answered) => Activity} */
    question({ question, version }) {
      const asked = this.asked(question);
      if (!asked) return thing(this.named(question));
      const right = version === asked.version ? { correctResponsesPattern: asked.patterns } : {}; // the key of today says nothing of an older one
      return thing(this.named(question), {
        type: INTERACTION, description: { [LANGUAGE]: asked.words }, interactionType: asked.type, ...right, ...casebook.components(asked.lists, LANGUAGE),
      });
    }

    /** @type {(answer: Answered) => object} */
    answer({ answer, question, score, sure }) {
      const asked = this.asked(question);
      const said = asked && answer !== null && answer !== undefined ? casebook.responseOf(asked, answer)[1] : "";
      const extensions = typeof sure !== "boolean" ? {} : { extensions: { [`${this.activities.iri}sure`]: sure } };
      return { success: score === 1, score: { scaled: score }, ...(said && { response: said }), ...extensions };
    }

    /** The set that the question is part of, and the attempt, if it was given in an exam.
        @type {(answer: Answered) => object} */
    within({ exam, question }) {
      return { contextActivities: { parent: [this.activity(question.split("#", 1)[0], ASSESSMENT)] }, ...(exam && registered(exam)) };
    }

    /** A record as an activity, with its title if it is public.
        @type {(ref: string, kind: string) => Activity} */
    activity(ref, kind) {
      const title = shape.own(this.activities.titles, this.current(ref.split("#", 1)[0]));
      return thing(this.named(ref), { type: kind, ...(title !== undefined && { name: { [LANGUAGE]: title } }) });
    }

    /** @type {(ref: string) => StatedQuestion | undefined} */
    asked(ref) {
      return shape.own(this.questions, this.current(ref));
    }

    /** @type {(ref: string) => string} */
    named(ref) {
      const current = this.current(ref);
      return this.activities.iri + (shape.own(this.activities.names, current) ?? `cb.${current.replaceAll("#", ".")}`);
    }

    /** What a record calls something, by the id of today.
        @type {(ref: string) => string} */
    current(ref) {
      const [record] = ref.split("#", 1);
      return (shape.own(this.activities.renamed, record) ?? record) + ref.slice(record.length);
    }
  }

  /** @type {(id: string, definition?: object) => Activity} */
  function thing(id, definition) {
    return { objectType: "Activity", id, ...(definition && { definition }) };
  }

  /** @type {(attempt: string) => object} */
  function registered(attempt) {
    return { registration: casebook.uuid(attempt) };
  }

  /** @type {(attempt: Sat) => object} */
  function resultOf({ at, clock, passed, score, started }) {
    const spent = started ? Date.parse(clock ?? at) - Date.parse(started) : -1;
    const marks = { scaled: score, raw: Math.floor(score * 100 + 0.5), min: 0, max: 100 };
    return { success: passed, score: marks, ...(spent >= 0 && { duration: lasting(spent) }) };
  }

  /** @type {(milliseconds: number) => string} */
  function lasting(milliseconds) {
    const hundredths = Math.floor((milliseconds + 5) / 10);
    return `PT${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}S`;
  }

  casebook.Stating = Stating;
}
