/* What is filled in, in the look of the site: the fields of the record below their names, as the models have them. The pages
   of the site are made by Python, which is not there where a form is. */
"use strict";

{
  const { make } = casebook;
  const LEVEL = 3; // of the headings above the fields of the record itself
  const LONG = new Set(["list", "part", "text"]); // what may take more than a line

  /** @type {(kind: FormKind, names: FormNames, draft: FormDraft) => HTMLElement} */
  function formPreview(kind, names, { value }) {
    const { modelOf, tidy } = casebook.formValues;

    /** @type {(model: FormModel, part: FormPart, level: number) => Node[]} */
    function part(model, inner, level) {
      return model.fields.flatMap((field) => {
        const held = inner[field.name];
        const isShown = held !== undefined && !field.isNumbered && field.shape.is !== "tag";
        return isShown ? named(field, held, level) : [];
      });
    }

    /** A field below what it is called; where it is short, behind it.
        @type {(field: FormField, held: FormValue, level: number) => Node[]} */
    function named({ label, shape }, held, level) {
      const found = blocks(shape, held, level + 1);
      if (level === LEVEL && LONG.has(shape.is)) return [make("h3", { textContent: label }), ...found];
      const name = make("span", { className: "cb-label", textContent: label });
      const [first, ...rest] = found;
      return first?.nodeName === "P" ? [make("p", {}, name, " ", ...first.childNodes), ...rest] : [make("p", {}, name), ...found];
    }

    /** @type {(shape: FormShape, held: FormValue, level: number) => Node[]} */
    function blocks(shape, held, level) {
      if (Array.isArray(held)) return items(/** @type {FormShape} */ (shape.item), held, level);
      if (typeof held !== "object") return shape.isMarkdown ? casebook.formProse(held, names.titleOf) : lines(words(shape, held));
      const model = modelOf(kind, shape, held);
      const type = (shape.models ?? []).length > 1 && model ? [make("p", {}, make("span", { className: "cb-badge", textContent: model.label }))] : [];
      return model ? [...type, ...part(model, held, level)] : [];
    }

    /** @type {(shape: FormShape, held: FormValue[], level: number) => Node[]} */
    function items(shape, held, level) {
      const hasTexts = shape.is === "text" || shape.is === "part";
      if (!hasTexts) return [make("p", { textContent: held.map((one) => words(shape, String(one))).join("、") })];
      const tag = shape.is === "part" ? "ol" : "ul";
      const each = held.map((one) => make("li", {}, ...unwrapped(blocks(shape, one, level))));
      return [make(tag, {}, ...each)];
    }

    /** @type {(found: Node[]) => Node[]} */
    const unwrapped = (found) => (found.length === 1 && found[0].nodeName === "P" ? [...found[0].childNodes] : found);

    /** @type {(shape: FormShape, held: string) => string} */
    function words({ is, words: known = {} }, held) {
      if (is === "flag") return { true: "是", false: "否" }[held] ?? held;
      return (is === "ref" && names.titleOf(held)) || (Object.hasOwn(known, held) ? known[held] : held);
    }

    const filled = /** @type {FormPart} */ (tidy(value) ?? {});
    const { title = "", summary = "", ...rest } = filled;
    const model = kind.models[kind.model];
    const lead = summary ? [make("p", { className: "cb-lede", textContent: String(summary) })] : [];
    const box = make("article", { className: "cb-form-preview", ariaLabel: "预览" });
    box.append(make("p", { className: "cb-kicker", textContent: kind.label }), make("h2", { textContent: String(title) || "（还没有标题）" }));
    box.append(...lead, ...part(model, rest, LEVEL));
    return box;
  }

  /** @type {(text: string) => Node[]} */
  function lines(text) {
    return [make("p", {}, ...text.trim().split("\n").flatMap((line, place) => (place ? [make("br"), line] : [line])))];
  }

  casebook.formPreview = formPreview;
}
