/* <cb-filter facets="product cause" labels="产品 原因">: narrows down the list that follows it, by one choice a facet and
   by words. The choices and their counts come from the chips of the entries. What is chosen stands in the address as
   `#?cause=…`, which also works on a page opened from a folder and survives the back button. */
"use strict";

{
  /** @typedef {{ element: HTMLElement, values: Map<string, Map<string, string>>, text?: string }} Listed An entry, and what its chips say: facet → value → word. */
  /** @typedef {{ name: string, label: string, choices: Map<string, string>, select: HTMLSelectElement }} Facet */

  class Filter extends HTMLElement {
    /** @type {Listed[]} */ entries;
    /** @type {AbortController | undefined} */ removed;
    /** @type {HTMLInputElement} */ words;
    /** @type {HTMLOutputElement} */ count;
    /** @type {HTMLButtonElement} */ reset;
    /** @type {HTMLFormElement} */ form;
    /** @type {Facet[]} */ facets;
    /** @type {number | undefined} */ pending;

    connectedCallback() {
      const elements = [...(this.nextElementSibling?.children ?? [])];
      this.entries = elements.map((element) => ({ element, values: valuesOf(element) }));
      if (this.entries.length < 2) return;
      this.build();
      this.removed = new AbortController();
      addEventListener("hashchange", () => this.readAddress(), { signal: this.removed.signal });
      this.readAddress();
    }

    disconnectedCallback() {
      this.removed?.abort();
    }

    build() {
      this.words = make("input", { type: "search", name: "q", autocomplete: "off" });
      this.count = make("output");
      this.reset = make("button", { type: "reset", textContent: "全部显示" });
      const facets = this.names().map(([name, label]) => this.facet(name, label));
      this.facets = facets.filter(({ choices }) => choices.size);
      this.form = make("form", { role: "search", ariaLabel: "筛选" });
      this.form.append(field("含有字词", this.words), ...this.facets.map(({ label, select }) => field(label, select)));
      this.form.append(this.reset, this.count);
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", () => this.schedule());
      this.form.addEventListener("reset", () => this.schedule());
      this.replaceChildren(this.form);
    }

    /** @type {() => [string, string][]} */
    names() {
      const labels = this.getAttribute("labels").split(" ");
      const names = this.getAttribute("facets").split(" ").filter(Boolean);
      return names.map((name, index) => [name, labels[index]]);
    }

    /** @type {(name: string, label: string) => Facet} */
    facet(name, label) {
      const found = this.entries.flatMap(({ values }) => [...(values.get(name) ?? [])]);
      const totals = counted(found.map(([id]) => id));
      const choices = new Map(found.toSorted(([one], [other]) => Number(totals.get(other)) - Number(totals.get(one))));
      const select = make("select", { name });
      select.append(make("option", { value: "", textContent: "全部" }));
      select.append(...[...choices.keys()].map((value) => make("option", { value })));
      return { name, label, choices, select };
    }

    /* Several keystrokes before the next frame are one update; a form is empty only after its reset event. */
    schedule() {
      this.pending ??= requestAnimationFrame(() => {
        this.pending = undefined;
        this.writeAddress();
        this.show();
      });
    }

    readAddress() {
      const chosen = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
      this.words.value = chosen.get("q") ?? "";
      for (const { name, choices, select } of this.facets) {
        const value = chosen.get(name) ?? "";
        select.value = choices.has(value) ? value : "";
      }
      this.show();
    }

    writeAddress() {
      const given = /** @type {[string, string][]} */ ([...new FormData(this.form)]); // no field takes files
      const chosen = new URLSearchParams(given.filter(([, value]) => value.trim()));
      const page = location.href.split("#")[0];
      history.replaceState(history.state, "", chosen.size ? `${page}#?${chosen}` : page);
    }

    show() {
      const terms = folded(this.words.value).split(" ").filter(Boolean);
      const active = this.facets.filter(({ select }) => select.value);
      const found = this.entries.filter((entry) => terms.every((term) => textOf(entry).includes(term)));
      const shown = new Set(found.filter((entry) => active.every((facet) => has(entry, facet))));
      for (const entry of this.entries) entry.element.hidden = !shown.has(entry);
      for (const facet of this.facets) {
        const others = active.filter((other) => other !== facet);
        count(facet, found.filter((entry) => others.every((other) => has(entry, other))));
      }
      const counts = `显示 ${shown.size} 条，共 ${this.entries.length} 条`;
      this.count.value = shown.size ? counts : "没有符合的，去掉一个条件试试";
    }
  }

  /** What the chips of an entry say: facet → value → word.
      @type {(element: Element) => Listed["values"]} */
  function valuesOf(element) {
    const values = new Map();
    for (const chip of element.querySelectorAll("[data-facet]")) {
      const { facet, value } = chip.dataset;
      if (!values.has(facet)) values.set(facet, new Map());
      values.get(facet).set(value, chip.textContent.trim());
    }
    return values;
  }

  /** @type {(entry: Listed) => string} */
  function textOf(entry) {
    return (entry.text ??= folded(entry.element.textContent));
  }

  /** @type {(entry: Listed, facet: Facet) => boolean} */
  function has(entry, { name, select }) {
    return entry.values.get(name)?.has(select.value) ?? false;
  }

  /** Each choice says how many entries it would show, given all other choices.
      @type {(facet: Facet, entries: Listed[]) => void} */
  function count(facet, entries) {
    const counts = counted(entries.flatMap(({ values }) => [...(values.get(facet.name)?.keys() ?? [])]));
    for (const option of facet.select.options) {
      if (option.value) option.textContent = `${facet.choices.get(option.value)}（${counts.get(option.value) ?? 0}）`;
    }
  }

  /** @type {(values: string[]) => Map<string, number>} */
  function counted(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  /** @type {(text: string) => string} */
  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  /** @type {(words: string, control: HTMLElement) => HTMLElement} */
  function field(words, control) {
    const label = make("label");
    label.append(make("span", { textContent: words }), control);
    return label;
  }

  /** @type {Casebook["make"]} */
  function make(tag, properties = {}) {
    return Object.assign(document.createElement(tag), properties);
  }

  customElements.define("cb-filter", Filter);
}
