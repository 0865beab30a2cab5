/* What a complaint seems to be about, by the words of the taxonomy: which product and cause, how grave, the cases most like
   it. Pure, and the same for the same words. `casebook.intake(data, proofreading)` works from what the build wrote
   (generator/data/intake.py). */
"use strict";

{
  const CLEAR = 4; // points for a cue that alone tells
  const LONGER = 0.5; // and for each of its characters beyond two
  const HINT = 1;
  const USUAL = 3; // for what most complaints that do not say it are about
  const SURE = { least: 5, share: 0.68, told: 2, lead: 1.5 }; // told and lead are by how much the model must put it before none, and before every other
  const LIKELY = { least: 3, share: 0.55 };
  const TOLD = { sure: 2, likely: 0.15 }; // by how much a model must put one before the next
  const ALSO = 0.1; // by how much another cause with a clear word of its own may come behind
  const OTHER = { called: -0.7, sure: -2 }; // from here on a text is called a question or praise, and may be one
  const DANGER = { told: -1.6, clear: -0.4, life: -0.8, stretch: 1.8 }; // from here on it may be one, sooner with a clear word, sooner to life, and later by a stretch alone: recall first
  const RED = { life: { least: -1, both: 0.6 }, other: { least: -0.6, both: 0.8 }, own: 0.1, brief: 1.5, always: -6 }; // sure is only what is told and like it, not merely unlike all else, and more so if little is said; what settles it is denied only by a model that is far from it
  const FEW = /^(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){0,3}[^\u3400-\u9fff]*$/u; // so few characters tell nothing but by a clear word
  const BRIEF = /^(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){0,13}[^\u3400-\u9fff]*$/u; // so few tell little
  const SUPPOSED = 2; // by how much a cause that nobody named is told by a danger
  const BESIDES = { danger: -1, share: 0.6 }; // in a sentence in which a danger is told no more, somebody in danger says what else is wrong; how much it counts
  const SENTENCE = /[。！？!?；;\n]+/u;
  const SAYS = 5; // characters of a sentence that says something
  const LEVEL = { clear: 1, point: 0.26, points: 12, usual: 0.8, graver: -1.5, gravest: 5.3, peril: 2.9, long: 3.4, sure: 1, lead: 2.5 }; // what cues, the cause, any danger and the length add to what a model tells, and the leads that are sure: with all of that, and by the model alone
  const PERIL = { least: -1.5, most: 2 }; // how far a danger counts for a level
  const LONG = { from: 40, to: 200 }; // characters: a model tells less of how grave it is, the more is said
  const HELP = 2; // points for a product that the model puts so much before none
  /** @typedef {{ maybe: boolean, surely: boolean }} Meant Whether a text complains of anything. */
  /** @typedef {Pick<Suggestion, "isClear" | "isNamed" | "isAlways" | "isDenied" | "score" | "spans">} Looked */
  /** @typedef {{ told: number, own: number }} Told By how much a model puts something before what is none of its dimension, and how alike it finds the text. */
  /** @type {Told} */
  const NOTHING = { told: 0, own: 0 };
  const PAUSE = /[,，。;；!！?？\n]/u; // a clear word with a gap that reaches over one names nothing for sure
  const SUM = /(?<![0-9.])([0-9]+(?:[.][0-9]+)?)(元)?(?![0-9.年月日号期天点:%])/gu;
  const PEOPLE = /(?<![0-9.])([0-9]{1,4})(?:几|多)?个?(?:人|名|位|户|家长|客户|学员|同学|女生|男生|邻居|工友)/gu;
  const AGE = /(?<![0-9.])([0-9]{2,3})(?:多|几|来)?周?岁/gu;
  const AGE_OF = /(?:我|[她他]|妈|爸|爷|奶|[婆公娘爹]|母亲?|父亲?|老(?:人家?|[汉头太伴]))(?:今年|已经|[都快也有])*([0-9]{2})(?:多|几)?(?![0-9.多几]*[后万千百块元毛分点号日天月年次个遍通回期笔条页户人名位里米平斤秒岁%])/gu;
  const SPOKEN = 1000; // without 元 only a number from here on is a sum

  /** @type {(data: IntakeData, proofreading: Proofreading) => { assess(text: string): Assessment }} */
  function intake({ taxa, cases, pieces, models }, proofreading) {
    const similar = casebook.similar(cases);
    const tellings = new Map(Object.entries(models).map(([dimension, columns]) => [dimension, casebook.telling({ pieces, ...columns })]));
    const known = new Map(taxa.map((taxon) => [taxon.id, taxon]));

    /** {dangers: [one], matter: one, requests: [one], suggested: {dimension: [one]}, similar: [{title, page}]}, best first, where one is
        {id, title, score, words, spans, sure}; `suggested` are product, cause and level.
        @type {(text: string) => Assessment} */
    function assess(text) {
      const located = proofreading.locate(text);
      const told = tell(text);
      const found = taxa.map((taxon) => suggestion(taxon, look(taxon, located, text), told.get(taxon.id) ?? NOTHING, text));
      /** @type {(dimension: string) => Suggestion[]} */
      const of = (dimension) => found.filter((one) => one.dimension === dimension);
      const dangers = endangering(of("danger"), text);
      const matters = byTold(of("matter"));
      const [complaint, other] = [true, false].map((isUsual) => matters.find(({ usual }) => usual === isUsual));
      const doubt = FEW.test(text) || !complaint || !other ? -Infinity : other.told - complaint.told;
      const meant = { maybe: doubt <= OTHER.called, surely: doubt <= OTHER.sure };
      const causes = byTold(supposed(of("cause"), dangers, text), meant);
      const peril = Math.max(...of("danger").map((one) => one.told));
      const suggested = { product: ordered(of("product"), meant), cause: causes, severity: graded(of("severity"), causes, dangers, meant, weight(peril, text)) };
      const first = new Set(Object.values(suggested).map(([one]) => one?.id));
      const requests = of("request").filter(({ isClear }) => isClear);
      return { dangers, matter: meant.maybe ? null : (other ?? null), requests, suggested, similar: similar(text, first) };
    }

    /** What the models tell of each taxon by what somebody comes with; of a danger by all that is said, and by its clearest stretch if
        the whole tells less.
        @type {(text: string) => Map<string, Told>} */
    function tell(text) {
      const rest = casebook.upshot(text);
      const found = new Map([...tellings].flatMap(([dimension, telling]) => ahead(telling, dimension === "danger" ? text : rest)));
      const danger = tellings.get("danger");
      for (const stretch of danger ? casebook.stretches(text) : []) {
        for (const [id, { told, own }] of ahead(/** @type {Telling} */ (danger), stretch)) {
          if (told - DANGER.stretch > (found.get(id)?.told ?? 0)) found.set(id, { told: told - DANGER.stretch, own });
        }
      }
      return found;
    }

    /** What somebody in danger says besides counts for the cause; who says nothing else is taken to complain of what usually drives
        somebody there.
        @type {(list: Suggestion[], dangers: Suggestion[], text: string) => Suggestion[]} */
    function supposed(list, dangers, text) {
      const others = dangers.length > 0 ? besides(text) : [];
      for (const one of list) for (const told of others) one.told += (BESIDES.share * (told.get(one.id) ?? 0)) / others.length;
      const clearest = dangers.find(({ sure }) => sure === "sure");
      const usual = list.find(({ id }) => id === known.get(clearest?.id ?? "")?.cause);
      const first = list.toSorted((one, other) => other.told - one.told)[0];
      if (usual && !first.isClear) usual.told += SUPPOSED;
      return list;
    }

    /** What each sentence tells of causes in which no danger is told.
        @type {(text: string) => Map<string, number>[]} */
    function besides(text) {
      const [cause, danger] = ["cause", "danger"].map((dimension) => tellings.get(dimension));
      if (!cause || !danger) return [];
      const quiet = text.split(SENTENCE).filter((said) => said.length >= SAYS && ahead(danger, said).every(([id, { told }]) => !id || told <= BESIDES.danger));
      return quiet.map((said) => new Map(ahead(cause, said).map(([id, { told }]) => [id, told])));
    }

    /** Levels by what the model tells, by cues and by how usual they are with the likeliest cause; graver ones also by `added`. The cause
        may say how grave it is at least, and so may what is told of the customer; a danger is as grave as can be.
        @type {(list: Suggestion[], causes: Suggestion[], dangers: Suggestion[], meant: Meant, added: { graver: number, gravest: number }) => Suggestion[]} */
    function graded(list, causes, dangers, meant, added) {
      const cause = known.get(causes[0]?.id);
      const ranks = list.map(({ rank }) => rank);
      const [lowest, gravest] = [Math.min(...ranks), Math.max(...ranks)];
      const settled = list.filter(({ id, isAlways }) => isAlways || id === cause?.level).map(({ rank }) => rank);
      const least = dangers.some(({ sure }) => sure === "sure") ? gravest : Math.max(0, ...settled);
      for (const one of list) one.isLeast = one.rank === least;
      /** @type {(one: Suggestion) => number} */
      const value = ({ id, isClear, rank, score, told }) =>
        rank < least ? -Infinity : told + (rank > lowest ? added.graver : 0) + (rank === gravest ? added.gravest : 0) + (isClear ? LEVEL.clear : 0) + LEVEL.point * Math.min(score, LEVEL.points) + (LEVEL.usual * (cause?.levels?.[id] ?? 0)) / 100;
      list.sort((one, other) => value(other) - value(one) || other.rank - one.rank);
      const [first, second] = list;
      const isTold = list.every((one) => one === first || one.told + LEVEL.lead < first.told);
      if (first) first.sure = meant.surely && isTold && first.isNamed && value(first) - (second ? value(second) : 0) > LEVEL.sure ? "sure" : first.words.length > 0 ? "likely" : "unsure";
      return list;
    }

    /** @type {(taxon: Taxon, located: Located, text: string) => Looked} */
    function look(taxon, located, text) {
      const size = located.places.at(-1)?.end ?? 0;
      const meantElse = proofreading.find(located, taxon.unless);
      const reached = reach(meantElse, size);
      /** @type {(place: Place) => boolean} */
      const outside = ({ end }) => reached[end - 1] < end;
      const taken = new Uint8Array(size);
      const always = [...proofreading.find(located, taxon.always), ...ages(taxon, located)].filter(outside);
      const clear = apart([...always, ...[...proofreading.find(located, taxon.clear), ...numbers(taxon, located)].filter(outside)], taken);
      const hints = apart(proofreading.find(located, taxon.hints).filter(outside), taken);
      const points = distinct(clear, located).reduce((sum, length) => sum + CLEAR + LONGER * Math.min(4, Math.max(0, length - 2)), 0);
      const isNamed = clear.some(({ start, end }) => !PAUSE.test(text.slice(start, end)));
      return { isClear: clear.length > 0, isNamed, isAlways: always.length > 0, isDenied: clear.length === 0 && meantElse.length > 0, spans: [...clear, ...hints], score: points + HINT * distinct(hints, located).length };
    }

    return { assess };
  }

  /** @type {(telling: Telling, text: string) => [string, Told][]} */
  function ahead({ scores }, text) {
    const found = scores(text);
    const other = found.get("") ?? 0;
    return [...found].map(([id, own]) => [id, { told: own - other, own }]);
  }

  /** @type {(taxon: Taxon, looked: Looked, told: Told, text: string) => Suggestion} */
  function suggestion({ id, title, dimension, rank, usual }, looked, told, text) {
    const words = [...new Set(looked.spans.map(({ start, end }) => text.slice(start, end)))];
    return { id, title, dimension, rank, usual, words, ...told, ...looked };
  }

  /** How much the clearest danger and what a long text says beside add to graver levels, and to the gravest of them.
      @type {(peril: number, text: string) => { graver: number, gravest: number }} */
  function weight(peril, text) {
    const long = Math.log(Math.min(LONG.to, Math.max(LONG.from, [...text].length)) / LONG.from);
    return { graver: LEVEL.graver + LEVEL.long * long, gravest: LEVEL.gravest + LEVEL.peril * Math.min(PERIL.most, Math.max(PERIL.least, peril)) };
  }

  /** By what the model tells. The first is sure if it is far ahead, ahead of what is none of them too, has a clear word of its own
      in the text, and has the most of such words; `meant` says whether it is about such a thing at all.
      @type {(list: Suggestion[], meant?: Meant) => Suggestion[]} */
  function byTold(list, meant = { maybe: true, surely: true }) {
    list.sort((one, other) => other.told - one.told || one.rank - other.rank);
    const [first, second] = list;
    if (!first) return list;
    const lead = first.told - Math.max(0, second?.told ?? 0);
    const mostWords = list.every(({ score }) => score <= first.score);
    first.sure = meant.surely && lead > TOLD.sure && mostWords && first.isNamed ? "sure" : meant.maybe && lead > TOLD.likely ? "likely" : "unsure";
    for (const other of list.slice(1)) other.isAlso = other.isClear && other.told > 0 && first.told - other.told < ALSO;
    return list;
  }

  /** Whatever may be a danger, the likeliest first, that to life by a bound of its own, and what its words settle whatever else is
      told; sure are those that few harmless texts come near, unless all that names one is meant otherwise.
      @type {(list: Suggestion[], text: string) => Suggestion[]} */
  function endangering(list, text) {
    const [isShort, isBrief] = [FEW, BRIEF].map((pattern) => pattern.test(text));
    const first = Math.min(...list.map(({ rank }) => rank));
    const found = list.filter(({ isAlways, isClear, rank, told }) => isAlways || ((isClear || !isShort) && told > DANGER.told + (isClear ? DANGER.clear : 0) + (rank === first ? DANGER.life : 0)));
    for (const one of found) {
      const { least, both } = one.rank === first ? RED.life : RED.other;
      const isLike = isBrief && !one.isClear ? one.own > RED.brief : one.own > RED.own && one.own + one.told > both;
      one.sure = (one.isAlways ? one.told > RED.always : one.told > least && isLike) && !one.isDenied ? "sure" : "likely";
    }
    return found.toSorted((one, other) => other.told - one.told);
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

  /** How old somebody is who is old enough for a level.
      @type {(taxon: Taxon, located: Located) => Place[]} */
  function ages({ years }, { text, places }) {
    const hits = years ? [AGE, AGE_OF].flatMap((pattern) => [...text.matchAll(pattern)]) : [];
    return hits
      .filter(([, number]) => Number(number) >= Number(years))
      .map(({ 0: written, index }) => ({ start: places[index].start, end: places[index + written.length - 1].end }));
  }

  /** By cues, helped by what the model tells; the first is sure by its cues if the model puts it first too, well before what names no
      product, if no other has a clear word of its own, and if it is about such a thing at all.
      @type {(list: Suggestion[], meant: Meant) => Suggestion[]} */
  function ordered(list, meant) {
    const isOpen = !list.some(({ isClear }) => isClear);
    /** @type {(one: Suggestion) => number} */
    const value = ({ score, told, usual }) => score + HELP * told + (isOpen && usual ? USUAL : 0);
    list.sort((one, other) => value(other) - value(one) || one.rank - other.rank);
    const [first, second] = list;
    if (!first) return list;
    const share = first.score / (first.score + (second?.score ?? 0) || 1);
    const isTold = first.told > SURE.told && list.every((one) => one === first || (!one.isClear && one.told + SURE.lead < first.told));
    /** @type {(bounds: { least: number, share: number }) => boolean} */
    const reaches = ({ least, share: most }) => first.score >= least && share >= most;
    first.sure = meant.surely && isTold && first.isNamed && reaches(SURE) ? "sure" : reaches(LIKELY) ? "likely" : "unsure";
    return list;
  }

  /** Of places that overlap the longest, outside what is taken. All in time that grows with the text.
      @type {(places: Place[], taken: Uint8Array) => Place[]} */
  function apart(places, taken) {
    /** @type {Place[]} */
    const kept = [];
    for (const place of places.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
      if (taken.subarray(place.start, place.end).includes(1)) continue;
      taken.fill(1, place.start, place.end);
      kept.push(place);
    }
    return kept.toSorted((one, other) => one.start - other.start);
  }

  /** For each place of a text how far the places reach that begin there or before.
      @type {(places: Place[], size: number) => Uint32Array} */
  function reach(places, size) {
    const reached = new Uint32Array(size + 1);
    for (const { start, end } of places) reached[start] = Math.max(reached[start], end);
    for (let at = 1; at <= size; at++) reached[at] = Math.max(reached[at], reached[at - 1]);
    return reached;
  }

  /** How long each different phrase is.
      @type {(places: Place[], located: Located) => number[]} */
  function distinct(places, { text }) {
    return [...new Set(places.map(({ start, end }) => `${end - start}:${text.slice(start, end)}`))].map((key) => parseInt(key, 10));
  }

  casebook.intake = intake;
}
