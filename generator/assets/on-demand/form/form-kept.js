/* What is unfinished, in the storage of the browser: of each kind a new record, and of each file that was opened what was
   edited, with the file as it was, so that it can still be put in at its places. */
"use strict";

{
  const { make } = casebook;
  const { isPlain, isTime } = casebook.shape;
  const VERSION = 1; // of what is kept
  const NEW = "form:";
  const OPENED = "form-opened:";
  const SHOWN = 8; // fields, of what was left unfinished
  const SHORT = 30; // characters of a text that tell which one it is

  /** @type {(kind: string, file: FormFile | null) => string} */
  const nameOf = (kind, file) => (file ? `${OPENED}${kind}:${file.name}#${file.id}` : `${NEW}${kind}`);

  /** @type {(kind: string, file: FormFile | null, draft: FormDraft) => void} */
  function keep(kind, file, draft) {
    const from = file && { kind, file: { name: file.name, source: file.source, id: file.id } };
    casebook.record.keep(nameOf(kind, file), { version: VERSION, at: new Date().toISOString(), draft, ...from });
  }

  /** @type {(kind: string, file: FormFile | null) => void} */
  function drop(kind, file) {
    casebook.record.keep(nameOf(kind, file), null);
  }

  /** What was left unfinished of a new record, as far as this site has a place for it; `lost` are the names of the rest.
      @type {(kind: FormKind) => FormUnfinished | null} */
  function ofKind(kind) {
    return read(kind, null, casebook.record.kept(nameOf(kind.name, null)));
  }

  /** The files that were edited and not taken home, the last one first.
      @type {(kinds: FormKind[]) => FormUnfinished[]} */
  function files(kinds) {
    const found = casebook.record.keptBelow(OPENED).map(([, kept]) => fileOf(kinds, kept)).filter((one) => one !== null);
    return found.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  /** @type {(kinds: FormKind[], kept: unknown) => FormUnfinished | null} */
  function fileOf(kinds, kept) {
    if (!isPlain(kept) || !isPlain(kept.file)) return null;
    const kind = kinds.find(({ name }) => name === kept.kind);
    const { name, source, id } = kept.file;
    if (!kind || typeof name !== "string" || typeof source !== "string" || typeof id !== "string") return null;
    return read(kind, { name, source, id }, kept);
  }

  /** @type {(kind: FormKind, file: FormFile | null, kept: unknown) => FormUnfinished | null} */
  function read(kind, file, kept) {
    if (!isPlain(kept) || kept.version !== VERSION || !isTime(kept.at) || !isPlain(kept.draft)) return null;
    /** @type {FormLost[]} */
    const misfits = [];
    const value = casebook.formValues.fitting(kind, { is: "part", models: [kind.model] }, kept.draft.value, misfits);
    if (!isPlain(value)) return null;
    const id = typeof kept.draft.id === "string" ? kept.draft.id : "";
    const draft = { id, value: /** @type {FormPart} */ (value), ...(kept.draft.isNamed === true && { isNamed: true }) };
    const lost = misfits.map(({ path }) => String(path.findLast((step) => typeof step === "string")));
    return { kind, file, at: kept.at, draft, lost };
  }

  /** All that is unfinished, to go on with one of them.
      @type {(form: FormElement) => HTMLElement[]} */
  function bar(form) {
    const { kinds } = form.table;
    const kept = [...files(kinds), ...kinds.map(ofKind).filter((one) => one !== null)];
    if (!kept.length) return [];
    const buttons = kept.map((one) => casebook.formButton(called(one), () => {
      box.remove();
      form.resume(one);
    }));
    const wipe = casebook.formButton("都不要了", () => {
      for (const { kind, file } of kept) drop(kind.name, file);
      box.remove();
    });
    const lead = make("p", { textContent: "这些写到一半或改到一半，还留在这个浏览器里，点一下接着来：" });
    const box = make("div", { className: "cb-notice cb-form-moves" }, lead, ...buttons, wipe);
    return [box];
  }

  /** @type {(one: FormUnfinished) => string} */
  function called({ kind, file, draft }) {
    if (file) return `${file.name}（${kind.label}）`;
    return `${shortened(String(draft.value.title ?? "")) || "还没有标题"}（新的${kind.label}）`;
  }

  /** What is in it, and the choice to go on or to throw it away; `before` is what it differs from.
      @type {(kept: FormUnfinished, before: FormPart, names: FormNames, take: () => void, leave: () => void) => HTMLElement} */
  function offer({ kind, file, at, draft, lost }, before, names, take, leave) {
    const differing = kind.models[kind.model].fields.filter(({ name }) => JSON.stringify(draft.value[name] ?? "") !== JSON.stringify(before[name] ?? ""));
    const items = differing.slice(0, SHOWN).map(({ label, name, shape }) => make("li", { textContent: `${label}：${wordsOf(draft.value[name] ?? "", shape, names)}` }));
    const more = differing.length > SHOWN ? [make("p", { textContent: `还有 ${differing.length - SHOWN} 项。` })] : [];
    const gone = lost.length ? [make("p", { textContent: `这些现在没有地方写，不会带过来：${[...new Set(lost)].join("、")}。` })] : [];
    const when = new Date(at).toLocaleString("zh-CN", { dateStyle: "long", timeStyle: "short" });
    const words = file ? `${when}改到一半的 ${file.name} 还在，和文件比，改了这些：` : `${when}写到一半的${kind.label}还在，和空白的表比，填了这些：`;
    const buttons = [casebook.formButton(file ? "接着改" : "接着写", take), " ", casebook.formButton(file ? "不要这些改动" : "不要了，从头写", leave)];
    return make("div", { className: "cb-notice" }, make("p", { textContent: words }), make("ul", {}, ...items), ...more, ...gone, ...buttons);
  }

  /** A value as the form shows it.
      @type {(value: FormValue, shape: FormShape, names: FormNames) => string} */
  function wordsOf(value, { is, words = {} }, names) {
    if (typeof value !== "string") return Array.isArray(value) ? `${value.length} 项` : "填了一部分";
    const shown = { choice: words[value], flag: { true: "是", false: "否" }[value], ref: names.titleOf(value) };
    return shortened((Object.hasOwn(shown, is) && shown[/** @type {keyof typeof shown} */ (is)]) || value) || "（空）";
  }

  /** @type {(text: string) => string} */
  function shortened(text) {
    const words = [...text.trim().split("\n")[0]];
    return words.length > SHORT ? `${words.slice(0, SHORT).join("")}…` : words.join("");
  }

  /** @type {() => HTMLElement[]} */
  function unkept() {
    const words = "浏览器没有保存这里填的内容（不允许保存，或者空间已满）。离开或刷新页面以前，先下载文件。";
    return casebook.record.persistent ? [] : [make("p", { className: "cb-notice", textContent: words })];
  }

  casebook.formKept = { bar, drop, files, keep, ofKind, offer, unkept };
}
