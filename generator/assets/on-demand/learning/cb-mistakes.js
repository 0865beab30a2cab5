/* <cb-mistakes>: every question whose last answer was not right, to be done again; one that is answered rightly leaves. */
"use strict";

{
  const { make, progress, record } = casebook;
  const WORDS = { wrong: "没答对", partly: "只对了一部分", outdated: "答案改过，请重做" };
  const SURELY = "确定但没答对";

  class Mistakes extends casebook.Watching {
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ list;
    /** @type {{ select: HTMLSelectElement, label: HTMLElement }} */ choice;
    /** @type {Map<Name, Card>} */ cards;
    /** @type {HTMLElement[]} */ sections;
    /** @type {boolean} */ isFilling;

    show() {
      const given = progress.answers(record.entries(), this.catalogue);
      const list = progress.mistakes(this.catalogue, given);
      if (this.cards?.size) return this.follow(list);
      this.told ??= make("p", { role: "status" });
      this.list ??= make("div");
      this.choice ??= this.makeChoice();
      if (!this.list.isConnected) this.replaceChildren(...casebook.storageNotice(), this.told, this.choice.label, this.list);
      this.choice.label.hidden = list.length === 0;
      if (list.length && !this.isFilling) this.fill(list);
      else if (!list.length) this.list.replaceChildren(...emptyWords(given.size > 0));
    }

    makeChoice() {
      const select = make("select");
      select.addEventListener("change", () => this.filter());
      return { select, label: make("label", { className: "cb-choose" }, "题目集 ", select) };
    }

    /** @type {(list: Mistake[]) => Promise<void>} */
    async fill(list) {
      this.isFilling = true;
      const cards = await Promise.all(list.map((question) => Card.of(this, question)));
      const groups = [...new Set(list.map(({ group }) => group))];
      this.sections = [
        section(SURELY, cards.filter(({ question }) => question.isSure)),
        ...groups.map((group) => section(this.titleOf(group), cards.filter(({ question }) => question.group === group && !question.isSure))),
      ];
      this.cards = new Map(cards.map((card) => [card.question.name, card]));
      this.list.replaceChildren(...this.sections);
      cards.forEach((card) => card.complete());
      this.isFilling = false;
      this.show();
    }

    /** @type {(group: string) => string} */
    titleOf(group) {
      return this.catalogue.quizzes[group].title;
    }

    /** What is left, after an answer here or in another window.
        @type {(list: Mistake[]) => void} */
    follow(list) {
      const left = new Set(list.map(({ name }) => name));
      for (const [name, card] of this.cards) card.show(!left.has(name));
      this.count(list.filter(({ name }) => this.cards.has(name)));
    }

    /** @type {(list: Mistake[]) => void} */
    count(list) {
      const sure = list.filter(({ isSure }) => isSure).length;
      const among = sure ? `，其中确定但没答对 ${sure} 题` : "";
      const words = list.length ? `还有 ${list.length} 题${among}。` : "错题都做对了。";
      if (this.told.textContent !== words) this.told.textContent = words;
      const groups = new Set([...this.cards.values()].map(({ question }) => question.group));
      const { value } = this.choice.select;
      const options = [...groups].map((group) => new Option(`${this.titleOf(group)}（${list.filter((question) => question.group === group).length}）`, group));
      this.choice.select.replaceChildren(new Option(`全部（${list.length}）`, ""), ...options);
      this.choice.select.value = groups.has(value) ? value : "";
      this.filter();
    }

    filter() {
      const { value } = this.choice.select;
      for (const { box, question } of this.cards.values()) box.hidden = value !== "" && value !== question.group;
      for (const part of this.sections) part.hidden = !part.querySelector(":scope > article:not([hidden])");
    }

    /** Takes a card away and goes on to the one after it.
        @type {(card: Card) => void} */
    take(card) {
      const boxes = [...this.list.querySelectorAll("article:not([hidden])")];
      const next = boxes[boxes.indexOf(card.box) + 1] ?? boxes[boxes.indexOf(card.box) - 1];
      card.box.remove();
      this.cards.delete(card.question.name);
      if (this.cards.size) this.filter();
      else this.show();
      (next?.querySelector("h3") ?? this.list.querySelector("a"))?.focus();
    }
  }

  /* A question of the list. */
  class Card {
    /** @type {(list: Mistakes, question: Mistake) => Promise<Card>} */
    static async of(list, question) {
      return new Card(list, question, await casebook.card(question));
    }

    /** @param {Mistakes} list @param {Mistake} question @param {DocumentFragment} content */
    constructor(list, question, content) {
      const { title, page } = list.catalogue.quizzes[question.group];
      const number = `第 ${question.number} 题`;
      const words = question.isSure ? SURELY : WORDS[question.standing];
      const link = make("a", { href: casebook.address(`${page}#${question.name.split("#")[1]}`), textContent: title });
      this.question = question;
      this.left = make("p", { className: "cb-left", role: "status" });
      this.leave = make("button", { type: "button", className: "md-button", textContent: "移走，看下一题", hidden: true });
      this.leave.addEventListener("click", () => list.take(this));
      this.box = make("article", { className: "cb-card", ariaLabel: `${title}，${number}` },
        make("h3", { tabIndex: -1, textContent: question.isSure ? `${title}，${number}` : number }),
        make("p", { className: "cb-hint" }, `${question.at} ${words} · 出自`, link),
        content);
      this.box.addEventListener("cb-answered", ({ detail }) => {
        if (detail.score === 1) queueMicrotask(() => this.leave.focus()); // after the question has moved the focus
      });
    }

    /* To be called once the question is on the page. */
    complete() {
      const { actions, verdict } = this.box.querySelector("[version]");
      verdict.after(this.left);
      actions.append(this.leave);
    }

    /** @type {(isLeft: boolean) => void} */
    show(isLeft) {
      this.box.toggleAttribute("data-left", isLeft);
      this.leave.hidden = !isLeft;
      const words = isLeft ? "已移出错题本。" : "";
      if (this.left.textContent !== words) this.left.textContent = words;
    }
  }

  /** @type {(title: string, cards: Card[]) => HTMLElement} */
  function section(title, cards) {
    return make("section", {}, make("h2", { textContent: title }), ...cards.map(({ box }) => box));
  }

  /** @type {(hasAnswers: boolean) => HTMLElement[]} */
  function emptyWords(hasAnswers) {
    const words = hasAnswers ? "错题本是空的：做过的题，最近一次都答对了。" : "还没有错题。先做一组题，没答对的会收在这里。";
    /** @type {(page: Page, text: string) => HTMLElement} */
    const link = (page, text) => make("a", { href: casebook.address(page), textContent: text });
    return [make("p", {}, words, " 去做", link("quizzes/index", "一组自测"), "，或者看", link("review", "今天该复习什么"), "。")];
  }

  customElements.define("cb-mistakes", Mistakes);
}
