/* <cb-results>: a field, filters and what was found, as one types. On a page of its own (`address`) the query and the chosen
   values stand in the address; in the dialog of <cb-search> they do not. Arrow keys lead from result to result. */
"use strict";

{
  const { make } = casebook;
  const BEST = 5; // shown first, whatever they are
  const EACH = 3; // then of each kind
  const MANY = 30; // of one kind alone
  const EXAMPLES = ["催收一天能打几次", "征信写错了多久能改", "15日", "zxyy"];

  class Results extends HTMLElement {
    /** @type {Map<string, string>} */ chosen;
    /** @type {HTMLInputElement} */ input;
    /** @type {HTMLElement} */ kinds;
    /** @type {HTMLDetailsElement} */ filters;
    /** @type {HTMLOutputElement} */ status;
    /** @type {HTMLElement} */ list;
    /** @type {Answer | null} */ answer;

    connectedCallback() {
      if (this.input) return;
      this.chosen = new Map();
      this.input = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false, placeholder: "说法、拼音首字母、整句话都行", ariaLabel: "搜索" });
      this.input.enterKeyHint = "search";
      this.kinds = make("div", { className: "cb-kinds", role: "group", ariaLabel: "种类" });
      this.filters = make("details", { className: "cb-filters", hidden: true }, make("summary", {}, "筛选"), make("div"));
      this.status = make("output", { className: "cb-found" });
      this.list = make("div", { className: "cb-hits" });
      const form = make("form", { role: "search", ariaLabel: "全站搜索" }, this.input, this.kinds, this.filters, this.status);
      form.addEventListener("submit", (event) => this.submit(event));
      this.replaceChildren(form, this.list);
      this.input.addEventListener("input", () => this.look());
      this.addEventListener("keydown", (event) => this.move(event));
      this.list.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("a[href]") && casebook.recent.add(this.input.value));
      if (this.hasAttribute("address")) this.readAddress();
      else this.look();
    }

    /* Begin anew, or with what was typed last. */
    start() {
      this.input.focus();
      this.input.select();
    }

    readAddress() {
      const asked = new URLSearchParams(location.search);
      this.input.value = asked.get("q") ?? "";
      for (const [name, value] of asked) if (name !== "q") this.chosen.set(name, value);
      this.look();
    }

    writeAddress() {
      if (!this.hasAttribute("address")) return;
      history.replaceState(history.state, "", this.address());
    }

    /* This query on a page of its own. */
    address() {
      const asked = new URLSearchParams([["q", this.input.value.trim()], ...this.chosen].filter(([, value]) => value));
      return casebook.address("search") + (asked.size ? `?${asked}` : "");
    }

    async look() {
      const query = this.input.value.trim();
      this.writeAddress();
      if (!query) return this.rest();
      if (!this.answer) this.status.value = "正在准备……";
      const engine = await casebook.search().catch(() => null);
      if (!engine) this.status.value = "搜索用的数据读不到，请刷新一次。";
      else if (query === this.input.value.trim()) await engine.look(query, (answer) => this.show(answer));
    }

    /* Nothing is asked: what was looked for before. */
    rest() {
      casebook.search().then((engine) => (engine.turn = null), () => null);
      this.answer = null;
      this.status.value = "";
      this.filters.hidden = true;
      this.kinds.replaceChildren();
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
        this.look();
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
      const state = answer.isComplete ? "" : "，还在查正文……";
      this.status.value = found.length ? `找到 ${found.length} 页${state}` : `没有找到${state || "。换个说法、少写几个字，或者只写拼音首字母试试。"}`;
      this.list.replaceChildren(...this.sections(answer, found));
      if (focused) [...this.list.querySelectorAll("a[href]")].find(({ href }) => href === focused)?.focus();
    }

    /** The best of all, then the others by kind; few results, or those of one kind, need no such order.
        @type {(answer: Answer, found: number[]) => HTMLElement[]} */
    sections(answer, found) {
      if (this.chosen.get("kind")) return [this.section(answer, "", found, MANY)];
      const best = found.length > BEST + 1 ? found.slice(0, BEST) : [];
      const others = Map.groupBy(found.slice(best.length), (page) => answer.kind(page));
      const kinds = [...others].map(([kind, pages]) => this.section(answer, kind, pages, EACH));
      return best.length ? [this.section(answer, "最相关", best, BEST), ...kinds] : kinds;
    }

    /** @type {(answer: Answer, title: string, pages: number[], most: number) => HTMLElement} */
    section(answer, title, pages, most) {
      const items = make("ol", {}, ...answer.shown(pages.slice(0, most)).map((result) => this.item(result)));
      /** @type {HTMLElement[]} */
      const parts = title ? [make("h2", {}, title), items] : [items];
      if (pages.length > most) parts.push(this.more(answer, title, pages, most, items));
      return make("section", {}, ...parts);
    }

    /** @type {(answer: Answer, title: string, pages: number[], most: number, items: HTMLElement) => HTMLElement} */
    more(answer, title, pages, most, items) {
      const button = make("button", { type: "button", className: "cb-more-hits" }, `再看 ${Math.min(MANY, pages.length - most)} 页${title}`);
      button.addEventListener("click", () => {
        const added = answer.shown(pages.slice(most, most + MANY)).map((result) => this.item(result));
        items.append(...added);
        if (pages.length > most + MANY) button.replaceWith(this.more(answer, title, pages, most + MANY, items));
        else button.remove();
        added[0].querySelector("a")?.focus();
      });
      return button;
    }

    /** @type {(result: Shown) => HTMLElement} */
    item({ title, heading, kind, note, address, text, places }) {
      const name = make("strong", {}, ...drawn(title), ...(heading ? [" › ", ...drawn(heading)] : []));
      const chips = [kind, note].filter((word) => word !== undefined).map((word) => make("span", { className: "cb-chip" }, word));
      const link = make("a", { href: casebook.address(address) }, name, " ", ...chips, make("span", { className: "cb-text" }, ...drawn(text)));
      const inside = places.map((place) =>
        make("li", {}, make("a", { href: casebook.address(place.address) }, make("b", {}, ...drawn(place.heading)), make("span", { className: "cb-text" }, ...drawn(place.text)))),
      );
      return make("li", {}, link, ...(inside.length ? [make("ul", {}, ...inside)] : []));
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

    /** @type {(event: Event) => void} */
    submit(event) {
      event.preventDefault();
      casebook.recent.add(this.input.value);
      if (!this.hasAttribute("address")) this.list.querySelector("a[href]")?.click();
    }

    /** @type {(event: KeyboardEvent) => void} */
    move(event) {
      const links = [...this.list.querySelectorAll("a[href], button")];
      const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || (at < 0 && document.activeElement !== this.input)) return;
      if (step) {
        event.preventDefault();
        (links[at + step] ?? (step < 0 ? this.input : links.at(-1)))?.focus();
      } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) this.input.focus();
    }
  }

  /** @type {(pieces: Piece[]) => (HTMLElement | string)[]} */
  function drawn(pieces) {
    return pieces.map(({ text, isMarked }) => (isMarked ? make("mark", {}, text) : text));
  }

  customElements.define("cb-results", Results);
}
