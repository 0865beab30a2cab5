/* <cb-form>: choose a kind, fill in, take a file home that `casebook check` accepts. What is typed stays in this browser. */
"use strict";

{
  const { make } = casebook;

  class Form extends HTMLElement {
    /** @type {FormTable} */ table;
    /** @type {FormNames} */ names;
    /** @type {FormNaming} */ naming;
    /** @type {FormKind} */ kind;
    /** @type {FormDraft} */ draft;
    /** @type {FormPast} */ past;
    /** @type {FormChecks} */ checks;
    /** @type {FormParts} */ parts;
    /** @type {FormFolder} */ folder;
    /** @type {FormDesk} */ desk;
    /** @type {FormFile | null} */ file = null;
    given = ""; // the id under which a new record was taken home
    choosing = make("select", { id: "_form-kind" });
    page = make("div", { className: "cb-form" });

    async connectedCallback() {
      if (this.table) return;
      this.table = JSON.parse(this.querySelector("template").content.textContent ?? "");
      this.names = casebook.formNames(await casebook.load("names"), this.table.rules.labels);
      this.naming = casebook.formNaming(this.table, this.names);
      const kinds = this.table.kinds.map(({ name, label }) => make("option", { value: name, textContent: label }));
      this.choosing.append(make("option", { value: "", textContent: "请选择" }), ...kinds);
      this.choosing.addEventListener("change", () => this.choose(this.choosing.value));
      const label = make("label", { htmlFor: this.choosing.id, textContent: "写哪一类" });
      this.folder = new casebook.FormFolder(this);
      const choosing = make("div", { className: "cb-form-field" }, label, this.choosing);
      this.append(...casebook.formKept.bar(this), choosing, this.opening(), this.folder.box, ...casebook.formKept.unkept(), this.page);
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
      const { kind, records } = casebook.formOpened(this.table, source);
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
      /** @type {FormLost[]} */
      const lost = [];
      const fitted = casebook.formValues.fitting(this.kind, { is: "part", models: [this.kind.model] }, value, lost);
      if (lost.length) throw new Error(casebook.formMisfits(this.table, this.kind, file.source, file.id, lost));
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
      if (isNew) this.handOut();
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
      return { id: this.naming.idFor(this.kind, ""), value: casebook.formValues.fresh(this.kind, today) };
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
      this.page.replaceChildren(casebook.formKept.offer(kept, before, this.names, () => this.begin(kept.draft), leave));
      this.page.querySelector("button")?.focus();
    }

    /** @type {(kept: FormUnfinished) => void} */
    resume({ kind, file }) {
      if (!file) return this.choose(kind.name);
      const { name, source, id } = file;
      const record = casebook.formOpened({ ...this.table, kinds: [kind] }, source).records.find((one) => one.id === id);
      this.take(kind);
      if (record) this.edit({ name, source, id }, record.value);
    }

    /** @type {(draft: FormDraft) => void} */
    begin(draft) {
      this.given = "";
      this.past = new casebook.FormPast(this.kind.name, draft, this.file);
      this.draw(draft);
      if (this.file) this.desk.pointOut();
    }

    /** @type {(draft: FormDraft) => void} */
    draw(draft) {
      this.draft = draft;
      draft.id = this.given || draft.id;
      this.parts = new casebook.FormParts(this.kind, this.names, this.checks, draft.value, (path) => this.changed(path));
      const guide = make("a", { href: casebook.address(`writing/${this.kind.name}`), textContent: `写作指南：${this.kind.label}` });
      const more = this.hasAttribute("alone") ? [] : [" 样例和每个字段的说明看", guide, "。"]; // a single file has no site
      const intro = make("p", { className: "cb-form-help" }, this.kind.intro, ...more);
      const form = make("form", { noValidate: true, ariaLabel: `写一条${this.kind.label}` });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("focusout", ({ relatedTarget }) => casebook.formJudge(this, /** @type {Element | null} */ (relatedTarget)));
      form.append(...this.parts.fields(this.model, draft.value, []), ...(this.file ? [] : [this.identity()]));
      this.desk = new casebook.FormDesk(this);
      this.page.replaceChildren(intro, this.desk.above, form, this.desk.box);
      casebook.formJudge(this, null);
    }

    /** The id comes last: it is no matter of the case, and one stands there already. */
    identity() {
      return casebook.formSingle(this.names, {
        shape: { is: "text", isText: false },
        label: "编号",
        help: `${this.kind.holdsMany ? "最左边的键" : "也是文件名"}：小写英文、数字和短横线，全站不重复，定了不改；这一个跟着标题起，可以就用它`,
        required: true,
        value: this.draft.id,
        path: ["id"],
        isNamed: true,
        put: (value) => {
          [this.draft.id, this.given] = [value.trim(), ""];
          this.draft.isNamed = Boolean(this.draft.id);
          this.changed(["id"]);
        },
        check: () => this.checks.id(this.draft.id),
      });
    }

    /** @type {(path: FormPath) => void} */
    changed(path) {
      if (path.join() === "title") this.follow();
      this.past.note(this.draft, path.join("."));
      casebook.formJudge(this, document.activeElement);
      this.dispatchEvent(new Event("change"));
    }

    /** A new record is called after its title, until somebody names it or has it at home. */
    follow() {
      const { draft, file, given, kind } = this;
      if (file || given || draft.isNamed) return;
      draft.id = this.naming.idFor(kind, String(draft.value.title ?? ""));
      const control = /** @type {HTMLInputElement | null} */ (this.place("id"));
      if (control) control.value = draft.id;
    }

    /** The record is somebody's under its id now, and no other gets it from here. */
    handOut() {
      this.given = this.draft.id;
      if (this.given) this.naming.handOut(this.given);
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

    /** @type {(path: FormPath) => void} */
    reveal(path) {
      const found = casebook.formShow(this, path);
      found?.scrollIntoView({ block: "center" });
      if (found) casebook.formFocus(found.matches("input, select, textarea") ? /** @type {HTMLElement} */ (found.parentElement) : found);
    }
  }

  customElements.define("cb-form", Form);
}
