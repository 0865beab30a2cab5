/* What can be told from the record alone, field by field and part by part, with the codes and sentences of `casebook check`: the table on the page has them, from
   `reading/messages.py` and the checks of references. */
"use strict";

{
  const DAY = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([0-9]{2}:[0-9]{2}))?$/;
  const ANY_DAY = /^ *([0-9]{4})[-/.年 ]*([0-9]{1,2})[-/.月 ]*([0-9]{1,2})日? *$/;
  const GROUPED = /^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
  const OF_EMOJI = /\u200d|\ufe0e|\ufe0f/g; // joins or chooses the look of one

  /** What a name would be as an id; "" if it is not in English.
      @type {(name: string) => string} */
  const asId = (name) => (/^[\0-\x7f]*$/.test(name) ? (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-") : "");

  /** A number that is written in full-width signs, or with commas between thousands; "" if it is none.
      @type {(value: string) => string} */
  function asNumber(value) {
    const plain = value.normalize("NFKC").trim();
    const number = GROUPED.test(plain) ? plain.replaceAll(",", "") : plain;
    return casebook.formYaml.isNumber(number) ? number : "";
  }

  /** @type {(kind: FormKind, table: FormTable, names: FormNames) => FormChecks} */
  function formChecks(kind, { said, rules }, names) {
    const unseen = new RegExp(rules.unseen, "u");
    const placeholders = new Set(rules.placeholders);
    const [isId, isReference] = [new RegExp(rules.id), new RegExp(rules.reference)];
    const link = new RegExp(rules.link, "g");
    const strip = new RegExp(`^[${rules.quotes}]+|[${rules.quotes}]+$`, "g");
    const personal = casebook.personal(rules.personal);
    const device = new RegExp(`^(?:${rules.device})$`, "i");

    /** @type {(code: string, change?: Partial<FormSaying>, as?: string) => FormProblem} */
    const problem = (code, change, as = code) => ({ ...said[code], ...change, code: as });
    const filled = casebook.formFilled;
    /** @type {(name: string, limit: unknown) => Partial<FormSaying>} */
    const bound = (name, limit) => ({ expected: filled(rules.bounds[name], { ge: limit, le: limit, min_length: limit, max_length: limit }) });

    /** Why a new record cannot be called so.
        @type {(id: string) => FormProblem | null} */
    function ofId(id) {
      if (device.test(id)) return problem("id-format", { expected: rules.noDevice });
      if (!isId.test(id)) return problem("id-format");
      if (id.length > rules.longestId) return problem("id-format", bound("string_too_long", rules.longestId));
      return names.find(id) ? problem("id-taken", { message: filled(said["id-taken"].message, { id }) }, "id-duplicate") : null;
    }

    /** @type {Record<FormShape["is"], (value: any, shape: FormShape) => FormProblem | null>} */
    const OF = {
      choice: ofChoice,
      date: ofDate,
      flag: () => null,
      list: ofList,
      number: ofNumber,
      part: (value, shape) => (casebook.formValues.modelOf(kind, shape, value) ? null : problem("type-missing", { expected: variants(shape) })),
      ref: ofReference,
      tag: () => null,
      text: ofText,
    };

    /** What may be chosen is told by the words that stand in the list.
        @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofChoice(value, { words = {} }) {
      if (Object.hasOwn(words, value)) return null;
      const near = casebook.formNear(value.normalize("NFKC").replace(strip, ""), [...Object.keys(words), ...Object.values(words)]);
      return problem("value-choice", { expected: Object.values(words).join("、"), ...(near && { fix: `是不是 ${words[near] ?? near}？` }) });
    }

    /** @type {(shape: FormShape) => string} */
    const variants = ({ models = [] }) => models.map((name) => `${kind.models[name].tag}（${kind.models[name].label}）`).join("、");

    /** @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofText(value, { isText, isMarkdown, lines, longest, pattern }) {
      const words = value.trim();
      if (isText && !lines && words.includes("\n")) return problem("value-line");
      if (isText && placeholders.has(words)) return problem("value-placeholder");
      if (unseen.test(words.replace(OF_EMOJI, ""))) return problem("control-character");
      if (longest !== undefined && [...words].length > longest) return problem("value-long", bound("string_too_long", longest));
      const own = isText ? ofPersonal(value) : null;
      if (own) return own;
      if (pattern === undefined || new RegExp(pattern).test(words)) return isMarkdown ? ofLinks(value) : null;
      const better = pattern === rules.id ? asId(words) : "";
      const fix = retyped(words) || (better && `改成 ${better}`);
      return problem("value-pattern", fix ? { fix } : {});
    }

    /** Data that can hardly be anything else; what only may be some is told by the check.
        @type {(text: string) => FormProblem | null} */
    function ofPersonal(text) {
      const sure = personal.find(text).find((span) => span.kind === "personal");
      return sure ? problem("personal-data", { message: filled(said["personal-data"].message, { label: personal.labelOf(sure.which) }) }) : null;
    }

    /** What is linked in a text may be any record and any place.
        @type {(text: string) => FormProblem | null} */
    function ofLinks(text) {
      const found = [...text.matchAll(link)].map(([, target]) => ofTarget(target.trim(), { is: "ref", anchor: "allowed" }));
      return found.find((one) => one !== null) ?? null;
    }

    /** @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofDate(value, { hasTime, isDone, years: [first, last] = [1, 9999], least, most }) {
      const hit = DAY.exec(value);
      if (!hit || (hit[2] && !hasTime)) {
        const day = ANY_DAY.exec(value.normalize("NFKC"));
        return problem("value-date", day ? { fix: `是不是 ${day[1]}-${day[2].padStart(2, "0")}-${day[3].padStart(2, "0")}？` } : {});
      }
      if (!casebook.shape.isDay(hit[1]) || (hit[2] && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(hit[2]))) return problem("value-day");
      const [from, to] = [`${first}-01-01`, `${last}-12-31`];
      if (hit[1] < from || hit[1] > to) return problem("value-range", hit[1] < from ? bound("greater_than_equal", from) : bound("less_than_equal", to));
      const today = casebook.progress.dayOf(new Date());
      if (isDone && hit[1] > today) return problem("review-future", { expected: filled(said["review-future"].expected, { today }) });
      return within(hit[1], least, most, (one) => String(one));
    }

    /** @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofNumber(value, { isWhole, least, most }) {
      if (casebook.formYaml.isNumber(value) && !(isWhole && value.includes("."))) return within(value, least, most, Number);
      const meant = asNumber(value);
      const fits = meant && meant !== value && !(isWhole && meant.includes("."));
      return problem(isWhole ? "value-whole" : "value-number", fits ? { fix: filled(rules.number, { number: meant }) } : {});
    }

    /** @type {(value: string, shape: FormShape) => FormProblem} */
    function ofNoReference(value, shape) {
      const { kinds = [], anchor = "allowed" } = shape;
      const ids = [...new Set(names.options({ ...shape, anchor: "never" }).map((option) => option.value))];
      const meant = anchor === "required" ? [] : ids.filter((id) => names.titleOf(id) === value);
      const known = kinds.length && anchor === "never" ? listed(ids) : "";
      const fix = retyped(value) || (meant.length === 1 ? `是不是 ${meant[0]}？` : rules.noNames);
      return problem("value-pattern", { expected: known || rules.references[anchor], fix });
    }

    /** For what an input method made of a plain word.
        @type {(value: string) => string} */
    function retyped(value) {
      const plain = value.normalize("NFKC").replace(strip, "");
      return plain !== value && isReference.test(plain) ? filled(rules.retyped, { plain }) : "";
    }

    /** The first of some ids.
        @type {(ids: string[]) => string} */
    const listed = (ids) => ids.slice(0, rules.shown).join("、") + (ids.length > rules.shown ? " 等" : "");

    /** @type {<T extends string | number>(value: string, least: T | undefined, most: T | undefined, as: (one: T | string) => T) => FormProblem | null} */
    function within(value, least, most, as) {
      if (least !== undefined && as(value) < as(least)) return problem("value-range", bound("greater_than_equal", least));
      return most !== undefined && as(value) > as(most) ? problem("value-range", bound("less_than_equal", most)) : null;
    }

    /** @type {(value: FormValue[], shape: FormShape) => FormProblem | null} */
    function ofList(value, { least, most }) {
      const count = casebook.formValues.tidy(value)?.length ?? 0;
      if (least !== undefined && count < Number(least)) return problem("value-few", bound("too_short", least));
      return most !== undefined && count > Number(most) ? problem("value-many", bound("too_long", most)) : null;
    }

    /** @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofReference(value, shape) {
      return isReference.test(value) ? ofTarget(value, shape) : ofNoReference(value, shape);
    }

    /** @type {(value: string, shape: FormShape) => FormProblem | null} */
    function ofTarget(value, shape) {
      const [id, anchor = ""] = value.split("#");
      const [record, { kinds = [], dimension = "" }] = [names.find(id), shape];
      const known = names.ids(shape, Boolean(anchor));
      if (!record) {
        const near = casebook.formNear(id, known);
        const isFew = kinds.length && known.length && known.length <= rules.listed;
        return problem("ref-missing", { ...(isFew && { expected: known.join("、") }), ...(near && { fix: `是不是 ${near}？` }) });
      }
      const [, title, of, list, anchors] = record;
      if (!kinds.length || (kinds.includes(of) && ["", list].includes(dimension))) {
        return ofAnchor(shape, title, id, anchor, anchors.map(([place]) => place));
      }
      const wanted = kinds.map((name) => rules.labels[name][dimension] ?? name).join("或");
      const message = filled(said["ref-kind"].message, { title, kind: rules.labels[of]?.[list] ?? of, wanted });
      return problem("ref-kind", { message, expected: listed(names.ids(shape, false)) });
    }

    /** @type {(shape: FormShape, title: string, id: string, anchor: string, anchors: string[]) => FormProblem | null} */
    function ofAnchor(shape, title, id, anchor, anchors) {
      const [expected, near] = [anchors.join("、"), casebook.formNear(anchor, anchors)];
      const values = { id, title, anchor: anchor || anchors[0] };
      /** @type {(name: string, places: string) => FormProblem} */
      const wrong = (name, places) =>
        problem(name, { message: filled(said[name].message, values), expected: places, fix: filled(said[name].fix, values) }, "anchor-missing");
      if (anchor && shape.anchor === "never") return wrong("anchor-whole", id);
      if (anchor && !anchors.includes(anchor)) {
        return { ...wrong("anchor-unknown", expected), ...(near && { fix: `是不是 ${id}#${near}？` }) };
      }
      return !anchor && shape.anchor === "required" && anchors.length ? wrong("anchor-wanted", expected) : null;
    }

    /** @type {FormChecks["one"]} */
    const one = (shape, value) => (casebook.formValues.tidy(value) === undefined && shape.is !== "part" ? null : OF[shape.is](value, shape));

    /** @type {FormChecks["field"]} */
    function field({ required, shape }, value) {
      const isFilled = value !== undefined && casebook.formValues.tidy(value) !== undefined;
      if (!isFilled && shape.is !== "part") return required ? problem("field-missing") : null;
      return value === undefined ? null : one(shape, value);
    }

    /** Everything in a part that is not right yet; nothing is said of a part that may be missing and is.
        @type {FormChecks["all"]} */
    function all(model, value, path = []) {
      const found = model.fields.flatMap((each) => {
        if (each.shape.is === "tag") return [];
        const [inner, at] = [value[each.name], [...path, each.name]];
        const own = field(each, inner);
        const first = own ? [{ path: at, label: each.label, problem: own }] : [];
        const isThere = inner !== undefined && (each.required || casebook.formValues.tidy(inner) !== undefined);
        return isThere ? [...first, ...below(each, each.shape, inner, at)] : first;
      });
      const wrong = new Set(found.map((each) => each.path[path.length]));
      const joint = casebook.formJoint(kind, said["entry-duplicate"], model, value, (name) => wrong.has(name));
      return [...found, ...joint.map((each) => ({ ...each, path: [...path, ...each.path] }))];
    }

    /** @type {(each: FormField, shape: FormShape, value: FormValue, path: FormPath) => ReturnType<FormChecks["all"]>} */
    function below(each, shape, value, path) {
      if (Array.isArray(value)) {
        const item = /** @type {FormShape} */ (shape.item);
        return value.flatMap((inner, place) => {
          if (casebook.formValues.tidy(inner) === undefined && !(each.required && item.is === "part")) return [];
          const at = [...path, place];
          const own = one(item, inner);
          return [...(own ? [{ path: at, label: each.label, problem: own }] : []), ...below(each, item, inner, at)];
        });
      }
      const model = typeof value === "object" ? casebook.formValues.modelOf(kind, shape, value) : undefined;
      return model ? all(model, /** @type {FormPart} */ (value), path) : [];
    }

    return { all, field, id: ofId, one };
  }

  /** The sentence as the check says it.
      @type {(problem: FormProblem) => string} */
  function formSentence({ message, expected, fix }) {
    const parts = [message, expected && `应为：${expected}`, fix && `改法：${fix}`].filter(Boolean);
    return parts.map((part) => (/[。？！]$/.test(part) ? part : `${part}。`)).join("");
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formChecks, formSentence }));
}
