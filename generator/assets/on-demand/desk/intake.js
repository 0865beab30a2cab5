/* What a complaint seems to be about, by the words of the taxonomy: which product and cause, how grave, the cases most like
   it. Pure, and the same for the same words. `casebook.intake(data, proofreading)` works from what the build wrote
   (generator/data/intake.py). */
"use strict";

{
  const CLEAR = 4; // points for a cue that alone tells
  const LONGER = 0.5; // and for each of its characters beyond two
  const HINT = 1;
  const ALIKE = 80; // points for a text like all that the record says
  const USUAL = 3; // for what most complaints that do not say it are about
  const SAME = 0.15; // for a case of the same product, cause or level
  const SIMILAR = 3;
  const SURE = { least: 4, share: 0.68 };
  const LIKELY = { least: 3, share: 0.55 };
  const GRADED = "severity"; // 拿不准就高: the gravest level that has a sign, not the one that has most
  const GRADING = "cause"; // may say how grave a complaint is at least
  const SIGN = 5; // points that are a sign without a clear word
  const SUM = /(?<![0-9.])([0-9]+(?:[.][0-9]+)?)(元)?(?![0-9.年月日号期天点:%])/gu;
  const PEOPLE = /(?<![0-9.])([0-9]{1,4})(?:几|多)?个?(?:人|名|位|户|家长|客户|学员|同学|女生|男生|邻居|工友)/gu;
  const SPOKEN = 1000; // without 元 only a number from here on is a sum

  /** @type {(data: IntakeData, proofreading: Proofreading) => { assess(text: string): Assessment }} */
  function intake({ taxa, cases }, proofreading) {
    /** @type {Map<Taxon | IntakeCase, Map<string, number>>} */
    const vectors = new Map([...taxa, ...cases].map((one) => [one, parsed(one.vector)]));
    /** @type {(one: Taxon | IntakeCase) => Map<string, number>} */
    const vectorOf = (one) => vectors.get(one) ?? new Map();
    const levels = new Map(taxa.map(({ id, level }) => [id, level]));

    /** {suggested: {dimension: [{id, title, score, words, spans, sure}]}, similar: [{title, page}]}, best first.
        @type {(text: string) => Assessment} */
    function assess(text) {
      const located = proofreading.locate(text);
      const pairs = pairsOf(text);
      const found = taxa.map((taxon) => suggestion(taxon, look(taxon, located, pairs), text));
      /** @type {(dimension: string) => Suggestion[]} */
      const of = (dimension) => found.filter((one) => one.dimension === dimension);
      /** @type {Record<string, Suggestion[]>} */
      const suggested = {};
      for (const dimension of new Set(taxa.map((taxon) => taxon.dimension))) suggested[dimension] = ordered(of(dimension), false);
      const least = levels.get(suggested[GRADING]?.[0].id);
      for (const one of of(GRADED)) one.isLeast = one.id === least;
      if (suggested[GRADED]) suggested[GRADED] = ordered(of(GRADED), true);
      const first = new Set(Object.values(suggested).map(([{ id }]) => id));
      return { suggested, similar: similar(pairs, first) };
    }

    /** @type {(taxon: Taxon, located: Located, pairs: Map<string, number>) => Pick<Suggestion, "isClear" | "score" | "spans">} */
    function look(taxon, located, pairs) {
      const harmless = proofreading.find(located, taxon.unless);
      /** @type {(place: Place) => boolean} */
      const outside = (place) => !harmless.some(({ start, end }) => start <= place.start && place.end <= end);
      const clear = apart([...proofreading.find(located, taxon.clear).filter(outside), ...numbers(taxon, located)]);
      const hints = apart(proofreading.find(located, taxon.hints).filter(outside)).filter((place) => !clear.some((other) => overlaps(place, other)));
      const told = distinct(clear, located).reduce((sum, length) => sum + CLEAR + LONGER * Math.min(4, Math.max(0, length - 2)), 0);
      const hinted = HINT * distinct(hints, located).length;
      return { isClear: clear.length > 0, spans: [...clear, ...hints], score: told + hinted + ALIKE * likeness(pairs, vectorOf(taxon)) };
    }

    /** @type {(pairs: Map<string, number>, first: Set<string>) => Assessment["similar"]} */
    function similar(pairs, first) {
      const scored = cases.map((one) => ({ ...one, score: likeness(pairs, vectorOf(one)) + SAME * one.taxa.filter((id) => first.has(id)).length }));
      return scored.toSorted((one, other) => other.score - one.score).slice(0, SIMILAR);
    }

    return { assess };
  }

  /** @type {(taxon: Taxon, looked: Pick<Suggestion, "isClear" | "score" | "spans">, text: string) => Suggestion} */
  function suggestion({ id, title, dimension, rank, usual }, looked, text) {
    const words = [...new Set(looked.spans.map(({ start, end }) => text.slice(start, end)))];
    return { id, title, dimension, rank, usual, words, ...looked };
  }

  /** Sums and crowds from which on a level holds.
      @type {(taxon: Taxon, located: Located) => Place[]} */
  function numbers({ yuan, people }, { text, places }) {
    /** @type {(pattern: RegExp, least: number, isMeant: (hit: string[]) => boolean) => Place[]} */
    const from = (pattern, least, isMeant) =>
      [...text.matchAll(pattern)]
        .filter((hit) => Number(hit[1]) >= least && isMeant(hit))
        .map(({ 0: written, index }) => ({ start: places[index].start, end: places[index + written.length - 1].end }));
    const sums = yuan ? from(SUM, yuan, ([, number, unit]) => Boolean(unit) || (Number(number) >= SPOKEN && number.length < 8)) : [];
    return people ? [...sums, ...from(PEOPLE, people, () => true)] : sums;
  }

  /** @type {(list: Suggestion[], isGraded: boolean) => Suggestion[]} */
  function ordered(list, isGraded) {
    const isOpen = !list.some(({ isClear }) => isClear);
    /** @type {(one: Suggestion) => number} */
    const value = isGraded
      ? ({ isClear, isLeast, score, rank }) => (isClear || isLeast || score > SIGN ? rank : 0)
      : ({ score, usual }) => score + (isOpen && usual ? USUAL : 0);
    list.sort((one, other) => value(other) - value(one) || one.rank - other.rank);
    const [first, second] = list;
    const share = first.score / (first.score + (second?.score ?? 0) || 1);
    /** @type {(bounds: { least: number, share: number }) => boolean} */
    const reaches = ({ least, share: most }) => first.score >= least && (isGraded || share >= most);
    first.sure = reaches(SURE) ? "sure" : reaches(LIKELY) ? "likely" : "unsure";
    return list;
  }

  /** Of places that overlap the longest.
      @type {(places: Place[]) => Place[]} */
  function apart(places) {
    /** @type {Place[]} */
    const kept = [];
    for (const place of places.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
      if (!kept.some((other) => overlaps(place, other))) kept.push(place);
    }
    return kept.toSorted((one, other) => one.start - other.start);
  }

  /** @type {(one: Place, other: Place) => boolean} */
  function overlaps(one, other) {
    return one.start < other.end && other.start < one.end;
  }

  /** How long each different phrase is.
      @type {(places: Place[], located: Located) => number[]} */
  function distinct(places, { text }) {
    return [...new Set(places.map(({ start, end }) => `${end - start}:${text.slice(start, end)}`))].map((key) => parseInt(key, 10));
  }

  /** How alike a text and a vector are, about 0 to 1.
      @type {(pairs: Map<string, number>, vector: Map<string, number>) => number} */
  function likeness(pairs, vector) {
    let sum = 0;
    for (const [pair, count] of pairs) sum += (1 + Math.log(count)) * (vector.get(pair) ?? 0);
    return sum / 100 / (Math.sqrt(pairs.size) || 1);
  }

  /** @type {(text: string) => Map<string, number>} */
  function pairsOf(text) {
    const counts = new Map();
    for (const [run] of casebook.wide(text).matchAll(/[\u3400-\u9fff]{2,}/g)) {
      for (let at = 0; at + 1 < run.length; at++) counts.set(run.slice(at, at + 2), (counts.get(run.slice(at, at + 2)) ?? 0) + 1);
    }
    return counts;
  }

  /** @type {(vector: string) => Map<string, number>} */
  function parsed(vector) {
    return new Map(vector.split(" ").filter(Boolean).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
  }

  casebook.intake = intake;
}
