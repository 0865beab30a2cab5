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

  function intake({ taxa, cases }, proofreading) {
    const vectors = new Map([...taxa, ...cases].map((one) => [one, parsed(one.vector)]));
    const levels = new Map(taxa.map(({ id, level }) => [id, level]));

    /* {suggested: {dimension: [{id, title, score, words, spans, sure}]}, similar: [{title, page}]}, best first. */
    function assess(text) {
      const located = proofreading.locate(text);
      const pairs = pairsOf(text);
      const found = taxa.map(({ id, title, dimension, rank, usual }, place) => ({ id, title, dimension, rank, usual, ...look(taxa[place], located, pairs) }));
      for (const one of found) one.words = [...new Set(one.spans.map(({ start, end }) => text.slice(start, end)))];
      const of = (dimension) => found.filter((one) => one.dimension === dimension);
      const suggested = {};
      for (const dimension of new Set(taxa.map((taxon) => taxon.dimension))) suggested[dimension] = ordered(of(dimension), false);
      const least = levels.get(suggested[GRADING]?.[0].id);
      for (const one of of(GRADED)) one.isLeast = one.id === least;
      if (suggested[GRADED]) suggested[GRADED] = ordered(of(GRADED), true);
      const first = new Set(Object.values(suggested).map(([{ id }]) => id));
      return { suggested, similar: similar(pairs, first) };
    }

    function look(taxon, located, pairs) {
      const harmless = proofreading.find(located, taxon.unless);
      const outside = (place) => !harmless.some(({ start, end }) => start <= place.start && place.end <= end);
      const clear = apart([...proofreading.find(located, taxon.clear).filter(outside), ...numbers(taxon, located)]);
      const hints = apart(proofreading.find(located, taxon.hints).filter(outside)).filter((place) => !clear.some((other) => overlaps(place, other)));
      const told = distinct(clear, located).reduce((sum, length) => sum + CLEAR + LONGER * Math.min(4, Math.max(0, length - 2)), 0);
      const hinted = HINT * distinct(hints, located).length;
      return { isClear: clear.length > 0, spans: [...clear, ...hints], score: told + hinted + ALIKE * likeness(pairs, vectors.get(taxon)) };
    }

    function similar(pairs, first) {
      const scored = cases.map((one) => ({ ...one, score: likeness(pairs, vectors.get(one)) + SAME * one.taxa.filter((id) => first.has(id)).length }));
      return scored.sort((one, other) => other.score - one.score).slice(0, SIMILAR);
    }

    return { assess };
  }

  /* Sums and crowds from which on a level holds. */
  function numbers({ yuan, people }, { text, places }) {
    const from = (pattern, least, isMeant) =>
      [...text.matchAll(pattern)]
        .filter((hit) => Number(hit[1]) >= least && isMeant(hit))
        .map(({ 0: written, index }) => ({ start: places[index].start, end: places[index + written.length - 1].end }));
    const sums = yuan ? from(SUM, yuan, ([, number, unit]) => unit || (Number(number) >= SPOKEN && number.length < 8)) : [];
    return people ? [...sums, ...from(PEOPLE, people, () => true)] : sums;
  }

  function ordered(list, isGraded) {
    const isOpen = !list.some(({ isClear }) => isClear);
    const value = isGraded ? ({ isClear, isLeast, score, rank }) => (isClear || isLeast || score > SIGN ? rank : 0) : ({ score, usual }) => score + (isOpen && usual ? USUAL : 0);
    list.sort((one, other) => value(other) - value(one) || one.rank - other.rank);
    const [first, second] = list;
    const share = first.score / (first.score + (second?.score ?? 0) || 1);
    const reaches = ({ least, share: most }) => first.score >= least && (isGraded || share >= most);
    first.sure = reaches(SURE) ? "sure" : reaches(LIKELY) ? "likely" : "unsure";
    return list;
  }

  /* Of places that overlap the longest. */
  function apart(places) {
    const kept = [];
    for (const place of places.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
      if (!kept.some((other) => overlaps(place, other))) kept.push(place);
    }
    return kept.sort((one, other) => one.start - other.start);
  }

  function overlaps(one, other) {
    return one.start < other.end && other.start < one.end;
  }

  /* How long each different phrase is. */
  function distinct(places, { text }) {
    return [...new Set(places.map(({ start, end }) => `${end - start}:${text.slice(start, end)}`))].map((key) => parseInt(key, 10));
  }

  /* How alike a text and a vector are, about 0 to 1. */
  function likeness(pairs, vector) {
    let sum = 0;
    for (const [pair, count] of pairs) sum += (1 + Math.log(count)) * (vector.get(pair) ?? 0);
    return sum / 100 / (Math.sqrt(pairs.size) || 1);
  }

  function pairsOf(text) {
    const counts = new Map();
    for (const [run] of casebook.wide(text).matchAll(/[\u3400-\u9fff]{2,}/g)) {
      for (let at = 0; at + 1 < run.length; at++) counts.set(run.slice(at, at + 2), (counts.get(run.slice(at, at + 2)) ?? 0) + 1);
    }
    return counts;
  }

  function parsed(vector) {
    return new Map(vector.split(" ").filter(Boolean).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
  }

  casebook.intake = intake;
}
