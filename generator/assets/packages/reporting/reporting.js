/* Tells a platform what is answered, as the learner's record has it: after each answer, once; what a platform does not take
   stays in the browser and is told again, by this lesson or the next one. Events: change. */
"use strict";

{
  const { record } = casebook;
  const AGAIN = 15_000; // milliseconds until what failed is told again
  const TYPING = 800; // milliseconds after which what is entered in an exam is kept

  class Reporting extends EventTarget {
    /** @type {"joining" | "reporting" | "failing" | "watching"} */ state = "joining";
    /** @type {string} */ trouble = "";
    /** @type {Set<string>} */ refused = new Set();
    /** @type {string | undefined} what it was told last */ before;
    /** @type {Set<string>} the ids of entries that the platform has */ told = new Set();
    /** @type {number | null} */ best = null;
    /** @type {number | null} */ mastery = null;
    /** @type {Promise<void>} */ sending = Promise.resolve();
    /** The last entry that the platform was told of. */
    last = "";
    /** How many answers it was told of. */
    count = 0;
    isDone = false;
    isJoined = false;
    isLeft = false;
    attempt = casebook.newSeed().toString(36);
    began = performance.now();
    /** @type {number | undefined} */ waiting;

    /** @param {Wire} wire @param {Lesson} lesson @param {Catalogue} catalogue */
    constructor(wire, lesson, catalogue) {
      super();
      this.wire = wire;
      this.lesson = lesson;
      this.catalogue = catalogue;
      this.mastery = lesson.mastery === null ? null : lesson.mastery / 100;
      const placed = casebook.progress.questions(catalogue);
      this.about = {
        questions: lesson.questions,
        versions: new Map([...placed].map(([name, { version }]) => [name, version])),
        names: [...new Set([...placed].flatMap(([name, { frame }]) => [name, frame]))],
      };
      this.latencies = new casebook.Latencies();
    }

    async join() {
      this.told = new Set(record.keptBelow("told:").map(([id]) => id));
      await this.send();
      this.heed();
    }

    heed() {
      record.changes.addEventListener("change", () => this.news(0));
      document.addEventListener("cb-changed", () => this.news(TYPING));
      addEventListener("online", () => this.soon(0));
      addEventListener("pagehide", () => this.leave());
      addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    }

    /** Something was entered that the platform does not know.
        @type {(milliseconds: number) => void} */
    news(milliseconds) {
      record.keep("untold", true);
      this.soon(milliseconds);
    }

    /** @type {(milliseconds: number) => void} */
    soon(milliseconds) {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.send(), milliseconds);
    }

    /** @type {() => Promise<void>} */
    send() {
      this.sending = this.sending.then(() => this.tell());
      return this.sending;
    }

    async tell() {
      if (this.isLeft) return;
      try {
        if (!this.isJoined) await this.begin();
        if (this.state === "watching") this.take(this.untold);
        else await this.report();
      } catch (error) {
        this.fail(error instanceof Error ? error.message : String(error));
      }
      this.dispatchEvent(new Event("change"));
    }

    /** @returns {string[]} */
    get untold() {
      return record.entries().filter(({ id }) => !this.told.has(id)).map(({ id }) => id);
    }

    async report() {
      const news = this.untold;
      const batch = this.batch();
      const text = JSON.stringify([batch.suspended, batch.outcome]);
      if (text === this.before && !news.length) return this.rest();
      (await this.wire.report(batch)).forEach((words) => this.refused.add(words));
      this.count += batch.answers.length;
      this.before = text;
      this.take(news);
      this.last = news.at(-1) ?? this.last;
      this.rest();
    }

    /* The platform knows it all. */
    rest() {
      this.state = "reporting";
      record.keep("untold", null);
    }

    /** @type {(words: string) => void} */
    fail(words) {
      this.state = "failing";
      this.trouble = words;
      this.news(AGAIN);
    }

    /** @type {(ids: string[]) => void} */
    take(ids) {
      for (const id of ids) {
        this.told.add(id);
        record.keep(`told:${id}`, true);
      }
    }

    async begin() {
      const isFirst = this.state === "joining";
      const begun = await this.wire.begin();
      this.mastery = begun.mastery ?? this.mastery;
      this.isJoined = true;
      this.state = begun.isReported ? "reporting" : "watching";
      this.restore(casebook.suspended.unpack(begun.suspended, this.about, this.lesson.id), isFirst);
    }

    /** Brings the record in line with what the platform knows: that, and what it has not been told yet. A lesson that began
        without the platform goes on with what is there.
        @type {(kept: Kept | null, isFirst: boolean) => void} */
    restore(kept, isFirst) {
      const own = record.entries().filter((entry) => !this.told.has(entry.id));
      const reached = own.findIndex(({ id }) => id === kept?.last); // the platform has it, though it did not say so
      const untold = own.slice(reached + 1);
      const running = this.running();
      const isOwnNewer = Boolean(running && (record.kept("untold") || !isFirst) && (!kept?.running || kept.running.attempt === running.attempt));
      if (isFirst) record.clear();
      this.attempt = kept?.attempt ?? this.attempt;
      this.best = kept?.best ?? null;
      this.last = kept?.last ?? "";
      this.count = kept?.count ?? 0;
      this.wire.goOn(this.count);
      this.isDone = kept?.isDone ?? false;
      const known = new Set(untold.map((entry) => (entry.kind === "exam" ? entry.attempt : "")));
      const past = (kept?.entries ?? []).filter((entry) => entry.kind !== "exam" || !known.has(entry.attempt));
      this.take(past.map(({ id }) => id));
      const still = isOwnNewer ? running : isFirst ? kept?.running : null;
      if (still && this.lesson.kind === "exam") record.keep(`exam:${this.lesson.id}`, still);
      record.merge([...past, ...untold]);
    }

    /** The exam that is under way, with what was entered.
        @type {() => Attempt | null} */
    running() {
      const kept = record.kept(`exam:${this.lesson.id}`);
      if (!casebook.shape.isAttempt(kept)) return null;
      return casebook.attempts.resumed(kept, record.keptBelow(`answer:${kept.attempt}:`), this.catalogue);
    }

    /** @type {() => Batch} */
    batch() {
      const entries = record.entries();
      const answers = entries.filter((entry) => entry.kind === "answer").filter(({ id }) => !this.told.has(id));
      const outcome = casebook.outcome(this.lesson, this.catalogue, entries, this.mastery, this.best);
      this.best = outcome?.scaled ?? null;
      this.isDone = outcome !== null;
      const { about, attempt, best, isDone } = this;
      const last = this.untold.at(-1) ?? this.last;
      const count = this.count + answers.length;
      const suspended = casebook.suspended.pack({ attempt, best, count, entries, isDone, last, running: this.running() }, { ...about, room: this.wire.room });
      const told = answers.map((entry) => casebook.reported(entry, this.latencies.of(entry))).filter((one) => one !== null);
      return { answers: told, outcome, suspended, seconds: (performance.now() - this.began) / 1000 };
    }

    /* The page is left: what is not told yet is told now, and the platform knows that it is over. */
    leave() {
      if (this.isLeft) return;
      this.isLeft = true;
      this.wire.end(this.isJoined && this.state !== "watching" ? this.batch() : null);
    }
  }

  casebook.Reporting = Reporting;
}
