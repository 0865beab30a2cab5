/* One value of a form: a control with its label, what it means, and what is wrong with it. */
"use strict";

{
  const { make } = casebook;
  const FEW = 60; // records that fit into a list that drops down
  const PICKS = 6; // records that are offered at once
  const SHORT = 100; // characters: what may be longer gets more than one line
  const LINE_END = /\r\n|[\r\n]/;
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
      return make("input", { type: "text", value, className: "cb-form-ref", placeholder: options.length ? "打几个字，从下面挑" : "" });
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

  /** What stands behind a control: of a reference, what fits the words that are typed, and the title of what is named.
      @type {(names: FormNames, single: FormSingle, control: Control) => HTMLElement[]} */
  function besideOf(names, { shape, label, put }, control) {
    if (shape.is !== "ref" || !(control instanceof HTMLInputElement)) return [];
    const options = names.options(shape);
    const picks = make("div", { className: "cb-form-picks", role: "group", ariaLabel: `${label}：可以挑的` });
    const title = make("output", { className: "cb-form-title", htmlFor: /** @type {any} */ (control.id), textContent: names.titleOf(control.value) });
    /** @type {(value: string) => void} */
    const take = (value) => {
      control.value = value;
      put(value);
      title.textContent = names.titleOf(value);
      picks.replaceChildren();
    };
    const pick = (/** @type {FormOption} */ option) => casebook.formButton(option.label, () => {
      take(option.value);
      control.focus();
      control.dispatchEvent(new Event("change"));
    });
    const offer = () => {
      const words = control.value.trim().toLowerCase().split(/\s+/);
      const fitting = names.titleOf(control.value) ? [] : options.filter((option) => words.every((word) => `${option.label} ${option.value}`.toLowerCase().includes(word)));
      const more = fitting.length > PICKS ? [`还有 ${fitting.length - PICKS} 条，再打几个字`] : [];
      picks.replaceChildren(...fitting.slice(0, PICKS).map(pick), ...more);
      picks.scrollIntoView({ block: "nearest" });
    };
    picks.addEventListener("mousedown", (event) => event.preventDefault()); // some browsers focus no button, and all would be gone
    for (const part of [control, picks]) part.addEventListener("keydown", ({ key }) => key === "Escape" && picks.replaceChildren());
    control.addEventListener("focus", offer);
    control.addEventListener("input", () => {
      const named = options.filter((option) => option.label === control.value.trim());
      if (named.length === 1) return take(named[0].value);
      title.textContent = names.titleOf(control.value);
      return offer();
    });
    control.addEventListener("focusout", ({ relatedTarget }) => picks.contains(/** @type {Node | null} */ (relatedTarget)) || picks.replaceChildren());
    picks.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== control && !picks.contains(/** @type {Node | null} */ (relatedTarget))) picks.replaceChildren();
    });
    return [picks, title];
  }

  /** Where every item has a line, a new line begins the next item, typed or pasted.
      @type {(control: Control, spread: (lines: string[]) => void) => void} */
  function watchLines(control, spread) {
    /** @type {(words: string) => void} */
    const insert = (words) => {
      const box = /** @type {HTMLTextAreaElement} */ (control);
      const start = box.selectionStart ?? 0;
      const end = box.selectionEnd ?? 0;
      const [tail, lines] = [control.value.slice(end).trim(), linesOf(control.value.slice(0, start) + words + control.value.slice(end))];
      spread(lines);
      const place = Math.max(0, (lines.at(-1)?.length ?? 0) - tail.length);
      const next = document.activeElement; // goes on where the line ended
      if (next instanceof HTMLInputElement || next instanceof HTMLTextAreaElement) next.setSelectionRange(place, place);
    };
    if (control instanceof HTMLSelectElement) return;
    control.addEventListener("keydown", (event) => {
      const pressed = /** @type {KeyboardEvent} */ (event);
      if (pressed.key !== "Enter" || pressed.isComposing) return; // with which an input method takes its word
      event.preventDefault();
      insert("\n");
    });
    control.addEventListener("paste", (event) => {
      const words = (/** @type {ClipboardEvent} */ (event).clipboardData?.getData("text") ?? "").trim();
      if (!LINE_END.test(words)) return;
      event.preventDefault();
      insert(words.replace(/\s*[\r\n]+\s*/g, "\n"));
    });
  }

  /** @type {(text: string) => string[]} */
  const linesOf = (text) => text.split(LINE_END).map((line) => line.trim());

  /** What is typed is kept at once; it is judged when somebody leaves, and from then on at once.
      @type {(control: Control, error: HTMLElement, single: FormSingle) => void} */
  function watch(control, error, { shape, put, check, spread }) {
    let isJudged = false;
    const isOneLine = control instanceof HTMLTextAreaElement && !shape.lines;
    const judge = () => {
      const problem = check();
      control.setAttribute("aria-invalid", String(Boolean(problem)));
      error.replaceChildren(...(problem ? [casebook.formSentence(problem), " ", make("code", { textContent: problem.code })] : []));
    };
    if (spread && !shape.lines) watchLines(control, spread);
    control.addEventListener("input", () => {
      if (!control.isConnected) return; // others stand in its place
      if (isOneLine && spread && LINE_END.test(control.value)) { // from a keyboard on a screen
        spread(linesOf(control.value));
        return;
      }
      if (isOneLine && LINE_END.test(control.value)) control.value = control.value.replace(/\s*[\r\n]+\s*/g, " ");
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
