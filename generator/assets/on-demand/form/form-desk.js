/* Below a form: what is missing still, what the file says, and the file itself. */
"use strict";

{
  const { make } = casebook;
  const LISTED = 12; // problems
  const OWN = "这几条规则这里不查：";
  const WHOLE = "要看整个知识库才知道的，这里不查：和别的条目重名，数字和条文对不对，引用的条目停用没有，文字里有没有姓名、住址、忌语（证件、卡、电话、车牌等号码写进来就说）。放进知识库以后运行 casebook check，一次全说。";
  const FIRST = "md-button md-button--primary"; // of the buttons
  const TOUCHING = "这样改，别的地方也会变，所以没有写。请在文件里改这一处，或者撤销以后一处一处改。";
  const PREVIEWED = "按填的内容和次序排出来：加粗、列表、表格和网站上一样。正式的版面，比如案例先藏起结果、题目先藏起答案，网站生成以后才有。";

  class FormDesk {
    /** @type {(() => void) | null} */ act = null; // what is to be done once nothing is wrong

    /** @param {FormElement} form */
    constructor(form) {
      this.form = form;
      this.status = make("p", { role: "status" });
      this.problems = make("div");
      this.above = make("div");
      this.text = make("pre", { className: "cb-yaml", tabIndex: 0 });
      this.undo = casebook.formButton("撤销", () => form.draw(form.past.back()));
      this.redo = casebook.formButton("重做", () => form.draw(form.past.again()));
      this.put = casebook.formButton("存进文件夹", () => this.end(() => this.save(false)));
      this.get = casebook.formButton("下载文件", () => this.end(() => this.download()));
      const bar = make("div", { className: "cb-form-bar" }, this.put, this.get, this.undo, this.redo, this.status);
      this.shown = this.folded("看看文件里写了什么", this.text);
      this.look = make("div");
      this.seen = this.folded("看看写出来的样子", make("p", { className: "cb-form-help", textContent: PREVIEWED }), this.look);
      this.box = make("section", { className: "cb-form-desk", ariaLabel: "下载" }, this.problems, this.seen, this.shown, this.untold(), bar);
      form.addEventListener("change", () => this.box.isConnected && this.renew());
      this.renew();
    }

    /** @type {(words: string, ...inner: HTMLElement[]) => HTMLDetailsElement} */
    folded(words, ...inner) {
      const box = make("details", {}, make("summary", { textContent: words }), ...inner);
      box.addEventListener("toggle", () => this.renew());
      return box;
    }

    /** What this form says nothing of. */
    untold() {
      const { untold } = this.form.kind;
      const rules = untold.length ? [make("p", { className: "cb-form-help", textContent: OWN }), make("ul", {}, ...untold.map((words) => make("li", { textContent: words })))] : [];
      return this.folded("哪些要 casebook check 才查", ...rules, make("p", { className: "cb-form-help", textContent: WHOLE }));
    }

    renew() {
      const { file, folder, past } = this.form;
      [this.undo.disabled, this.redo.disabled] = [!past.before.length, !past.after.length];
      this.put.hidden = !(file ? file.handle : folder.root);
      this.put.className = this.put.hidden ? "" : FIRST; // a button in the look of the theme would be seen
      this.get.className = this.put.hidden ? FIRST : "";
      const count = this.form.problems().length;
      this.say(count ? `还有 ${count} 处要填好。` : "都填好了，可以下载。");
      if (this.seen.open) this.look.replaceChildren(casebook.formPreview(this.form.kind, this.form.names, this.form.draft));
      if (this.shown.open) this.text.textContent = this.form.text;
      if (this.act && this.problems.childElementCount) this.list();
    }

    /** The last step, if nothing is wrong; else what is, and a way to take it all the same.
        @type {(act: () => void) => void} */
    end(act) {
      this.act = act;
      if (!this.form.problems().length) return act();
      this.list();
      return this.problems.querySelector("button")?.focus();
    }

    list() {
      const anyway = casebook.formButton("先这样，以后再补", () => this.act?.());
      this.problems.replaceChildren(...this.listed("这几处还没有填好，点一下就到那里：", anyway));
    }

    /** What is wrong in a file that was opened is said at its place, and above all, until it is mended. */
    pointOut() {
      const tell = () => this.above.replaceChildren(...this.listed("这个文件里有要改的，点一下就到那里："));
      for (const { path } of this.form.problems()) casebook.formShow(this.form, path);
      this.form.addEventListener("change", () => this.box.isConnected && tell());
      tell();
    }

    /** What is not right yet, to go there; nothing, if all is.
        @type {(lead: string, ...more: HTMLElement[]) => HTMLElement[]} */
    listed(lead, ...more) {
      const found = this.form.problems();
      const items = found.slice(0, LISTED).map(({ path, label, problem }) => {
        const go = casebook.formButton(placeWords(this.form, path) || label, () => this.form.reveal(path));
        return make("li", {}, go, ` ${casebook.formSentence(problem)} `, make("code", { textContent: problem.code }));
      });
      const rest = found.length > LISTED ? [make("p", { textContent: `还有 ${found.length - LISTED} 处，先改好上面的。` })] : [];
      return found.length ? [make("div", { className: "cb-notice" }, make("p", { textContent: lead }), make("ul", {}, ...items), ...rest, ...more)] : [];
    }

    download() {
      const { draft, file, kind, past, text } = this.form;
      const name = file?.name ?? `${draft.id || kind.name}.yaml`;
      if (!text) return this.say(TOUCHING);
      const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/yaml" })), download: name });
      link.click();
      if (!file) this.form.handOut();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      const place = file ? "换掉原来的文件" : kind.holdsMany ? `把里面的内容加到 ${kind.source} 的末尾` : `放进 ${kind.source} 文件夹（不归你管的，发给管知识库的人）`;
      if (!this.form.problems().length) past.forget();
      return this.say(`${name} 已下载：${place}，运行 casebook check 再查一遍。`);
    }

    /** @type {(isSure: boolean) => Promise<void>} */
    async save(isSure) {
      const { folder, text } = this.form;
      if (!text) return this.say(TOUCHING);
      try {
        const place = await folder.save(isSure);
        if (!place) return this.ask();
        this.form.desk.say(`已存进 ${place}，运行 casebook check 再查一遍。`); // another desk, where the form was drawn anew
      } catch (wrong) {
        this.say(`没有存成：${casebook.formWrong(wrong)}`);
      }
    }

    /** The file says something else than when it was opened. */
    ask() {
      const lead = make("p", { textContent: "这个文件打开以后在别处改过，所以没有存。" });
      const cover = casebook.formButton("还是存成这里的，别处改的不要了", () => {
        this.problems.replaceChildren();
        this.save(true);
      });
      const again = casebook.formButton("重新打开文件，这里改的不要了", () => {
        this.form.past.forget();
        this.form.folder.try(() => this.form.folder.again());
      });
      this.problems.replaceChildren(make("div", { className: "cb-notice" }, lead, cover, " ", again));
      cover.focus();
    }

    /** @type {(words: string) => void} */
    say(words) {
      this.status.textContent = words;
    }
  }

  /** The way to a place, by what the form calls the fields on it: 判断点第 1 项 · 可以怎么做.
      @type {(form: FormElement, path: FormPath) => string} */
  function placeWords({ draft, kind }, path) {
    /** @type {string[]} */
    const words = [];
    /** @type {FormShape | undefined} */
    let shape = { is: "part", models: [kind.model] };
    /** @type {FormValue | undefined} */
    let value = draft.value;
    for (const step of path) {
      if (typeof step === "number") words.push(`${words.pop() ?? ""}第 ${step + 1} 项`);
      const part = /** @type {FormPart} */ (value ?? {});
      /** @type {FormField | undefined} */
      const field = typeof step === "string" && shape ? casebook.formValues.modelOf(kind, shape, part)?.fields.find(({ name }) => name === step) : undefined;
      if (field) words.push(field.label);
      shape = typeof step === "number" ? shape?.item : field?.shape;
      value = part[step];
    }
    return words.join(" · ");
  }

  casebook.FormDesk = FormDesk;
}
