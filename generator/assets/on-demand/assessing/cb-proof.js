/* <cb-proof>: what is missing or wrong in a text that somebody wrote, by what the page says must and must not be in it and
   by the taboos, which hold for any text. Nothing entered leaves the page or is kept. */
"use strict";

{
  /** @typedef {HTMLFormElement & { elements: { text: HTMLTextAreaElement } }} ProofForm */

  const { fragment, load, make } = casebook;
  const AROUND = 12;
  const PAUSE = 500; // milliseconds without a keystroke, or every one would be announced

  class Proof extends HTMLElement {
    /** @type {ProofForm} */ form;
    /** @type {Proofreading} */ proofreading;
    /** @type {TabooEntry[]} */ taboos;
    /** @type {(text: string, found: Place[]) => SoundingSpan[]} */ sounding;
    /** @type {HTMLElement[]} */ required;
    /** @type {HTMLElement[]} */ phrases;
    /** @type {HTMLOutputElement} */ said;
    /** @type {HTMLElement} */ findings;
    /** @type {HTMLTextAreaElement} */ area;
    /** @type {number | undefined} */ pending;

    async connectedCallback() {
      if (this.form) return;
      this.form = /** @type {ProofForm} */ (this.querySelector("template").content.firstElementChild).cloneNode(true);
      this.proofreading = casebook.proofreading(await load("proofreading"));
      const page = this.closest("article");
      this.required = [...page.querySelectorAll(".cb-required > li")];
      this.phrases = [...page.querySelectorAll(".cb-phrases > li")];
      this.said = make("output", { className: "cb-said" });
      this.findings = make("div");
      this.querySelector(".cb-note").remove();
      this.append(this.form, this.said, this.findings);
      this.area = this.form.elements.text;
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.show();
      });
      this.form.addEventListener("input", () => this.showSoon());
    }

    disconnectedCallback() {
      clearTimeout(this.pending);
    }

    /** Checks a text that was written elsewhere on the page.
        @type {(text: string) => void} */
    take(text) {
      this.area.value = text;
      this.show();
      this.scrollIntoView();
      this.area.focus({ preventScroll: true });
    }

    /** @returns {Demands} */
    get demands() {
      return {
        required: this.required.map((element) => wordings(element, "sign")),
        forbidden: this.phrases.map((phrase) => ({ phrases: wordings(phrase, "phrase"), unless: wordings(phrase, "unless") })),
        allowed: this.dataset.allowed.split(" "),
        blanks: this.dataset.blanks.split("\n").filter(Boolean),
        taboos: this.taboos,
      };
    }

    showSoon() {
      clearTimeout(this.pending);
      if (this.said.value) this.pending = setTimeout(() => this.show(), PAUSE);
    }

    async show() {
      await this.learn();
      const text = this.area.value;
      if (!text.trim()) {
        this.findings.replaceChildren();
        this.tell("先把文字贴进来，或者写在上面。", "");
        return this.area.focus();
      }
      const { missing, spans: sure } = this.proofreading.check(text, this.demands);
      const wrong = sure.filter(({ kind }) => kind === "forbidden" || kind === "taboo");
      const spans = [...sure, ...this.sounding(text, wrong)].toSorted((one, other) => one.start - other.start || one.end - other.end);
      const lacks = missing.map((number) => this.lack(this.required[number]));
      const found = spans.map((span) => this.finding(text, span, spans));
      this.findings.replaceChildren(...part("没有讲到", lacks), ...part("要改的地方", found));
      this.tell(this.summary(missing, spans), missing.length || spans.some(({ kind }) => kind !== "proposed" && kind !== "sounding") ? "bad" : "good");
    }

    /** Taboos are read when they are first asked for: they weigh more than the page. */
    async learn() {
      if (this.taboos) return;
      const [table, known] = await Promise.all([load("proofreading"), load("taboos")]);
      this.sounding = casebook.sounding(table, known);
      this.taboos = known.taboos;
    }

    /** @type {(words: string, standing: string) => void} */
    tell(words, standing) {
      this.said.dataset.standing = standing;
      if (this.said.value !== words) this.said.value = words;
    }

    /** @type {(missing: number[], spans: Span[]) => string} */
    summary(missing, spans) {
      /** @type {(kind: Span["kind"]) => number} */
      const count = (kind) => spans.filter((span) => span.kind === kind).length;
      const parts = [
        [missing.length, "项没有讲到"],
        [count("forbidden") + count("taboo"), "处不能这样说"],
        [count("personal"), "处个人信息"],
        [count("blank"), "个空没填"],
      ];
      const told = parts.filter(([number]) => number).map(([number, words]) => `${number} ${words}`);
      const doubts = [
        [count("proposed"), "处可能是个人信息"],
        [count("sounding"), "处听着不妥"],
      ].filter(([number]) => number).map(([number, words]) => `${number} ${words}`);
      const doubt = doubts.length ? `另有 ${doubts.join("，")}，要自己看。` : "";
      if (told.length) return `查到：${told.join("，")}。${doubt}`;
      return `没有查到问题，必须讲到的 ${this.required.length} 项都有。${doubt}事实、金额和日期对不对，还要自己核。`;
    }

    /** @type {(element: HTMLElement) => HTMLElement} */
    lack(element) {
      const told = [...element.childNodes].filter((node) => !(node instanceof Element && node.matches(".cb-hint")));
      return make("li", {}, ...told.map((node) => node.cloneNode(true)));
    }

    /** @type {(text: string, span: Span, spans: Span[]) => HTMLElement} */
    finding(text, span, spans) {
      const hidden = /** @type {PersonalSpan[]} */ (spans.filter(({ kind }) => kind === "personal" || kind === "proposed"));
      const words = this.safe(text, span.start, span.end, hidden);
      const line = text.slice(0, span.start).split("\n").length;
      const go = make("button", { type: "button", className: "md-button", textContent: "到这一处" });
      go.ariaLabel = `到第 ${line} 行的“${words}”`;
      go.addEventListener("click", () => {
        this.area.focus();
        this.area.setSelectionRange(span.start, span.end);
      });
      const before = this.safe(text, Math.max(0, span.start - AROUND), span.start, hidden);
      const after = this.safe(text, span.end, Math.min(text.length, span.end + AROUND), hidden);
      const quote = make("q", {}, `……${before}`, make("mark", { textContent: words }), `${after}……`);
      return make("li", {}, make("p", {}, `第 ${line} 行 `, quote, " ", go), ...this.advice(span));
    }

    /** What to do about it.
        @type {(span: Span) => Element[]} */
    advice({ kind, which }) {
      if (kind === "blank") return [make("p", { textContent: "这个空还没有填。" })];
      if (kind === "personal") {
        return [make("p", { textContent: `像是${this.proofreading.labelOf(which)}，这里不该出现：删去，或者只写尾号。` })];
      }
      if (kind === "proposed") {
        return [make("p", { textContent: `可能是${this.proofreading.labelOf(which)}：不是收信人或者本机构的，删去。` })];
      }
      if (kind === "taboo") return this.reasons(this.taboos[which]);
      if (kind === "sounding") {
        const { title } = this.taboos[which];
        return [make("p", { textContent: `听着像“${title}”。这是凭例句猜的，没有问题就不用改。` }), ...this.reasons(this.taboos[which])];
      }
      const told = this.phrases[Number(which)].querySelectorAll(".cb-instead, .cb-because");
      return [...told].map((element) => element.cloneNode(true));
    }

    /** @type {(taboo: TabooEntry) => Element[]} */
    reasons({ why, instead, links }) {
      /** @type {(words: string) => HTMLElement} */
      const label = (words) => make("span", { className: "cb-label", textContent: words });
      return [
        make("p", { className: "cb-instead" }, label("改成"), ` ${instead}`),
        make("p", { className: "cb-because" }, label("为什么"), ` ${why} `, make("span", { className: "cb-by" }, fragment(links))),
      ];
    }

    /** A stretch of the text in which personal data is not repeated.
        @type {(text: string, start: number, end: number, hidden: PersonalSpan[]) => string} */
    safe(text, start, end, hidden) {
      let [told, at] = ["", start];
      for (const span of hidden.filter((other) => other.start < end && other.end > start)) {
        told += text.slice(at, Math.max(at, span.start)) + this.proofreading.masked(span.which, text.slice(span.start, span.end));
        at = span.end;
      }
      return told + text.slice(at, Math.max(at, end));
    }
  }

  /** @type {(element: HTMLElement, name: string) => string[]} */
  function wordings(element, name) {
    return [...element.querySelectorAll(`[data-${name}]`)].map(({ textContent }) => textContent);
  }

  /** @type {(words: string, items: HTMLElement[]) => HTMLElement[]} */
  function part(words, items) {
    if (!items.length) return [];
    const label = make("p", { className: "cb-label", textContent: `${words}（${items.length}）` });
    return [make("div", { className: "cb-lines cb-findings" }, label, make("ul", {}, ...items))];
  }

  customElements.define("cb-proof", Proof);
}
