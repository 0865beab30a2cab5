/* <cb-tree first="id" reviewed="date">: asks the questions that are written below it, one at a time. The answers given
   stand in the address as `#?question=answer&…`: the back button takes one back, and a link leads to the same outcome.
   Nothing is kept anywhere else. */
"use strict";

{
  const { make } = casebook;
  /** @type {{ page?: string, given?: string }} */
  let latest = {}; // page and answers: stays when the address comes to name a place on the page

  class Tree extends HTMLElement {
    /** @type {HTMLElement} */ card;
    /** @type {HTMLElement} */ steps;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ taken;
    /** @type {string} */ page;
    /** @type {AbortController} */ removed;

    connectedCallback() {
      if (!this.card) this.build();
      this.page = location.pathname;
      this.removed = new AbortController();
      const { signal } = this.removed;
      addEventListener("hashchange", () => this.isHere() && isWay(location.hash) && this.show(true), { signal });
      this.show();
    }

    disconnectedCallback() {
      this.removed.abort();
    }

    isHere() {
      return location.pathname === this.page;
    }

    build() {
      this.card = make("section", { className: "cb-now", ariaLabel: "当前" });
      this.steps = make("ol");
      this.told = make("span", { role: "status" });
      const copying = button("复制判断过程", () => this.copy());
      const again = button("重新开始", () => this.go([]));
      const actions = make("p", { className: "cb-actions" }, copying, button("打印", () => print()), again, this.told);
      this.taken = make("section", { className: "cb-taken", ariaLabel: "判断过程" });
      this.taken.append(make("h2", { textContent: "判断过程" }), this.steps, actions);
      this.append(this.card, this.taken);
    }

    /** The answers given, as far as the page has them.
        @type {() => HTMLElement[]} */
    way() {
      if (isWay(location.hash)) latest = { page: this.page, given: location.hash.slice(1) };
      const given = new URLSearchParams(latest.page === this.page ? latest.given : "");
      const way = [];
      let at = this.getAttribute("first");
      for (;;) {
        const answer = answersOf(at).find(({ dataset }) => dataset.fingerprint === given.get(at));
        if (!answer) return way;
        way.push(answer);
        at = answer.dataset.next;
      }
    }

    /** @type {(way: HTMLElement[]) => void} */
    go(way) {
      const given = new URLSearchParams(way.map((answer) => [questionOf(answer).id, answer.dataset.fingerprint]));
      history.pushState(null, "", `#?${given}`);
      this.show(true);
    }

    /** @type {(isMoved?: boolean) => void} */
    show(isMoved) {
      const way = this.way();
      const at = way.at(-1)?.dataset.next ?? this.getAttribute("first");
      this.toggleAttribute("begun", way.length > 0);
      this.taken.hidden = !way.length;
      this.told.textContent = "";
      this.steps.replaceChildren(...way.map((answer, index) => step(answer, () => this.go(way.slice(0, index)))));
      const answers = answersOf(at).map((answer) => button(wordsOf(answer), () => this.go([...way, answer])));
      const shown = answers.length ? asked(at, way.length + 1, answers) : outcome(at);
      this.card.replaceChildren(...way.slice(-1).flatMap(remarkOf), ...shown);
      if (isMoved) this.card.querySelector("h2").focus();
    }

    async copy() {
      const title = `${document.querySelector("h1").textContent}（内容复核于 ${this.getAttribute("reviewed")}）`;
      const steps = this.way().map((answer, index) => `${index + 1}. ${wordsOf(questionOf(answer))}——${wordsOf(answer)}`);
      const text = [title, ...steps, ...resultLines(this.card)].join("\n");
      this.told.textContent = (await casebook.copy(text)) ? "已复制" : "没能复制，请选中上面的文字再复制";
    }
  }

  /** @type {(hash: string) => boolean} */
  function isWay(hash) {
    return !hash || hash.startsWith("#?");
  }

  /** @type {(id: string) => HTMLElement[]} */
  function answersOf(id) {
    return [...document.querySelectorAll(`#${id} > .cb-given > li`)];
  }

  /** @type {(answer: HTMLElement) => HTMLElement} */
  function questionOf(answer) {
    return answer.closest("[id]");
  }

  /** @type {(place: HTMLElement) => string} */
  function wordsOf(place) {
    return place.querySelector(".cb-words").textContent;
  }

  /** @type {(answer: HTMLElement) => HTMLElement[]} */
  function remarkOf(answer) {
    return [...answer.querySelectorAll(".cb-remark")].map((remark) => remark.cloneNode(true));
  }

  /** @type {(id: string, number: number, answers: HTMLElement[]) => HTMLElement[]} */
  function asked(id, number, answers) {
    const question = /** @type {HTMLElement} */ (document.getElementById(id));
    const help = [...question.querySelectorAll(":scope > .cb-help")].map((part) => part.cloneNode(true));
    return [heading(`${number}. ${wordsOf(question)}`), make("div", { className: "cb-choices" }, ...answers), ...help];
  }

  /** @type {(id: string) => Element[]} */
  function outcome(id) {
    const title = /** @type {HTMLElement} */ (document.getElementById(id));
    return [heading(`结果：${title.textContent}`), /** @type {HTMLElement} */ (title.nextElementSibling).cloneNode(true)];
  }

  /** What is copied of an outcome: its name, its level and what it refers to.
      @type {(card: HTMLElement) => string[]} */
  function resultLines(card) {
    const refs = [...card.querySelectorAll(".cb-refs > li > :first-child")].map(plain).join("；");
    const level = [...card.querySelectorAll(".cb-level")].map(plain);
    return refs ? [plain(card.querySelector("h2")), ...level, `依据：${refs}`] : ["还没有判断完"];
  }

  /** @type {(answer: HTMLElement, change: () => void) => HTMLElement} */
  function step(answer, change) {
    const question = wordsOf(questionOf(answer));
    const changing = button("改", change);
    changing.ariaLabel = `改：${question}`;
    const said = make("p", {}, make("span", { textContent: question }), make("strong", { textContent: wordsOf(answer) }), changing);
    return make("li", {}, said, ...remarkOf(answer));
  }

  /** @type {(textContent: string) => HTMLElement} */
  function heading(textContent) {
    return make("h2", { tabIndex: -1, textContent });
  }

  /** @type {(textContent: string, press: () => void) => HTMLElement} */
  function button(textContent, press) {
    const element = make("button", { type: "button", className: "md-button", textContent });
    element.addEventListener("click", press);
    return element;
  }

  /** @type {(element: Element) => string} */
  function plain(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  customElements.define("cb-tree", Tree);
}
