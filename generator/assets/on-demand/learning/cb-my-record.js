/* <cb-my-record>: what the learner has done, to print and to show; export, import and reset of the record. */
"use strict";

{
  const { make, progress, record, shape, transfer } = casebook;
  const { points } = casebook.attempts;

  class MyRecord extends casebook.Watching {
    /** @type {HTMLElement} */ tools;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ report;
    /** @type {HTMLElement} */ asking;
    /** @type {HTMLElement} */ clearing;
    /** @type {HTMLElement} */ printing;
    /** @type {HTMLElement} */ exporting;
    /** @type {HTMLInputElement} */ label;

    async connectedCallback() {
      await super.connectedCallback();
      addEventListener("beforeprint", () => this.show(), { signal: this.gone.signal }); // the day may be another
    }

    show() {
      this.tools ??= this.makeTools();
      this.told ??= make("p", { role: "status", className: "cb-told" });
      this.report ??= make("div");
      if (document.activeElement !== this.label) this.label.value = record.label;
      const entries = record.entries();
      for (const one of [this.printing, this.exporting, this.clearing]) one.hidden = !entries.length;
      this.report.replaceChildren(...(entries.length ? this.sheet(entries) : [this.beginning()]));
      if (!this.tools.isConnected) this.replaceChildren(...casebook.storageNotice(), this.tools, this.told, ...sendingPart(), this.report);
    }

    beginning() {
      const paths = make("a", { href: casebook.address("paths/index"), textContent: "学习路径" });
      return make("p", {}, "还没有记录。做一道题、读完一页，就会出现在这里。从", paths, "开始；换过电脑的，先导入文件。");
    }

    /** @type {(entries: Entry[]) => HTMLElement[]} */
    sheet(entries) {
      const { digest, exported, content, label } = transfer.exported(this.catalogue);
      const paths = casebook.begunPaths(casebook.pathsOf(this.catalogue, entries));
      const facts = [
        ...(label ? [["名字或工号", label]] : []),
        ["打印日期", exported],
        ["内容版本", content],
        ["记录条数", String(entries.length)],
        ["校验码", transfer.shortDigest(digest)],
      ];
      return [
        make("p", { className: "cb-notice", role: "note", textContent: "自测记录，不作为持证依据。" }),
        pairs(facts),
        ...paths.flatMap(pathPart),
        ...examPart(this.catalogue, entries),
        ...setPart(this.catalogue, entries, paths),
        ...gonePart(this.catalogue, entries),
        make("p", { className: "cb-signature" }, ...["姓名", "带教人签名", "日期"].flatMap((name) => [make("span", { textContent: `${name} ` }), " "])),
        make("p", { className: "cb-hint", textContent: "带教人核对：请学员同时交来同一天导出的文件，运行 casebook verify-record 文件名，显示的校验码应当与纸上的一致。" }),
      ];
    }

    makeTools() {
      const file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
      file.addEventListener("change", () => this.import(file));
      this.asking = make("span", { hidden: true });
      this.asking.append(
        make("strong", { textContent: "清除以后不能恢复，确定吗？" }), " ",
        button("确定清除", () => this.reset()), " ", button("不清除", () => this.ask(false)),
      );
      this.printing = button("打印", () => print());
      this.exporting = button("导出文件", () => this.export());
      this.clearing = button("清除全部记录", () => this.ask(true));
      this.label = make("input", { type: "text", maxLength: 40, autocomplete: "off", spellcheck: false });
      this.label.addEventListener("change", () => this.name());
      return make("div", { className: "cb-tools" },
        make("p", {}, make("label", {}, "名字或工号（可不填，会写进导出的文件和打印件） ", this.label)),
        make("div", { className: "cb-actions" },
          this.printing, this.exporting, button("导入文件", () => file.click()),
          this.clearing, this.asking, file));
    }

    name() {
      const words = this.label.value.trim();
      if (shape.isLabel(words)) record.label = words;
      this.tell(shape.isLabel(words) ? "" : "名字里有看不见的字符，没有保存。请重新输入。");
    }

    /** @type {(open: boolean) => void} */
    ask(open) {
      this.asking.hidden = !open;
      this.clearing.hidden = open;
      (open ? this.asking.querySelector("button") : this.clearing)?.focus();
    }

    reset() {
      record.clear();
      this.ask(false);
      this.tell("记录已经清除。");
    }

    export() {
      const value = transfer.download(this.catalogue);
      this.show();
      this.tell(`已导出 ${value.entries.length} 条，校验码 ${transfer.shortDigest(value.digest)}。`);
    }

    /** @type {(input: HTMLInputElement) => Promise<void>} */
    async import(input) {
      const [file] = input.files ?? [];
      input.value = "";
      if (!file) return;
      try {
        const other = transfer.read(new Uint8Array(await file.arrayBuffer()));
        if (await this.isWanted(other.label)) this.take(other);
        else this.tell("没有导入，原有的都保留。");
      } catch (error) {
        this.tell(`没有导入：${/** @type {Error} */ (error).message}`);
      }
    }

    /** Asks before the record of somebody else comes into this one.
        @type {(label: string) => Promise<boolean>} */
    async isWanted(label) {
      if (label === record.label || !record.entries().length) return true;
      /** @type {(words: string) => string} */
      const named = (words) => (words ? `写的是${casebook.quoted(words)}` : "没有写名字或工号");
      const words = `文件里${named(label)}，这里的记录${named(record.label)}。并在一起以后不能再分开。`;
      const choices = /** @type {[string, string][]} */ ([["leave", "不导入"], ["take", "仍然导入"]]);
      return (await casebook.ask(this, { title: "这份文件是同一个人的吗？", content: [make("p", { textContent: words })], choices })) === "take";
    }

    /** @type {(other: { label: string, entries: Entry[] }) => void} */
    take({ label, entries }) {
      if (!record.label && label) record.label = label;
      const { found, stored } = record.merge(entries);
      this.tell(found === 0
        ? "文件里没有新的记录，原有的都保留。"
        : found === stored
          ? `已导入 ${found} 条新的记录，原有的都保留。`
          : `文件里有 ${found} 条新的记录，浏览器只存下 ${stored} 条，其余 ${found - stored} 条离开或刷新本页以后就没有了。原有的都保留。`);
    }

    /** @type {(words: string) => void} */
    tell(words) {
      this.told.textContent = words;
    }
  }

  /** Where the organisation keeps learners' records, it is asked whether this one may go there.
      @type {() => HTMLElement[]} */
  function sendingPart() {
    return casebook.site.lrs ? [make("cb-sending")] : [];
  }

  /** The required items, a line each; what was done beyond them in one sentence.
      @type {(path: PathState) => HTMLElement[]} */
  function pathPart(path) {
    const rows = path.modules.flatMap(({ title, items }) =>
      items.filter(({ required }) => required).map((item) => [title, item.title, item.again ? `${item.words}，要重学` : item.words, item.at ?? "", item.done && !item.again ? "完成" : "未完成"]));
    const beyond = path.modules.flatMap(({ items }) => items).filter(({ required, at }) => !required && at).map(({ title, words }) => `${title}（${words}）`);
    const heading = make("h2", { textContent: `${path.title}：${path.done}／${path.total} 项必修` });
    return [
      heading,
      table(path.title, ["模块", "内容", "情况", "日期", "结果"], rows),
      ...(beyond.length ? [make("p", { className: "cb-hint", textContent: `选修：${beyond.join("、")}。` })] : []),
    ];
  }

  /** @type {(catalogue: Catalogue, entries: Entry[]) => HTMLElement[]} */
  function examPart(catalogue, entries) {
    const attempts = entries.filter((entry) => entry.kind === "exam");
    if (!attempts.length) return [];
    const current = progress.renamed(catalogue.exams);
    const rows = attempts.map((entry) => {
      const exam = shape.own(catalogue.exams, current(entry.exam));
      const limit = exam ? `（${exam.passMark} 分通过）` : "";
      return [exam?.title ?? `${entry.exam}（已不在本站）`, progress.dayAt(entry), `${points(entry.score)} 分${limit}`, entry.passed ? "通过" : "未通过"];
    });
    return [make("h2", { textContent: "考试" }), table("考试", ["考试", "日期", "成绩", "结果"], rows)];
  }

  /** The sets that stand on none of the paths above.
      @type {(catalogue: Catalogue, entries: Entry[], paths: PathState[]) => HTMLElement[]} */
  function setPart(catalogue, entries, paths) {
    const given = progress.answers(entries, catalogue);
    const told = new Set(paths.flatMap(({ modules }) => modules.flatMap(({ items }) => items.map(({ ref }) => ref))));
    const rows = Object.entries(catalogue.quizzes)
      .filter(([id]) => !told.has(id))
      .map(([, { title, questions }]) => ({ title, ...progress.tally(questions, given) }))
      .filter(({ answered, outdated }) => answered + outdated)
      .map(({ title, right, total, outdated }) => [title, `${right}／${total}`, outdated ? `${outdated} 题答案已改` : ""]);
    return rows.length ? [make("h2", { textContent: "其他题目集" }), table("题目集", ["题目集", "最近一次答对", "备注"], rows)] : [];
  }

  /** What was answered and read of which the catalogue knows nothing any more.
      @type {(catalogue: Catalogue, entries: Entry[]) => HTMLElement[]} */
  function gonePart(catalogue, entries) {
    const decisions = Object.values(catalogue.cases).flatMap(({ questions }) => questions.map(({ name }) => name));
    const known = new Set([...progress.questions(catalogue).keys(), ...decisions]);
    const answered = [...progress.answers(entries, catalogue)].filter(([name]) => !known.has(name));
    const setOf = answered.map(([name]) => name.split("#")[0]);
    const pages = [...casebook.reads(catalogue, entries)].filter(([page]) => !shape.own(catalogue.pages, page));
    const rows = [
      ...[...new Set(setOf)].map((set) => [shape.own(catalogue.quizzes, set)?.title ?? set, `答过 ${setOf.filter((each) => each === set).length} 题`]),
      ...pages.map(([page, day]) => [page, `${day} 读完`]),
    ];
    const title = "已不在本站或学习路径上的内容";
    return rows.length ? [make("h2", { textContent: title }), table(title, ["题目集、案例或页面", "情况"], rows)] : [];
  }

  /** @type {(label: string, heads: string[], rows: string[][]) => HTMLElement} */
  function table(label, heads, rows) {
    const head = make("tr", {}, ...heads.map((words) => make("th", { scope: "col", textContent: words })));
    const lines = rows.map((cells) => make("tr", {}, ...cells.map((words) => make("td", { textContent: words }))));
    const grid = make("table", { className: "cb-grid" }, make("thead", {}, head), make("tbody", {}, ...lines));
    return make("div", { className: "cb-table", role: "region", ariaLabel: label, tabIndex: 0 }, grid);
  }

  /** @type {(facts: string[][]) => HTMLElement} */
  function pairs(facts) {
    return make("dl", { className: "cb-pairs" }, ...facts.flatMap(([name, words]) => [make("dt", { textContent: name }), make("dd", { textContent: words })]));
  }

  /** @type {(words: string, act: () => void) => HTMLElement} */
  function button(words, act) {
    const made = make("button", { type: "button", className: "md-button", textContent: words });
    made.addEventListener("click", act);
    return made;
  }

  customElements.define("cb-my-record", MyRecord);
}
