/* Sends the learner's record to the store that the organisation has named, if the learner agrees: what waits, in batches, one
   window at a time. A statement is named after its entry, so one that is sent again adds nothing. Events: change. */
"use strict";

{
  const { record } = casebook;
  const lrs = /** @type {Lrs} */ (casebook.site.lrs);
  const BATCH = 40;
  const PATIENCE = 20_000; // milliseconds until a request is given up
  const AGAIN = 60_000; // until what failed is sent again
  const TOGETHER = 300; // for what is answered within, one request
  const MOST_REFUSED = 5; // in a row: then it is not the statements
  const OF_STATEMENTS = new Set([400, 409, 413]); // one of them is why all were refused
  const MAY_PASS = (/** @type {number} */ status) => status === 0 || status === 429 || status >= 500;

  class Sending extends EventTarget {
    queue = new casebook.Queue(lrs.endpoint);
    trouble = "";
    isSending = false;
    hasBegun = false;
    refusedInARow = 0;
    /** @type {AbortController} */ stopping = new AbortController();
    /** @type {Promise<unknown>} */ done = Promise.resolve();
    /** @type {number | undefined} */ pending;

    get isAgreed() {
      return this.queue.isAgreed;
    }

    count() {
      return this.queue.count();
    }

    /* From now on, as long as the page is there. */
    begin() {
      if (this.hasBegun) return;
      this.hasBegun = true;
      record.changes.addEventListener("change", () => this.heed());
      addEventListener("online", () => this.soon(0));
      this.soon(0);
    }

    /* Something was answered, or another window has said that nothing is to be sent any more. */
    heed() {
      if (!this.isAgreed) this.stopping.abort();
      this.soon(TOGETHER);
    }

    /** @type {(isAgreed: boolean) => void} */
    agree(isAgreed) {
      this.queue.isAgreed = isAgreed;
      this.trouble = "";
      this.begin();
      if (isAgreed) this.soon(0);
      else this.stopping.abort();
      this.changed();
    }

    /* The learner asks for it. */
    again() {
      this.queue.forgive();
      this.soon(0);
    }

    /** @type {(milliseconds: number) => void} */
    soon(milliseconds) {
      clearTimeout(this.pending);
      this.pending = setTimeout(() => this.send(), milliseconds);
    }

    /** @type {() => Promise<unknown>} */
    send() {
      const act = () => this.isAgreed && this.queue.waiting.length && alone(() => this.drain());
      this.done = this.done.then(act, act);
      return this.done;
    }

    async drain() {
      this.stopping = new AbortController();
      this.refusedInARow = 0;
      this.isSending = true;
      this.changed();
      const status = await this.tellAll().finally(() => (this.isSending = false));
      this.trouble = status === null ? "" : casebook.sendingTrouble(status, lrs.holder);
      if (status !== null && MAY_PASS(status)) this.soon(AGAIN);
      this.changed();
    }

    /** The status at which it came to an end, or null.
        @type {() => Promise<number | null>} */
    async tellAll() {
      for (let batch = this.next(); batch.length; batch = this.next()) {
        const status = await this.tell(batch);
        if (status !== null) return status;
        this.changed();
      }
      return null;
    }

    next() {
      return this.isAgreed ? this.queue.waiting.slice(0, BATCH) : [];
    }

    /** Sends some entries; if one of them is refused, each half for itself. The value is the status that stops it all.
        @type {(entries: Entry[]) => Promise<number | null>} */
    async tell(entries) {
      const statements = await this.statements(entries);
      const status = statements ? await this.post(statements) : 0;
      if (!this.isAgreed) return null;
      if (status >= 200 && status < 300) return this.mark(entries);
      if (!OF_STATEMENTS.has(status)) return status;
      if (entries.length === 1) return this.refuse(entries, status);
      const half = Math.ceil(entries.length / 2);
      return (await this.tell(entries.slice(0, half))) ?? this.tell(entries.slice(half));
    }

    /** @type {(entries: Entry[], status?: number) => null} */
    mark(entries, status) {
      this.refusedInARow = 0;
      this.queue.mark(entries, status);
      return null;
    }

    /** @type {(entries: Entry[], status: number) => number | null} */
    refuse(entries, status) {
      if (status === 409) return this.mark(entries, status);
      const before = this.refusedInARow + 1;
      this.mark(entries, status);
      this.refusedInARow = before;
      return before < MOST_REFUSED ? null : status;
    }

    /** Null if the site cannot be read.
        @type {(entries: Entry[]) => Promise<object[] | null>} */
    async statements(entries) {
      const stating = await readFor(entries).catch(() => null);
      if (!stating) return null;
      const actor = stating.actor(record.entries()[0], record.label);
      return entries.flatMap((entry) => stating.stated(entry, actor) ?? []);
    }

    /** Its status; 0 if nothing came back.
        @type {(statements: object[]) => Promise<number>} */
    async post(statements) {
      const { authorization } = lrs;
      const headers = { "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3", ...(authorization && { Authorization: authorization }) };
      if (!this.isAgreed) return 0;
      try {
        const { status } = await fetch(new URL("statements", lrs.endpoint), {
          body: JSON.stringify(statements),
          credentials: authorization ? "omit" : "include",
          headers,
          method: "POST",
          redirect: "error",
          referrerPolicy: "no-referrer",
          signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(PATIENCE)]),
        });
        return status;
      } catch {
        return 0;
      }
    }

    changed() {
      this.dispatchEvent(new Event("change"));
    }
  }

  /** What is known of what entries name.
      @type {(entries: Entry[]) => Promise<Stating>} */
  async function readFor(entries) {
    const data = await casebook.load(/** @type {"activities"} */ (lrs.data));
    const current = (/** @type {string} */ name) => casebook.shape.own(data.renamed, name) ?? name;
    const named = entries.flatMap((entry) => (entry.kind === "answer" ? [current(entry.question.split("#", 1)[0])] : []));
    const sets = [...new Set(named)].filter((name) => data.sets.includes(name));
    const questions = await Promise.all(sets.map((name) => casebook.load(/** @type {"activities.questions"} */ (`${lrs.data}.${name}`))));
    return new casebook.Stating(data, Object.assign({}, ...questions));
  }

  /** Does something while no other window of the site does it. Over plain HTTP there are no locks: then two may send the
      same, which adds nothing.
      @type {(act: () => Promise<void>) => Promise<unknown>} */
  function alone(act) {
    return navigator.locks ? navigator.locks.request(`casebook:${casebook.site.record}:sending`, act) : act();
  }

  casebook.sending = new Sending();
}
