/* <cb-run name="deadlines-quiz">: the questions that follow it one at a time, with progress and an end. `?all` in the address
   shows all of them at once; so does paper. */
"use strict";

{
  const { make, progress, record } = casebook;
  const ALL = "all";

  class Run extends casebook.Watching {
    /** @type {HTMLElement[]} */ questions;
    /** @type {HTMLElement} */ bar;
    /** @type {HTMLElement} */ ways;
    /** @type {HTMLElement} */ end;
    at = 0; // the place of the question that is shown; behind the last one it is the end

    async connectedCallback() {
      this.questions ??= [...document.querySelectorAll(".md-content__inner > .cb-question")];
      if (this.questions.length < 2) return;
      await super.connectedCallback();
      addEventListener("hashchange", () => this.follow(), { signal: this.gone.signal });
      document.addEventListener("cb-answered", () => this.answered(), { signal: this.gone.signal });
    }

    get isWhole() {
      return new URLSearchParams(location.search).has(ALL);
    }

    get set() {
      return this.catalogue.quizzes[this.getAttribute("name")];
    }

    /** How the learner stands with each question, in their order. */
    get standings() {
      const given = progress.answers(record.entries(), this.catalogue);
      return this.set.questions.map((question) => progress.tally([question], given));
    }

    show() {
      if (this.bar) return this.paint();
      this.begin();
      this.paint();
      this.follow();
    }

    begin() {
      this.bar = make("p", { className: "cb-run-bar" });
      this.ways = make("p", { className: "cb-actions cb-run-ways" });
      this.end = make("section", { className: "cb-card", ariaLabel: "做完了", tabIndex: -1 });
      this.append(this.bar);
      this.questions.at(-1)?.after(this.ways, this.end);
      const open = this.standings.findIndex(({ answered, total }) => answered < total);
      this.at = this.busy < 0 ? Math.max(0, open) : this.busy;
    }

    /** The place of the question at which somebody is already, because what this element needs came later than the questions;
        -1 if there is none. */
    get busy() {
      return this.questions.findIndex((question) => question.contains(document.activeElement));
    }

    /** The place of the question that an address leads to or into.
        @returns {number | null} */
    get addressed() {
      const target = document.getElementById(location.hash.slice(1));
      const at = this.questions.findIndex((question) => target && (headingOf(question) === target || question.contains(target)));
      return at < 0 ? null : at;
    }

    follow() {
      if (this.addressed === null || this.isWhole) return;
      this.at = this.addressed;
      this.paint();
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }

    answered() {
      if (!this.isWhole) this.ways.querySelector("[data-way=next]")?.classList.add("md-button--primary");
    }

    paint() {
      const { isWhole, at, questions } = this;
      for (const [place, question] of questions.entries()) {
        const isAway = !isWhole && place !== at;
        question.classList.toggle("cb-away", isAway);
        headingOf(question)?.classList.toggle("cb-away", isAway);
      }
      const standings = this.standings;
      const { answered, total } = summed(standings);
      const place = isWhole || at === questions.length ? "" : `第 ${at + 1} 题 `;
      const bar = make("progress", { max: total, value: answered, ariaLabel: "做了几题" });
      this.bar.replaceChildren(place, bar, ` 做过 ${answered}／${total} 题 `, this.button(isWhole ? "一题一题做" : "全部显示", () => this.turn()));
      this.ways.hidden = isWhole || at === questions.length;
      this.ways.replaceChildren(...this.waysOn());
      this.end.hidden = isWhole || at < questions.length;
      if (!this.end.hidden) this.end.replaceChildren(...this.ending(standings));
    }

    /** @returns {HTMLElement[]} */
    waysOn() {
      const back = this.at ? [this.button("上一题", () => this.go(this.at - 1))] : [];
      const next = this.button(this.at === this.questions.length - 1 ? "做完了，看结果" : "下一题", () => this.go(this.at + 1));
      next.dataset.way = "next";
      return [...back, next];
    }

    /** @type {(standings: Tally[]) => HTMLElement[]} */
    ending(standings) {
      const { right, total } = summed(standings);
      const open = standings.flatMap((one, place) => (one.right < one.total ? [place] : []));
      const again = open.map((place) => this.button(`第 ${place + 1} 题`, () => this.go(place)));
      return [
        make("h2", { textContent: `答对 ${right}／${total} 题` }),
        ...(again.length ? [make("p", {}, "还没有答对的："), make("p", { className: "cb-actions" }, ...again)] : [make("p", {}, "全部答对了。")]),
        make("p", { className: "cb-actions" }, this.button("从头再看一遍", () => this.go(0))),
      ];
    }

    /** @type {(at: number) => void} */
    go(at) {
      this.at = at;
      this.paint();
      const shown = at < this.questions.length ? headingOf(this.questions[at]) : this.end;
      if (!shown) return;
      shown.tabIndex = -1;
      shown.focus({ preventScroll: true });
      this.scrollIntoView();
    }

    turn() {
      const address = new URL(location.href);
      if (this.isWhole) address.searchParams.delete(ALL);
      else address.searchParams.set(ALL, "");
      history.replaceState(history.state, "", address.href.replace(/([?&]all)=(?=&|#|$)/, "$1"));
      this.at = Math.min(this.at, this.questions.length - 1);
      this.paint();
      this.bar.querySelector("button")?.focus();
    }

    /** @type {(words: string, act: () => void) => HTMLButtonElement} */
    button(words, act) {
      const made = make("button", { type: "button", className: "md-button", textContent: words });
      made.addEventListener("click", act);
      return made;
    }
  }

  /** What stands together is several questions, here as in every list of sets.
      @type {(standings: Tally[]) => { answered: number, right: number, total: number }} */
  function summed(standings) {
    /** @type {(name: "answered" | "right" | "total") => number} */
    const sum = (name) => standings.reduce((all, one) => all + one[name], 0);
    return { answered: sum("answered"), right: sum("right"), total: sum("total") };
  }

  /** @type {(question: Element) => HTMLElement | null} */
  function headingOf(question) {
    const before = question.previousElementSibling;
    return before instanceof HTMLHeadingElement ? before : null;
  }

  customElements.define("cb-run", Run);
}
