/* What of the learner's record a store of learning records has acknowledged: a mark for each entry, kept in the record's
   storage, `<store> <status>`. All else waits; so nothing is kept twice, and nothing can be lost on the way.

   200: it has it. 409: it had it before, in other words. Any other: it refuses it for good. */
"use strict";

{
  const { record } = casebook;
  const [CONSENT, MARK] = ["sending", "sent:"];
  const [TAKEN, KNOWN] = [200, 409];

  class Queue {
    /** @param {string} endpoint */
    constructor(endpoint) {
      this.endpoint = endpoint;
      this.store = casebook.sha256(endpoint).slice(0, 8);
    }

    /** Whether the learner has agreed that this store gets it; said to each store anew. */
    get isAgreed() {
      return record.kept(CONSENT) === this.endpoint;
    }

    set isAgreed(isAgreed) {
      record.keep(CONSENT, isAgreed ? this.endpoint : null);
    }

    /** The statuses by entry.
        @returns {Map<string, number>} */
    get marks() {
      const own = record.keptBelow(MARK).flatMap(([id, mark]) => {
        const [store, status] = String(mark).split(" ");
        return store === this.store ? [/** @type {[string, number]} */ ([id, Number(status)])] : [];
      });
      return new Map(own);
    }

    /** The entries that wait, oldest first.
        @returns {Entry[]} */
    get waiting() {
      const { marks } = this;
      return sendable().filter(({ id }) => !marks.has(id));
    }

    /** @type {(entries: Entry[], status?: number) => void} */
    mark(entries, status = TAKEN) {
      for (const { id } of entries) record.keep(`${MARK}${id}`, `${this.store} ${status}`);
    }

    /* What was refused waits again. */
    forgive() {
      for (const [id, status] of this.marks) if (status !== TAKEN && status !== KNOWN) record.keep(`${MARK}${id}`, null);
    }

    /** @type {() => SendingCount} */
    count() {
      const { marks } = this;
      const statuses = sendable().map(({ id }) => marks.get(id));
      const many = (/** @type {(status: number | undefined) => boolean} */ holds) => statuses.filter(holds).length;
      const [sent, known, waiting] = [many((one) => one === TAKEN), many((one) => one === KNOWN), many((one) => one === undefined)];
      return { sent, known, waiting, refused: statuses.length - sent - known - waiting };
    }
  }

  /** A page that is not read any more has no statement. */
  function sendable() {
    return record.entries().filter((entry) => entry.kind !== "read" || entry.done);
  }

  casebook.Queue = Queue;
}
