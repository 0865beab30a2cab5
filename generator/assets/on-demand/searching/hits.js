/* Results as they are read: the best of all, then the others by kind. */
"use strict";

{
  const { make } = casebook;
  const BEST = 5; // shown first, whatever they are
  const EACH = 3; // then of each kind
  const MANY = 30; // of one kind alone

  /** The best of all, then the others by kind; few results, or those of one kind, need no such order.
      @type {Casebook["hits"]["sections"]} */
  function sections(answer, found, chosen) {
    if (chosen) return [section(answer, "", found, MANY)];
    const best = found.length > BEST + 1 ? found.slice(0, BEST) : [];
    const others = Map.groupBy(found.slice(best.length), (page) => answer.kind(page));
    const kinds = [...others].map(([kind, pages]) => section(answer, kind, pages, EACH));
    return best.length ? [section(answer, "最相关", best, BEST), ...kinds] : kinds;
  }

  /** @type {(answer: Answer, title: string, pages: number[], most: number) => HTMLElement} */
  function section(answer, title, pages, most) {
    const items = make("ol", {}, ...answer.shown(pages.slice(0, most)).map((result) => item(result)));
    /** @type {HTMLElement[]} */
    const parts = title ? [make("h2", {}, title), items] : [items];
    if (pages.length > most) parts.push(more(answer, title, pages, most, items));
    return make("section", {}, ...parts);
  }

  /** @type {(answer: Answer, title: string, pages: number[], most: number, items: HTMLElement) => HTMLElement} */
  function more(answer, title, pages, most, items) {
    const button = make("button", { type: "button", className: "cb-more-hits" }, `再看 ${Math.min(MANY, pages.length - most)} 页${title}`);
    button.addEventListener("click", () => {
      const added = answer.shown(pages.slice(most, most + MANY)).map((result) => item(result));
      items.append(...added);
      if (pages.length > most + MANY) button.replaceWith(more(answer, title, pages, most + MANY, items));
      else button.remove();
      added[0].querySelector("a")?.focus();
    });
    return button;
  }

  /** @type {Casebook["hits"]["item"]} */
  function item({ title, heading, kind, note, address, text, places }) {
    const name = make("strong", {}, ...drawn(title), ...(heading ? [" › ", ...drawn(heading)] : []));
    const chips = [kind, note].filter((word) => word !== undefined).map((word) => make("span", { className: "cb-chip" }, word));
    const link = make("a", { href: casebook.address(address) }, name, " ", ...chips, make("span", { className: "cb-text" }, ...drawn(text)));
    const inside = places.map((place) =>
      make("li", {}, make("a", { href: casebook.address(place.address) }, make("b", {}, ...drawn(place.heading)), make("span", { className: "cb-text" }, ...drawn(place.text)))),
    );
    return make("li", {}, link, ...(inside.length ? [make("ul", {}, ...inside)] : []));
  }

  /** @type {(pieces: Piece[]) => (HTMLElement | string)[]} */
  function drawn(pieces) {
    return pieces.map(({ text, isMarked }) => (isMarked ? make("mark", {}, text) : text));
  }

  casebook.hits = { item, sections };
}
