/* <cb-results>: the one box for what is asked. Words are looked for as one types; a sentence of a customer is assessed too,
   once the typing rests. On a page of its own (`address`) the query and the chosen values stand in the address, but for a
   sentence, which is nobody's business; `brief` is the box on a page about something else. Arrow keys lead from result to
   result. */
"use strict";

{
  const { isSentence, make } = casebook;
  const REST = 400; // milliseconds without a key, after which a sentence is whole
  const LINKS = ":is(cb-assessment, .cb-hits) :is(a[href], button)";
  const FOCUSED = "a[href], summary, input";
  const EXAMPLES = ["催收一天能打几次", "征信写错了多久能改", "15日", "zxyy"];

  class Results extends HTMLElement {
    /** @type {Map<string, string>} */ chosen;
    /** @type {HTMLInputElement} */ input;
    /** @type {HTMLElement} */ kinds;
    /** @type {HTMLDetailsElement} */ filters;
    /** @type {HTMLOutputElement} */ status;
    /** @type {HTMLElement} */ list;
    /** @type {HTMLElement} */ tools;
    /** @type {HTMLElement} */ found;
    /** @type {AssessmentElement | undefined} */ panel;
    /** @type {number | undefined} */ waiting;
    /** @type {Engine | undefined} */ engine;
    /** @type {Answer | null} */ answer;

    connectedCallback() {
      if (this.input) return;
      this.chosen = new Map();
      const form = this.querySelector("form") ?? casebook.searchForm();
      this.input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
      this.kinds = make("div", { className: "cb-kinds", role: "group", ariaLabel: "种类" });
      this.filters = make("details", { className: "cb-filters", hidden: true }, make("summary", {}, "筛选"), make("div"));
      this.status = make("output", { className: "cb-found" });
      this.list = make("div", { className: "cb-hits" });
      this.tools = make("div", { className: "cb-narrow" }, this.kinds, this.filters, this.status);
      this.found = make("div", { className: "cb-answers" }, this.tools, this.list);
      form.addEventListener("submit", (event) => this.submit(event));
      if (!form.isConnected) this.replaceChildren(form); // else it stays where it is, or it would lose the focus
      this.append(this.found);
      form.addEventListener("input", () => this.look());
      this.input.addEventListener("focus", () => casebook.search().catch(() => null)); // names are there when a key comes
      this.addEventListener("keydown", (event) => this.move(event));
      this.list.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("a[href]") && casebook.recent.add(this.input.value));
      if (this.input.matches(":focus")) casebook.search().catch(() => null);
      if (this.hasAttribute("address")) this.readAddress();
      if (!this.closest("dialog")) casebook.comingBack(this.input, this.found);
      this.look();
    }

    /* Begin anew, or with what was typed last. */
    start() {
      this.input.focus();
      this.input.select();
    }

    /* What is asked now. */
    get query() {
      return this.input.value.trim();
    }

    readAddress() {
      const asked = new URLSearchParams(location.search);
      this.input.value = asked.get("q") ?? "";
      for (const [name, value] of asked) if (name !== "q") this.chosen.set(name, value);
      if (this.chosen.size) casebook.search().then((engine) => this.unchoose(engine)).catch(() => null);
    }

    /** What an address asks for and no page has is asked for no more.
        @type {(engine: Engine) => void} */
    unchoose({ facets }) {
      const known = new Map(facets.map(({ name, values }) => [name, values]));
      const unknown = [...this.chosen].filter(([name, value]) => !Object.hasOwn(known.get(name) ?? {}, value));
      for (const [name] of unknown) this.chosen.delete(name);
      if (!unknown.length) return;
      this.writeAddress();
      if (this.answer) this.show(this.answer);
    }

    writeAddress() {
      if (!this.hasAttribute("address")) return;
      history.replaceState(history.state, "", this.address());
    }

    /* This query on a page of its own; what somebody said goes into no address. */
    address() {
      const { query } = this;
      const asked = new URLSearchParams([["q", isSentence(query) ? "" : query], ...this.chosen].filter(([, value]) => value));
      return casebook.address("search") + (asked.size ? `?${asked}` : "");
    }

    async look() {
      const { query } = this;
      this.writeAddress();
      this.hear(query);
      if (!query) return this.rest();
      if (!this.answer) this.status.value = "正在准备……";
      const engine = await casebook.search().catch(() => null);
      if (!engine) this.status.value = "搜索用的数据读不到，请刷新一次。";
      else if (query === this.query) await (this.engine = engine).look(query, (answer) => this.show(answer));
    }

    /** A sentence waits until it is whole.
        @type {(query: string) => void} */
    hear(query) {
      clearTimeout(this.waiting);
      if (isSentence(query)) this.waiting = setTimeout(() => this.assess(query), REST);
      else this.dismiss();
    }

    dismiss() {
      this.panel?.remove();
      this.panel = undefined;
    }

    /** @type {(query: string) => Promise<void>} */
    async assess(query) {
      this.panel ??= make("cb-assessment", { className: "md-typeset" });
      this.tools.before(this.panel);
      await customElements.whenDefined("cb-assessment");
      if (query === this.query) await this.panel?.assess(query);
    }

    /* Nothing is asked: what was looked for before. */
    rest() {
      if (this.engine) this.engine.turn = null;
      this.answer = null;
      this.status.value = "";
      this.filters.hidden = true;
      this.kinds.replaceChildren();
      this.list.replaceChildren();
      if (!this.hasAttribute("brief")) this.showRecent();
    }

    showRecent() {
      const queries = casebook.recent.all();
      const wipe = make("button", { type: "button", className: "cb-wipe" }, "清除");
      wipe.addEventListener("click", () => {
        casebook.recent.wipe();
        this.rest();
        this.input.focus();
      });
      const heading = queries.length ? make("h2", {}, "最近搜过", wipe) : make("h2", {}, "可以这样搜");
      const buttons = (queries.length ? queries : EXAMPLES).map((query) => this.again(query));
      this.list.replaceChildren(heading, make("div", { className: "cb-recent" }, ...buttons));
    }

    /** @type {(query: string) => HTMLElement} */
    again(query) {
      const button = make("button", { type: "button" }, query);
      button.addEventListener("click", () => {
        this.input.value = query;
        this.input.focus();
        this.input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return button;
    }

    /** @type {(answer: Answer) => void} */
    show(answer) {
      this.answer = answer;
      const { activeElement } = document;
      const focused = activeElement instanceof HTMLAnchorElement && this.list.contains(activeElement) && activeElement.href;
      this.showFacets(answer);
      const found = answer.chosen(this.chosen);
      this.status.value = this.told(answer, found);
      if (answer.isComplete && casebook.isNothing(answer)) this.showNothing(answer);
      else this.list.replaceChildren(...casebook.hits.sections(answer, found, this.chosen.get("kind")), ...this.others(answer, found));
      if (focused) [...this.list.querySelectorAll("a[href]")].find(({ href }) => href === focused)?.focus();
    }

    /** @type {(answer: Answer, found: number[]) => string} */
    told(answer, found) {
      if (!answer.isComplete) return found.length ? `找到 ${found.length} 页，还在查正文……` : "没有找到，还在查正文……";
      if (casebook.isNothing(answer)) return "没有找到。";
      return found.length ? `找到 ${found.length} 页` : `没有找到。去掉所选的条件，有 ${answer.found.length} 页。`;
    }

    /** What is offered where what was found is not what was looked for.
        @type {(answer: Answer, found: number[]) => HTMLElement[]} */
    others(answer, found) {
      if (!answer.isComplete) return [];
      if (!found.length) return [this.button("去掉所选的条件", () => this.widen())];
      const more = this.button("都不是要找的", () => {
        const nothing = this.nothing(answer);
        more.replaceWith(nothing);
        nothing.focus();
      });
      return [more];
    }

    /** @type {(answer: Answer) => void} */
    showNothing(answer) {
      this.filters.hidden = true;
      this.kinds.replaceChildren();
      this.list.replaceChildren(this.nothing(answer));
    }

    /** @type {(answer: Answer) => HTMLElement} */
    nothing(answer) {
      const element = make("cb-nothing", { className: "md-typeset", tabIndex: -1 });
      customElements.whenDefined("cb-nothing").then(() => element.tell(answer));
      return element;
    }

    widen() {
      this.chosen.clear();
      this.writeAddress();
      if (this.answer) this.show(this.answer);
      this.input.focus();
    }

    /** @type {(words: string, press: () => void) => HTMLElement} */
    button(words, press) {
      const button = make("button", { type: "button", className: "cb-more-hits" }, words);
      button.addEventListener("click", press);
      return button;
    }

    /** @type {(answer: Answer) => void} */
    showFacets(answer) {
      const counts = answer.counts(this.chosen);
      const [kinds, ...others] = answer.engine.facets;
      const buttons = [...counts.get("kind") ?? []].map(([value, count]) => {
        const button = make("button", { type: "button", ariaPressed: String(this.chosen.get("kind") === value) }, `${kinds.values[value]} ${count}`);
        button.addEventListener("click", () => this.choose("kind", this.chosen.get("kind") === value ? "" : value));
        return button;
      });
      const focused = [...this.kinds.children].indexOf(/** @type {HTMLElement} */ (document.activeElement));
      this.kinds.replaceChildren(...buttons);
      buttons[focused]?.focus();
      const selects = others.flatMap((facet) => this.select(facet, counts.get(facet.name) ?? new Map()) ?? []);
      if (!this.filters.contains(document.activeElement) || !this.filters.open) this.filters.lastElementChild?.replaceChildren(...selects);
      this.filters.hidden = !this.filters.lastElementChild?.children.length;
    }

    /** @type {(facet: SearchFacet, counts: Map<string, number>) => HTMLElement | null} */
    select({ name, label, values }, counts) {
      const current = this.chosen.get(name) ?? "";
      if (counts.size < 2 && !current) return null;
      const options = [...counts].toSorted(([, one], [, other]) => other - one).map(([value, count]) => make("option", { value }, `${values[value]}（${count}）`));
      const select = make("select", { name }, make("option", { value: "" }, "全部"), ...options);
      select.value = current;
      select.addEventListener("change", () => this.choose(name, select.value));
      return make("label", {}, make("span", {}, label), select);
    }

    /** @type {(name: string, value: string) => void} */
    choose(name, value) {
      if (value) this.chosen.set(name, value);
      else this.chosen.delete(name);
      this.writeAddress();
      if (this.answer) this.show(this.answer);
    }

    /** @type {(event: Event) => Promise<void>} */
    async submit(event) {
      event.preventDefault();
      const { query } = this;
      if (isSentence(query)) return this.enterPanel(query);
      casebook.recent.add(query);
      if (!this.hasAttribute("address")) this.list.querySelector("a[href]")?.click();
    }

    /** @type {(query: string) => Promise<void>} */
    async enterPanel(query) {
      clearTimeout(this.waiting);
      await this.assess(query);
      (this.panel?.querySelector(FOCUSED) ?? this.list.querySelector("a[href]"))?.focus();
    }

    /** @type {(event: KeyboardEvent) => void} */
    move(event) {
      const links = [...this.found.querySelectorAll(LINKS)].filter((link) => link.checkVisibility());
      const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || (at < 0 && document.activeElement !== this.input)) return;
      if (step) {
        event.preventDefault();
        (links[at + step] ?? (step < 0 ? this.input : links.at(-1)))?.focus();
      } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) this.input.focus();
    }
  }

  customElements.define("cb-results", Results);
}
