/* What is told of a lesson as xAPI statements, in the profile of cmi5. Identifiers are made of what a statement is about, so
   that one that is sent twice is one. */
"use strict";

{
  const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories";
  const EXTENSIONS = "https://w3id.org/xapi/cmi5/context/extensions";
  const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
  const LANGUAGE = "zh-CN";
  /** @type {Record<string, [string, string]>} */
  const VERBS = {
    answered: ["http://adlnet.gov/expapi/verbs/answered", "作答"],
    initialized: ["http://adlnet.gov/expapi/verbs/initialized", "开始"],
    completed: ["http://adlnet.gov/expapi/verbs/completed", "完成"],
    passed: ["http://adlnet.gov/expapi/verbs/passed", "合格"],
    failed: ["http://adlnet.gov/expapi/verbs/failed", "未合格"],
    terminated: ["http://adlnet.gov/expapi/verbs/terminated", "结束"],
  };

  class Statements {
    /** @param {Launch} launch @param {LaunchData} data */
    constructor(launch, data) {
      this.launch = launch;
      this.data = data;
      this.session = String(data.contextTemplate.extensions?.[`${EXTENSIONS}/sessionid`] ?? "");
    }

    /** @type {(answer: Reported) => Statement} */
    answered(answer) {
      const { response, score, seconds } = answer;
      const result = { success: score === 1, score: { scaled: score }, duration: lasting(seconds), ...(response !== "" && { response }) };
      const context = this.context([], [{ objectType: "Activity", id: this.launch.activityId }]);
      return { id: casebook.uuid(`${this.launch.registration} ${answer.entry}`), actor: this.launch.actor, verb: verbOf("answered"), object: activityOf(answer), result, context, timestamp: answer.at };
    }

    /** A statement about the lesson; `once` is what it happens once in.
        @type {(verb: string, once: string, result?: object, isMove?: boolean) => Statement} */
    defined(verb, once, result, isMove = false) {
      const context = this.context(isMove ? ["cmi5", "moveon"] : ["cmi5"]);
      const score = /** @type {{ score?: object } | undefined} */ (result)?.score;
      if (score && this.data.masteryScore !== undefined) context.extensions = { ...context.extensions, [`${EXTENSIONS}/masteryscore`]: this.data.masteryScore };
      return {
        id: casebook.uuid(`${this.launch.registration} ${this.launch.activityId} ${once} ${verb}`), actor: this.launch.actor, verb: verbOf(verb),
        object: { objectType: "Activity", id: this.launch.activityId }, ...(result && { result }), context, timestamp: new Date().toISOString(),
      };
    }

    /** @type {(seconds: number) => Statement} */
    completed(seconds) {
      return this.defined("completed", "", { completion: true, duration: lasting(seconds) }, true);
    }

    /** @type {(outcome: Outcome, seconds: number) => Statement} */
    judged({ passed, scaled }, seconds) {
      const score = { scaled, raw: Math.round(scaled * 10_000) / 100, min: 0, max: 100 };
      const result = { success: Boolean(passed), score, duration: lasting(seconds) };
      return passed ? this.defined("passed", "", result, true) : this.defined("failed", this.session, result, true);
    }

    /** @type {() => Statement} */
    initialized() {
      return this.defined("initialized", this.session);
    }

    /** @type {(seconds: number) => Statement} */
    terminated(seconds) {
      return this.defined("terminated", this.session, { duration: lasting(seconds) });
    }

    /** The context that the platform asks for, in categories of cmi5 for what cmi5 has defined, without for what it allows.
        @type {(categories: string[], parent?: Activity[]) => StatementContext} */
    context(categories, parent = []) {
      const { contextActivities = {}, ...template } = this.data.contextTemplate;
      const others = (contextActivities.category ?? []).filter(({ id }) => !id.startsWith(CATEGORIES));
      const category = [...others, ...categories.map((name) => ({ objectType: "Activity", id: `${CATEGORIES}/${name}` }))];
      const activities = { ...contextActivities, ...(category.length ? { category } : {}), ...(parent.length ? { parent } : {}) };
      if (!category.length) delete activities.category;
      return { ...template, registration: this.launch.registration, contextActivities: activities };
    }
  }

  /** @type {(verb: string) => object} */
  function verbOf(verb) {
    const [id, words] = VERBS[verb];
    return { id, display: { [LANGUAGE]: words } };
  }

  /** @type {(answer: Reported) => Activity} */
  function activityOf({ id, lists, patterns, type, words }) {
    return {
      objectType: "Activity", id,
      definition: { type: INTERACTION, description: { [LANGUAGE]: words }, interactionType: type, correctResponsesPattern: patterns, ...casebook.components(lists, LANGUAGE) },
    };
  }

  /** @type {(seconds: number) => string} */
  function lasting(seconds) {
    return `PT${seconds.toFixed(2)}S`;
  }

  casebook.Statements = Statements;
}
