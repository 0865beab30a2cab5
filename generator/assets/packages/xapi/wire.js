/* Speaks to a platform by cmi5: the address of the page says where its LRS is and who learns. */
"use strict";

{
  const PATIENCE = 20_000; // milliseconds
  const VERSION = "1.0.3";
  const [LAUNCH_DATA, LESSON] = ["LMS.LaunchData", "casebook.lesson"];
  const PARAMETERS = ["endpoint", "fetch", "actor", "registration", "activityId"];
  const REFUSED = new Set([400, 413]); // the same again would be refused again
  const AGAIN = "这次学习已经结束，或者页面刷新过。请从学习平台重新打开。";

  class Xapi {
    room = 60_000;
    wayBack = "";
    token = "";
    /** @type {Statements | null} */ statements = null;
    /** @type {string[]} what the platform knows of the whole lesson */ said = [];

    /** @param {Launch} launch */
    constructor(launch) {
      this.launch = launch;
      this.key = `casebook:${launch.registration}:${launch.fetch}`;
    }

    get learner() {
      return `${this.launch.registration} ${this.launch.activityId}`;
    }

    /** @type {Wire["begin"]} */
    async begin() {
      this.token ||= await this.authorised();
      const data = await this.read("activities/state", LAUNCH_DATA);
      if (!casebook.shape.isPlain(data) || !casebook.shape.isPlain(data.contextTemplate)) throw new Error(`${LAUNCH_DATA} 读不到`);
      this.data = /** @type {LaunchData} */ (/** @type {unknown} */ (data));
      this.wayBack = String(this.data.returnURL ?? "");
      await this.read("agents/profile", "cmi5LearnerPreferences");
      this.statements = new casebook.Statements(this.launch, this.data);
      await this.tell(this.statements.initialized());
      const lesson = await this.read("activities/state", LESSON);
      const [text, said] = casebook.shape.isPlain(lesson) ? [lesson.lesson, lesson.said] : [];
      this.said = Array.isArray(said) ? said.map(String) : [];
      const { masteryScore = null, launchMode } = this.data;
      return { isReported: launchMode === "Normal" || launchMode === undefined, mastery: masteryScore, suspended: String(text ?? "") };
    }

    goOn() {}

    /** @type {Wire["report"]} */
    async report(batch) {
      const refused = [];
      for (const answer of batch.answers) refused.push(...await this.tell(this.made.answered(answer)));
      for (const [name, statement] of this.news(batch)) {
        refused.push(...await this.tell(statement));
        this.said = [...this.said, name];
      }
      const stored = await this.ask("PUT", "activities/state", { stateId: LESSON }, this.lesson(batch));
      if (!stored.ok) throw new Error(`LRS ${stored.status}`);
      return refused;
    }

    /* A lesson that was not passed is said to be so once, at its end: it may be passed until then. */
    /** @type {Wire["end"]} */
    end(batch) {
      if (!this.statements) return;
      const seconds = batch?.seconds ?? 0;
      const outcome = batch?.outcome;
      const failed = outcome?.passed === false && !this.said.includes("passed") ? [this.statements.judged(outcome, seconds)] : [];
      const statements = batch ? [...batch.answers.map((answer) => this.made.answered(answer)), ...this.news(batch).map(([, one]) => one), ...failed] : [];
      if (batch) this.leave("PUT", "activities/state", { stateId: LESSON }, this.lesson(batch));
      this.leave("POST", "statements", {}, [...statements, this.statements.terminated(seconds)]);
      keep(this.key, "");
    }

    /** @returns {Statements} */
    get made() {
      if (!this.statements) throw new Error("not begun");
      return this.statements;
    }

    /** What is said once of a whole registration.
        @type {(batch: Batch) => [string, Statement][]} */
    news({ outcome, seconds }) {
      if (!outcome) return [];
      /** @type {[string, Statement][]} */
      const all = [["completed", this.made.completed(seconds)], ...(outcome.passed ? [/** @type {[string, Statement]} */ (["passed", this.made.judged(outcome, seconds)])] : [])];
      return all.filter(([name]) => !this.said.includes(name));
    }

    /** @type {(batch: Batch) => object} */
    lesson({ suspended }) {
      return { lesson: suspended, said: this.said };
    }

    /** The token of this session: the platform gives it once, and a page may be loaded again.
        @type {() => Promise<string>} */
    async authorised() {
      const before = kept(this.key);
      if (before !== null) {
        if (before) return before;
        throw new Error(AGAIN);
      }
      const answer = await fetch(this.launch.fetch, { method: "POST", signal: AbortSignal.timeout(PATIENCE) });
      const value = answer.ok ? await answer.json() : null;
      const token = casebook.shape.isPlain(value) ? value["auth-token"] : undefined;
      if (typeof token !== "string" || !token) throw new Error(answer.ok ? AGAIN : `fetch ${answer.status}`);
      keep(this.key, token);
      return token;
    }

    /** Sends a statement; what is refused for good is the value, in words.
        @type {(statement: Statement) => Promise<string[]>} */
    async tell(statement) {
      const { ok, status } = await this.ask("PUT", "statements", { statementId: statement.id }, statement);
      if (ok || status === 409) return []; // it has been there before
      if (REFUSED.has(status)) return [`${statement.object.id}：LRS ${status}`];
      throw new Error(`LRS ${status}`);
    }

    /** A document; null if there is none.
        @type {(resource: string, name: string) => Promise<unknown>} */
    async read(resource, name) {
      const isState = resource === "activities/state";
      const answer = await this.ask("GET", resource, isState ? { stateId: name } : { profileId: name });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`LRS ${answer.status}`);
      return answer.json();
    }

    /** @type {(method: string, resource: string, query: Record<string, string>, body?: object, options?: RequestInit) => Promise<Response>} */
    ask(method, resource, query, body, options = { signal: AbortSignal.timeout(PATIENCE) }) {
      const { activityId, actor, endpoint, registration } = this.launch;
      const address = new URL(resource, endpoint.replace(/\/*$/, "/"));
      /** @type {Record<string, Record<string, string>>} */
      const named = { "activities/state": { activityId, registration, agent: JSON.stringify(actor) }, "agents/profile": { agent: JSON.stringify(actor) } };
      address.search = new URLSearchParams({ ...named[resource], ...query }).toString();
      const headers = { Authorization: `Basic ${this.token}`, "X-Experience-API-Version": VERSION, ...(body && { "Content-Type": "application/json" }) };
      return fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }), ...options });
    }

    /** @type {(method: string, resource: string, query: Record<string, string>, body: object) => void} */
    leave(method, resource, query, body) {
      this.ask(method, resource, query, body, { keepalive: true }).catch(() => {}); // the page is gone; the next lesson tells it again
    }
  }

  /** @type {(key: string) => string | null} */
  function kept(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** @type {(key: string, value: string) => void} */
  function keep(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // A page that is loaded again asks the platform again, which says so.
    }
  }

  /** What the address of the page says; null if no platform has opened it.
      @type {() => Launch | null} */
  function launched() {
    const query = new URLSearchParams(location.search);
    const values = Object.fromEntries(PARAMETERS.map((name) => [name, query.get(name)]));
    if (Object.values(values).some((value) => !value)) return null;
    try {
      return /** @type {Launch} */ (/** @type {unknown} */ ({ ...values, actor: JSON.parse(String(values.actor)) }));
    } catch {
      return null;
    }
  }

  const launch = launched();
  casebook.wire = launch && new Xapi(launch);
  if (launch) casebook.site.record += `:${launch.registration}:${launch.activityId}`;
}
