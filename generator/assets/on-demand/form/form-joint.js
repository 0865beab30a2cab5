/* Rules over several fields of one part: the twin of generator/twins/joint.py, from which the table on the page has them. */
"use strict";

{
  /** @typedef {{ path: FormPath, message?: string, expected?: string }} Broken */

  /** What is wrong with a part by its rules, those aside that look at a field of which `isWrong` says that it is wrong itself.
      @type {(kind: FormKind, repeated: FormSaying, model: FormModel, part: FormPart, isWrong: (name: string) => boolean) => FormFinding[]} */
  function formJoint(kind, repeated, model, part, isWrong) {
    const { modelOf, tidy } = casebook.formValues;

    /** What a field says; where nothing is written, what then holds.
        @type {(of: FormModel | undefined, value: FormPart, name: string) => string} */
    function said(of, value, name) {
      const text = value[name];
      return (typeof text === "string" && text.trim()) || (of?.fields.find((field) => field.name === name)?.usual ?? "");
    }

    /** The items of a list that say something, with the model of each.
        @type {(name: string) => { item: FormPart, of: FormModel | undefined, place: number }[]} */
    function items(name) {
      const shape = model.fields.find((field) => field.name === name)?.shape.item;
      const list = /** @type {FormPart[]} */ (part[name] ?? []);
      const each = list.map((item, place) => ({ item, of: shape && modelOf(kind, shape, item), place }));
      return each.filter(({ item }) => tidy(item) !== undefined);
    }

    /** What stands in a field, through all lists on the way to it.
        @type {(of: FormModel | undefined, value: FormPart, way: string) => { path: FormPath, value: string }[]} */
    function values(of, value, way) {
      const [name, ...rest] = way.split(".");
      const shape = of?.fields.find((field) => field.name === name)?.shape;
      const inner = value[name];
      const found = Array.isArray(inner) ? inner.map((one, place) => ({ path: [name, place], one })) : [{ path: [name], one: inner }];
      return found.filter(({ one }) => one !== undefined && tidy(one) !== undefined).flatMap(({ path, one }) => {
        if (typeof one === "string") return [{ path, value: one.trim() }];
        const below = values(shape && modelOf(kind, shape.item ?? shape, /** @type {FormPart} */ (one)), /** @type {FormPart} */ (one), rest.join("."));
        return below.map((each) => ({ path: [...path, ...each.path], value: each.value }));
      });
    }

    /** @type {{ [Is in FormRule["is"]]: (rule: Extract<FormRule, { is: Is }>) => Broken[] }} */
    const BROKEN = {
      counted({ items: list, field, value, least, most, message }) {
        const count = items(list).filter(({ item, of }) => said(of, item, field) === value).length;
        return count < least || count > most ? [{ path: [list], message: filled(message, { count }) }] : [];
      },
      distinct({ field, same, message }) {
        const marks = values(model, part, field).map((one) => ({ ...one, mark: same === "fold" ? casebook.fold(one.value) : one.value }));
        return marks.flatMap(({ path, mark }, place) => {
          const first = marks.findIndex((other) => other.mark === mark);
          return first < place ? [{ path, message: filled(message, { first: first + 1 }) }] : [];
        });
      },
      growing({ start, items: list, number, field, value, unit, message, expected }) {
        let before = Number(said(model, part, start));
        return items(list).flatMap(({ item, of, place }) => {
          const total = Number(said(of, item, number)) + (said(of, item, field) === value ? before : 0);
          const words = { total, before, unit: said(model, part, unit) };
          const isShorter = total <= before;
          before = total;
          return isShorter ? [{ path: [list, place, number], message: filled(message, words), expected: filled(expected, words) }] : [];
        });
      },
      listed({ field, among, expected }) {
        const known = [...new Set(among.flatMap((way) => values(model, part, way)).map((one) => one.value))];
        const wrong = values(model, part, field).filter(({ value }) => !known.includes(value));
        return wrong.map(({ path }) => ({ path, expected: filled(expected, { known: known.join("、") }) }));
      },
      needed({ field, value, needs, at }) {
        return said(model, part, field) === value && tidy(part[needs] ?? "") === undefined ? [{ path: [at] }] : [];
      },
    };

    /** @type {(rule: FormRule, found: Broken[]) => FormFinding[]} */
    function told({ code, message, expected, fix }, found) {
      return found.map(({ path, ...rest }) => {
        const label = model.fields.find(({ name }) => name === path[0])?.label ?? String(path[0]);
        return { path, label, problem: { code, message, expected, fix, ...rest }, isJoint: true };
      });
    }

    const rules = [...model.rules, ...repeating(model, repeated)].filter(({ fields }) => !fields.some(isWrong));
    return rules.flatMap((rule) => told(rule, BROKEN[rule.is](/** @type {any} */ (rule))));
  }

  /** That no list of texts or ids holds an entry twice; what must differ by more is a rule of its own.
      @type {(model: FormModel, saying: FormSaying) => Extract<FormRule, { is: "distinct" }>[]} */
  function repeating({ fields, rules }, saying) {
    const others = new Set(rules.map((rule) => rule.is === "distinct" && rule.field));
    const lists = fields.filter(({ name, shape }) => shape.item && !["date", "number", "part"].includes(shape.item.is) && !others.has(name));
    return lists.map(({ name }) => ({ is: "distinct", code: "entry-duplicate", field: name, same: "exact", fields: [name], ...saying }));
  }

  /** @type {(template: string, values: Record<string, unknown>) => string} */
  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formFilled: filled, formJoint }));
}
