/* Whether a text says what it must and nothing that it must not: the twin of generator/twins/proofreading.py, which also
   says why. `casebook.proofreading(table)` works from the table that the build wrote; the same vectors test both. */
"use strict";

{
  /** @type {(table: ProofreadingTable) => Proofreading} */
  function proofreading({ patterns, personal, context }) {
    const { halfWidth, of: unitsOf, textOf } = casebook.units;
    const looking = casebook.phrases(patterns);
    const { find, locate } = looking;
    const { said } = casebook.taboos(context, looking); // comes after this file
    /** @type {(pattern: string) => RegExp} */
    const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");
    const [DATE, AMOUNT, QUANTITY] = [patterns.date, patterns.amount, patterns.quantity].map(whole);
    const { find: findPersonal, labelOf, masked } = casebook.personal(personal);

    /** {missing: numbers of elements, spans: [{kind, which, start, end}]} for a text and
        {required: [[sign]], forbidden: [{phrases, unless}], taboos: [{phrases, unless}], allowed: [kind], blanks: [name]}.
        @type {Proofreading["check"]} */
    function check(text, demands) {
      const located = locate(text);
      const open = demands.blanks.flatMap((name) => blanks(text, name));
      /** @type {(signs: string[]) => boolean} */
      const isOpen = (signs) => find(located, signs).every((place) => isWithin(place, open));
      const missing = [...demands.required.keys()].filter((number) => isOpen(demands.required[number]));
      const own = findPersonal(text).filter(({ which }) => !demands.allowed.includes(which));
      const wrong = forbidden(located, demands.forbidden);
      const spans = [...wrong, ...broken(text, demands.taboos, wrong), ...own, ...open];
      return { missing, spans: spans.toSorted((one, other) => one.start - other.start || one.end - other.end) };
    }

    /** @type {(located: Located, banned: Banned[]) => Span[]} */
    function forbidden(located, banned) {
      return banned.flatMap(({ phrases, unless }, which) => {
        const harmless = find(located, unless);
        const found = find(located, phrases).toSorted((one, other) => one.start - other.start || other.end - one.end);
        let last = 0;
        return found.flatMap(({ start, end }) => {
          if (start < last || isWithin({ start, end }, harmless)) return [];
          last = end;
          return [{ kind: "forbidden", which, start, end }];
        });
      });
    }

    /** One advice for each place: that of the forbidden phrase, which knows the text; else of what begins first.
        @type {(text: string, asked: Banned[], others: Place[]) => Span[]} */
    function broken(text, asked, others) {
      const taken = [...others];
      const found = said(text, asked).toSorted((one, other) => one.start - other.start || other.end - one.end || one.which - other.which);
      return found.flatMap((hit) => {
        if (taken.some(({ start, end }) => start < hit.end && hit.start < end)) return [];
        taken.push(hit);
        return [/** @type {Span} */ ({ kind: "taboo", ...hit })];
      });
    }

    /** What was entered as the text says it; null if it does not fit the slot.
        @type {Proofreading["shown"]} */
    function shown(slot, written, unit = "") {
      const trimmed = written.trim();
      if (slot === "text" || slot === "paragraph" || slot === "choice") return trimmed || null;
      if (slot === "date") return DATE.test(trimmed) ? trimmed.replace(DATE, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`) : null;
      const digits = textOf(unitsOf(trimmed, halfWidth)).replace(/[\s,]|元$/g, "");
      if (slot === "number") return QUANTITY.test(digits) ? digits + unit : null;
      const hit = AMOUNT.exec(digits);
      return hit && `${hit[1].replace(/^0+(?=.)/, "").replace(/\B(?=(...)+$)/g, ",")}.${(hit[2] ?? "").padEnd(2, "0")}元`;
    }

    return { check, find, findPersonal, labelOf, locate, masked, shown };
  }

  /** @type {(place: Place, others: Place[]) => boolean} */
  function isWithin({ start, end }, others) {
    return others.some((other) => other.start <= start && end <= other.end);
  }

  /** @type {(text: string, which: string) => Span[]} */
  function blanks(text, which) {
    const written = `【${which}】`;
    const starts = [...text.matchAll(new RegExp(casebook.units.escaped(written), "gu"))];
    return starts.map(({ index }) => ({ kind: "blank", which, start: index, end: index + written.length }));
  }

  casebook.proofreading = proofreading;
}
