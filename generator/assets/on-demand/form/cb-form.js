/* <cb-form>: choose a kind, fill in, take a file home that `casebook check` accepts. What is typed stays in this browser. */
"use strict";

{
  const { make } = casebook;

  class Form extends HTMLElement {
    /** @type {FormTable} */ table;
    /** @type {FormNames} */ names;
    /** @type {FormKind} */ kind;
    /** @type {FormDraft} */ draft;
    /** @type {FormPast} */ past;
    /** @type {FormChecks} */ checks;
    /** @type {FormParts} */ parts;
    /** @type {FormFolder} */ folder;
    /** @type {FormDesk} */ desk;
    /** @type {FormFile | null} */ file = null;
    choosing = make("select", { id: "_form-kind" });
    page = make("div", { className: "cb-form" });

    async connectedCallback() {
      if (this.table) return;
      this.table = JSON.parse(this.querySelector("template").content.textContent ?? "");
      this.names = casebook.formNames(await casebook.load("names"), this.table.rules.labels);
      const kinds = this.table.kinds.map(({ name, label }) => make("option", { value: name, textContent: label }));
      this.choosing.append(make("option", { value: "", textContent: "请选择" }), ...kinds);
      this.choosing.addEventListener("change", () => this.choose(this.choosing.value));
      const label = make("label", { htmlFor: this.choosing.id, textContent: "写哪一类" });
      this.folder = new casebook.FormFolder(this);
      const choosing = make("div", { className: "cb-form-field" }, label, this.choosing);
      this.append(...this.unfinished(), choosing, this.opening(), this.folder.box, ...casebook.formKept.unkept(), this.page);
    }

    /** A file that there is already, instead of a new one. */
    opening() {
      const error = make("p", { className: "cb-form-error", role: "alert" });
      const input = make("input", { type: "file", id: "_form-file", accept: ".yaml,.yml" });
      input.addEventListener("change", async () => {
        const [file] = input.files ?? [];
        error.textContent = "";
        try {
          if (file) this.open(file.name, await casebook.formText(file));
        } catch (wrong) {
          error.textContent = casebook.formWrong(wrong);
        }
        input.value = ""; // or the same file, once it is mended, would be no change
      });
      const label = make("label", { htmlFor: input.id, textContent: "或者打开已有的文件，只有改过的地方会变" });
      return make("div", { className: "cb-form-field" }, label, input, error);
    }

    /** @type {(name: string, source: string, handle?: FileSystemFileHandle) => void} */
    open(name, source, handle) {
      const { kind, records } = casebook.formOpened(this.table.kinds, source);
      if (!handle) this.folder.which.value = "";
      this.take(kind);
      if (records.length === 1) return this.edit({ name, source, id: records[0].id, handle }, records[0].value);
      const which = make("select", { id: "_form-which" }, make("option", { value: "", textContent: "请选择" }));
      which.append(...records.map(({ id, title }) => make("option", { value: id, textContent: `${title}（${id}）` })));
      const below = make("div");
      this.page.replaceChildren(make("div", { className: "cb-form-field" }, make("label", { htmlFor: which.id, textContent: "改哪一条" }), which), below);
      which.addEventListener("change", () => {
        const record = records.find(({ id }) => id === which.value);
        if (record) this.edit({ name, source, id: record.id, handle }, record.value);
      });
    }

    /** @type {(file: FormFile, value: FormPart) => void} */
    edit(file, value) {
      /** @type {string[]} */
      const lost = [];
      const fitted = casebook.formValues.fitting(this.kind, { is: "part", models: [this.kind.model] }, value, lost);
      if (lost.length) throw new Error(`表里没有这些字段，请在文件里改：${[...new Set(lost)].join("、")}。`);
      this.file = file;
      const draft = { id: file.id || file.name.replace(/\.ya?ml$/i, ""), value: /** @type {FormPart} */ (fitted) };
      const kept = casebook.formKept.files([this.kind]).find((one) => one.file?.name === file.name && one.file.id === file.id);
      if (kept?.file?.source === file.source) this.offer(kept, structuredClone(draft.value), () => this.begin(draft));
      else this.begin(draft);
    }

    /** What is in the form is in this file now.
        @type {(file: FormFile) => void} */
    saved(file) {
      this.past.forget();
      const isNew = !this.file;
      this.past.file = this.file = file;
      if (isNew) this.draw(this.draft);
    }

    /** @type {(kind: FormKind) => void} */
    take(kind) {
      [this.kind, this.file] = [kind, null];
      this.choosing.value = kind.name;
      this.checks = casebook.formChecks(kind, this.table, this.names);
      this.folder.try(() => this.folder.follow());
    }

    /** @type {(name: string) => void} */
    choose(name) {
      const kind = this.table.kinds.find((one) => one.name === name);
      this.page.replaceChildren();
      if (!kind) return;
      this.take(kind);
      const kept = casebook.formKept.ofKind(kind);
      if (kept) this.offer(kept, this.fresh().value, () => this.begin(this.fresh()));
      else this.begin(this.fresh());
    }

    /** @type {() => FormDraft} */
    fresh() {
      const today = casebook.progress.dayOf(new Date());
      const [stem, taken] = [`${this.kind.name}-${today}`, (/** @type {string} */ id) => Boolean(this.names.find(id))];
      let id = stem;
      for (let number = 2; taken(id); number += 1) id = `${stem}-${number}`;
      return { id, value: casebook.formValues.fresh(this.kind, today) };
    }

    get model() {
      return this.kind.models[this.kind.model];
    }

    /** Asks before what was left unfinished is taken up again.
        @type {(kept: FormUnfinished, before: FormPart, afresh: () => void) => void} */
    offer(kept, before, afresh) {
      const leave = () => {
        casebook.formKept.drop(kept.kind.name, kept.file);
        afresh();
      };
      this.page.replaceChildren(casebook.formKept.offer(kept, before, () => this.begin(kept.draft), leave));
      this.page.querySelector("button")?.focus();
    }

    /** The files that were edited and are not taken home yet, to go on with one of them. */
    unfinished() {
      const kept = casebook.formKept.files(this.table.kinds);
      if (!kept.length) return [];
      const buttons = kept.map((one) => casebook.formButton(`${one.file?.name}（${one.kind.label}）`, () => {
        box.remove();
        this.resume(one);
      }));
      const wipe = casebook.formButton("都不要了", () => {
        for (const { kind, file } of kept) casebook.formKept.drop(kind.name, file);
        box.remove();
      });
      const lead = make("p", { textContent: "这些打开过的文件改到一半，改动还留在这个浏览器里：" });
      const box = make("div", { className: "cb-notice cb-form-moves" }, lead, ...buttons, wipe);
      return [box];
    }

    /** @type {(kept: FormUnfinished) => void} */
    resume({ kind, file }) {
      const { name = "", source = "", id = "" } = file ?? {};
      const record = casebook.formOpened([kind], source).records.find((one) => one.id === id);
      this.take(kind);
      if (record) this.edit({ name, source, id }, record.value);
    }

    /** @type {(draft: FormDraft) => void} */
    begin(draft) {
      this.past = new casebook.FormPast(this.kind.name, draft, this.file);
      this.draw(draft);
    }

    /** @type {(draft: FormDraft) => void} */
    draw(draft) {
      this.draft = draft;
      this.parts = new casebook.FormParts(this.kind, this.names, this.checks, draft.value, (path) => this.changed(path));
      const guide = make("a", { href: casebook.address(`writing/${this.kind.name}`), textContent: `写作指南：${this.kind.label}` });
      const more = this.hasAttribute("alone") ? [] : [" 样例和每个字段的说明看", guide, "。"]; // a single file has no site
      const intro = make("p", { className: "cb-form-help" }, this.kind.intro, ...more);
      const form = make("form", { noValidate: true, ariaLabel: `写一条${this.kind.label}` });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("focusout", ({ relatedTarget }) => casebook.formJudge(this, /** @type {Element | null} */ (relatedTarget)));
      form.append(...this.parts.fields(this.model, draft.value, []), ...(this.file ? [] : [this.identity()]));
      this.desk = new casebook.FormDesk(this);
      this.page.replaceChildren(intro, form, this.desk.box);
      casebook.formJudge(this, null);
    }

    /** The id comes last: it is no matter of the case, and one stands there already. */
    identity() {
      return casebook.formSingle(this.names, {
        shape: { is: "text", isText: false },
        label: "编号",
        help: `${this.kind.holdsMany ? "最左边的键" : "也是文件名"}：小写英文、数字和短横线，全站不重复，定了不改；可以就用这一个`,
        required: true,
        value: this.draft.id,
        path: ["id"],
        isNamed: true,
        put: (value) => {
          this.draft.id = value.trim();
          this.changed(["id"]);
        },
        check: () => this.checks.id(this.draft.id),
      });
    }

    /** @type {(path: FormPath) => void} */
    changed(path) {
      this.past.note(this.draft, path.join("."));
      casebook.formJudge(this, document.activeElement);
      this.dispatchEvent(new Event("change"));
    }

    /** @type {(name: string) => HTMLElement | null} */
    place(name) {
      return this.page.querySelector(`[data-path="${CSS.escape(name)}"]`);
    }

    /** All that is not right yet.
        @type {() => ReturnType<FormChecks["all"]>} */
    problems() {
      const own = this.file ? null : this.checks.id(this.draft.id);
      const found = this.checks.all(this.model, this.draft.value);
      return own ? [...found, { path: ["id"], label: "编号", problem: own }] : found;
    }

    /** The text of the file. */
    get text() {
      const { draft: { id, value }, kind } = this;
      const tidied = casebook.formValues.tidy(value) ?? {};
      if (this.file) return casebook.formSpliced(kind, this.file.source, this.file.id, tidied) ?? "";
      return kind.holdsMany ? casebook.formYaml.entry(kind, id, tidied) : casebook.formYaml.written(kind, tidied);
    }

    /** Opens what is folded around a place, and goes there.
        @type {(path: FormPath) => void} */
    reveal(path) {
      const steps = path.map((_, length) => path.slice(0, length + 1).join("."));
      /** @type {HTMLElement | null} */
      let found = null;
      for (const step of steps) {
        const place = this.place(step);
        if (!place) break;
        place.dispatchEvent(new Event("reveal"));
        const around = place.closest("details");
        if (around instanceof HTMLDetailsElement) around.open = true;
        found = place;
      }
      found?.dispatchEvent(new Event("judge"));
      found?.scrollIntoView({ block: "center" });
      if (found) casebook.formFocus(found.matches("input, select, textarea") ? /** @type {HTMLElement} */ (found.parentElement) : found);
    }
  }

  customElements.define("cb-form", Form);
}
