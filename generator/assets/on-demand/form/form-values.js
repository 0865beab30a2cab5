/* The values of a record while somebody writes it: what one begins with, what is nothing yet, what fits the models. */
"use strict";

{
  const { own, isPlain } = casebook.shape;

  /** The model of a part: its only one, or the one that its `type` names.
      @type {(kind: FormKind, shape: FormShape, value: FormPart) => FormModel | undefined} */
  function modelOf(kind, shape, value) {
    const models = (shape.models ?? []).map((name) => kind.models[name]);
    return models.length === 1 ? models[0] : models.find(({ tag }) => tag === own(value, "type"));
  }

  /** A value to begin with. What must be there stands open already; which of several parts it is nobody knows yet.
      @type {(kind: FormKind, shape: FormShape) => FormValue} */
  function blank(kind, shape) {
    if (shape.is === "list") return [];
    if (shape.is !== "part") return "";
    const model = modelOf(kind, shape, {});
    return model ? blankPart(kind, model) : {};
  }

  /** @type {(kind: FormKind, model: FormModel) => FormPart} */
  function blankPart(kind, model) {
    const needed = model.fields.filter(({ required, shape }) => required && ["list", "part"].includes(shape.is));
    const inner = needed.map(({ name, shape }) => [name, shape.is === "list" ? atLeast(kind, shape) : blank(kind, shape)]);
    return { ...(model.tag && { type: model.tag }), ...Object.fromEntries(inner) };
  }

  /** @type {(kind: FormKind, shape: FormShape) => FormValue[]} */
  function atLeast(kind, shape) {
    const item = /** @type {FormShape} */ (shape.item);
    if (item.is === "choice") return [];
    return Array.from({ length: Number(shape.least ?? 1) }, () => blank(kind, item));
  }

  /** A new record: a draft of today.
      @type {(kind: FormKind, today: Day) => FormPart} */
  function fresh(kind, today) {
    const model = kind.models[kind.model];
    const dates = Object.fromEntries(kind.today.map((name) => [name, today]));
    const record = { ...blankPart(kind, model), ...dates, status: "draft" };
    numbered(kind, { is: "part", models: [kind.model] }, record, record);
    return record;
  }

  /** Ids for the parts in a value that need one and have none: no author has to find any.
      @type {(kind: FormKind, shape: FormShape, value: FormValue, record: FormPart) => void} */
  function numbered(kind, shape, value, record) {
    if (Array.isArray(value)) value.forEach((item) => numbered(kind, /** @type {FormShape} */ (shape.item), item, record));
    const model = typeof value === "object" && !Array.isArray(value) ? modelOf(kind, shape, value) : undefined;
    for (const field of model?.fields ?? []) {
      const part = /** @type {FormPart} */ (value);
      if (field.isNumbered && !part[field.name]) part[field.name] = freeId(kind, /** @type {FormModel} */ (model), record);
      if (part[field.name] !== undefined) numbered(kind, field.shape, part[field.name], record);
    }
  }

  /** An id that nothing in the record has, after what it is the id of.
      @type {(kind: FormKind, model: FormModel, record: FormPart) => string} */
  function freeId(kind, model, record) {
    const name = Object.keys(kind.models).find((one) => kind.models[one] === model) ?? kind.name;
    const stem = name.replace(/^.*\./, "").replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
    const taken = JSON.stringify(record);
    for (let number = 1; ; number += 1) if (!taken.includes(`"${stem}-${number}"`)) return `${stem}-${number}`;
  }

  /** Without what nobody has filled in: empty texts, lists and parts.
      @type {<V extends FormValue>(value: V) => V | undefined} */
  function tidy(value) {
    if (typeof value === "string") return value.trim() ? value : undefined;
    if (Array.isArray(value)) {
      const items = value.map(tidy).filter((item) => item !== undefined);
      return items.length ? /** @type {typeof value} */ (items) : undefined;
    }
    const fields = Object.entries(value).map(([name, inner]) => [name, tidy(inner)]).filter(([, inner]) => inner !== undefined);
    return fields.some(([name]) => name !== "type") ? /** @type {typeof value} */ (Object.fromEntries(fields)) : undefined;
  }

  /** What was kept by an older site or stands in a file, as far as it has a place in this one's models; `lost` gets the rest.
      @type {(kind: FormKind, shape: FormShape, value: unknown, lost: FormLost[], path?: FormPath) => FormValue | undefined} */
  function fitting(kind, shape, value, lost, path = []) {
    if (shape.is === "list" && Array.isArray(value)) {
      const item = /** @type {FormShape} */ (shape.item);
      return value.map((one, place) => fitting(kind, item, one, lost, [...path, place])).filter((one) => one !== undefined);
    }
    if (shape.is === "part" && isPlain(value)) return fittingPart(kind, shape, value, lost, path);
    if (!["list", "part"].includes(shape.is) && typeof value === "string") return value;
    lost.push({ path, code: { list: "value-list", part: "value-mapping" }[/** @type {string} */ (shape.is)] ?? "value-text" });
    return undefined;
  }

  /** @type {(kind: FormKind, shape: FormShape, value: Record<string, unknown>, lost: FormLost[], path: FormPath) => FormPart | undefined} */
  function fittingPart(kind, shape, value, lost, path) {
    const model = modelOf(kind, shape, /** @type {FormPart} */ (value));
    if (!model) return {};
    const known = new Map(model.fields.map((field) => [field.name, field.shape]));
    const found = Object.entries(value).map(([name, inner]) => {
      const [place, at] = [known.get(name), [...path, name]];
      if (!place) lost.push({ path: at, code: "field-unknown" });
      return [name, place && fitting(kind, place, inner, lost, at)];
    });
    return Object.fromEntries(found.filter(([, inner]) => inner !== undefined));
  }

  casebook.formValues = { blank, blankPart, fitting, fresh, modelOf, numbered, tidy };
}
