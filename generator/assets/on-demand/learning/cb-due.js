/* <cb-due>: the questions that the review plan asks for today, one after another; <cb-due compact>: how many there are. */
"use strict";

{
  const { make, progress, record } = casebook;

  class Due extends casebook.Watching {
    /** @type {Day} */ day;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ place;
    /** @type {HTMLElement} */ later;
    /** @type {Planned[]} */ due;
    /** @type {Planned | null | undefined} */ asked;
    /** @type {Set<Name>} */ skipped;

    async connectedCallback() {
      await super.connectedCallback();
      // A page that is left open over night shows the new day when the learner is back.
      document.addEventListener("visibilitychange", () => this.day !== today() && this.show(), { signal: this.gone.signal });
    }

    show() {
      this.day = today();
      const given = progress.answers(record.entries(), this.catalogue);
      const plan = progress.plan(this.catalogue, given, this.day);
      if (this.hasAttribute("compact")) this.showLine(plan.due.length);
      else this.showPlan(plan, given.size > 0);
    }

    /** @type {(count: number) => void} */
    showLine(count) {
      const link = make("a", { href: casebook.address("review"), textContent: `今天有 ${count} 题要复习` });
      this.replaceChildren(...(count ? [make("p", {}, link)] : []));
    }

    /** @type {(plan: Plan, hasAnswers: boolean) => void} */
    showPlan({ due, later }, hasAnswers) {
      this.told ??= make("p", { role: "status" });
      this.place ??= make("div");
      this.later ??= make("div");
      if (!this.place.isConnected) this.replaceChildren(...casebook.storageNotice(), this.told, this.place, this.later);
      this.due = due;
      const now = due.length ? `今天还有 ${due.length} 题要复习。` : hasAnswers ? "今天没有要复习的题了。" : "";
      this.told.replaceChildren(now, ...this.nextWords(due.length ? "做完接着学：" : "接着学："));
      this.later.replaceChildren(...laterWords(later, this.day));
      if (!this.asked && due.length) this.ask();
      else if (!this.asked) this.place.replaceChildren(...doneWords(hasAnswers));
    }

    /** What comes next on the path that the learner is on.
        @type {(words: string) => (Node | string)[]} */
    nextWords(words) {
      const next = casebook.currentPath(casebook.pathsOf(this.catalogue, record.entries()), casebook.chosen.path)?.next;
      return next ? [words, make("a", { href: casebook.address(next.page), textContent: next.title }), "。"] : [];
    }

    /** Asks the first that is due and was not put off. The value is its heading, or what is shown when all are done.
        @type {() => Promise<unknown>} */
    async ask() {
      this.skipped ??= new Set();
      const next = this.due.find(({ name }) => !this.skipped.has(name)) ?? this.due[0];
      this.asked = next ?? null;
      if (!next) return this.place.replaceChildren(...doneWords(true));
      const { title, page } = this.catalogue.quizzes[next.group];
      const heading = make("h2", { tabIndex: -1, textContent: `${title}，第 ${next.number} 题` });
      const link = make("a", { href: casebook.address(`${page}#${next.name.split("#")[1]}`), textContent: title });
      const on = make("button", { type: "button", className: "md-button", textContent: "先跳过" });
      on.addEventListener("click", () => this.goOn(next));
      const box = make("article", { className: "cb-card", ariaLabel: heading.textContent }, heading, make("p", { className: "cb-hint" }, ...(next.isSure ? ["上次确定但没答对 · "] : []), "出自", link));
      box.append(await casebook.card(next));
      box.addEventListener("cb-answered", () => {
        on.textContent = "下一题";
        queueMicrotask(() => on.focus()); // after the question has moved the focus
      });
      this.place.replaceChildren(box);
      box.querySelector("[version]").actions.append(on);
    }

    /** @type {(question: Planned) => Promise<void>} */
    async goOn({ name }) {
      this.skipped.add(name);
      await this.ask();
      (this.place.querySelector("h2") ?? this.place.querySelector("a")).focus();
    }
  }

  /** How many fall due, and when.
      @type {(later: Map<Day, number>, day: Day) => HTMLElement[]} */
  function laterWords(later, day) {
    const days = [...later];
    if (!days.length) return [];
    /** @type {(length: number) => number} */
    const within = (length) => days.filter(([due]) => due <= progress.plusDays(day, length)).reduce((sum, [, count]) => sum + count, 0);
    const rows = /** @type {[string, number][]} */ ([["明天", within(1)], ["7 天以内累计", within(7)], ["30 天以内累计", within(30)]]);
    const [[next, count]] = days;
    const list = make("dl", { className: "cb-pairs" }, ...rows.flatMap(([name, number]) => [make("dt", { textContent: name }), make("dd", { textContent: `${number} 题` })]));
    return [make("h2", { textContent: "接下来" }), list, make("p", { className: "cb-hint", textContent: `下一次是 ${next}，${count} 题。` })];
  }

  /** @type {(hasAnswers: boolean) => HTMLElement[]} */
  function doneWords(hasAnswers) {
    /** @type {(page: Page, text: string) => HTMLElement} */
    const link = (page, text) => make("a", { href: casebook.address(page), textContent: text });
    if (hasAnswers) return [make("p", {}, "可以再做", link("quizzes/index", "一组自测"), "，或者看看", link("mistakes", "错题本"), "。")];
    return [make("p", {}, "还没有做过题，所以没有要复习的。先做", link("quizzes/index", "一组自测"), "，第二天起这里会提醒。")];
  }

  function today() {
    return progress.dayOf(new Date());
  }

  customElements.define("cb-due", Due);
}
