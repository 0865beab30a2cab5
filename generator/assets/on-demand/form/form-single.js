/* One value of a form: a control with its label, what it means, and what is wrong with it. */
"use strict";

{
  const { make } = casebook;
  const FEW = 60; // records that fit into a list that drops down
  const SHORT = 100; // characters: what may be longer gets more than one line
  const NOTHING = { value: "", label: "" };
  let count = 0;

  /** @type {(names: FormNames, single: FormSingle) => HTMLElement} */
  function formSingle(names, single) {
    const id = `_form-${(count += 1)}`;
    const control = controlFor(names, single);
    const error = make("p", { className: "cb-form-error", id: `${id}-error` });
    const help = helpOf(single, `${id}-help`);
    Object.assign(control, { id, autocomplete: "off" });
    control.setAttribute("aria-describedby", [help?.id, error.id].filter(Boolean).join(" "));
    if (single.required) control.setAttribute("aria-required", "true");
    control.dataset.path = single.path.join(".");
    watch(control, error, single);
    const box = make("div", { className: "cb-form-field" });
    if (single.isNamed) box.append(labelOf(single, id));
    else control.ariaLabel = single.label;
    box.append(...[help, control, ...besideOf(names, single, control), error].filter((part) => part !== null));
    return box;
  }

  /** @type {(single: FormSingle, id: string) => HTMLElement} */
  function labelOf({ label, required }, id) {
    const badge = make("span", { className: "cb-badge", ariaHidden: "true", textContent: "必填" }); // as `aria-required` says
    return make("label", { htmlFor: id }, label, ...(required ? [" ", badge] : []));
  }

  /** @type {(single: FormSingle, id: string) => HTMLElement | null} */
  function helpOf({ help = "", label, example, isNamed }, id) {
    const words = [formHelp(label, help), example && `例：${example}`].filter(Boolean).join("。");
    return isNamed && words ? make("p", { className: "cb-form-help", id, textContent: words }) : null;
  }

  /** What is said of a field behind what it is called.
      @type {(label: string, help: string) => string} */
  function formHelp(label, help) {
    return help.startsWith(label) ? help.slice(label.length).replace(/^[，。；：]/, "") : help;
  }

  /** @type {(names: FormNames, single: FormSingle) => Control} */
  function controlFor(names, { shape, value, required, usual }) {
    if (shape.is === "choice") return select(entriesOf(shape.words ?? {}), value, emptyWords(required, shape.words?.[usual ?? ""]));
    if (shape.is === "flag") return select(entriesOf({ true: "是", false: "否" }), value, emptyWords(required, usual === "true" ? "是" : "否"));
    if (shape.is === "ref") {
      const options = names.options(shape);
      if (shape.anchor === "never" && options.length && options.length <= FEW) return select(options, value, emptyWords(required));
      return make("input", { type: "text", value, className: "cb-form-ref", placeholder: options.length ? "打几个字，从列表里挑" : "" });
    }
    if (shape.lines) return make("textarea", { value, rows: 4, className: "cb-form-long" });
    if (shape.is === "text" && shape.isText && (shape.longest ?? 0) > SHORT) return make("textarea", { value, rows: 1 });
    const words = shape.is === "date" ? (shape.hasTime ? "例如 2026-03-01 09:30" : "例如 2026-03-01") : usual ? `不写就是 ${usual}` : "";
    return make("input", { type: "text", value, placeholder: words, inputMode: shape.is === "number" ? "decimal" : "text" });
  }

  /** @type {(words: Record<string, string>) => FormOption[]} */
  const entriesOf = (words) => Object.entries(words).map(([value, label]) => ({ value, label }));

  /** @type {(required: boolean, usual?: string) => string} */
  const emptyWords = (required, usual) => (required ? "请选择" : usual ? `不选，就是“${usual}”` : "不选");

  /** A value outside the list is shown, never replaced.
      @type {(options: FormOption[], value: string, words: string) => HTMLSelectElement} */
  function select(options, value, words) {
    const strange = value && !options.some((option) => option.value === value) ? [{ value, label: `${value}（不在可选的范围里）` }] : [];
    const shown = [{ ...NOTHING, label: words }, ...options, ...strange];
    const box = make("select", {}, ...shown.map((option) => make("option", { value: option.value, textContent: option.label })));
    box.value = value;
    return box;
  }

  /** What stands behind a control: of a reference, the title of what is named. The list that drops down is made once somebody
      is there: it is long, and there may be many fields.
      @type {(names: FormNames, single: FormSingle, control: Control) => HTMLElement[]} */
  function besideOf(names, { put, shape }, control) {
    if (shape.is !== "ref" || !(control instanceof HTMLInputElement)) return [];
    const options = names.options(shape);
    const list = make("datalist", { id: `${control.id}-list` });
    const title = make("output", { className: "cb-form-title", htmlFor: /** @type {any} */ (control.id), textContent: names.titleOf(control.value) });
    control.setAttribute("list", list.id);
    control.addEventListener("focus", () => list.append(...options.map(({ value, label }) => make("option", { value, label }))), { once: true });
    control.addEventListener("input", () => {
      const named = options.filter(({ label }) => label === control.value.trim());
      if (named.length === 1) put((control.value = named[0].value));
      title.textContent = names.titleOf(control.value);
    });
    return [list, title];
  }

  /** What is typed is kept at once; it is judged when somebody leaves, and from then on at once.
      @type {(control: Control, error: HTMLElement, single: FormSingle) => void} */
  function watch(control, error, { shape, put, check }) {
    let isJudged = false;
    const isOneLine = control instanceof HTMLTextAreaElement && !shape.lines;
    const judge = () => {
      const problem = check();
      control.setAttribute("aria-invalid", String(Boolean(problem)));
      error.replaceChildren(...(problem ? [casebook.formSentence(problem), " ", make("code", { textContent: problem.code })] : []));
    };
    control.addEventListener("input", () => {
      if (isOneLine && /[\r\n]/.test(control.value)) control.value = control.value.replace(/\s*[\r\n]+\s*/g, " ");
      put(control.value);
      if (isJudged) judge();
    });
    control.addEventListener("change", () => {
      isJudged = true;
      judge();
    });
    control.addEventListener("judge", () => {
      isJudged = true;
      judge();
    });
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formHelp, formSingle }));
}
