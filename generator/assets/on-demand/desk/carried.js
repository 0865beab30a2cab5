/* What the docket brings to a place of the desk: fields that can be changed there, and rows of what the records offer for
   what was confirmed. Each place names what it takes (`data-carries`, `Step.carries` in generator/kinds/guide.py). */
"use strict";

{
  const { make } = casebook;
  const FIELDS = ["received", "product", "severity", "cause"];

  /** @typedef {HTMLInputElement | HTMLSelectElement} Choosing */

  class Carried {
    /** @param {HTMLElement} place @param {string[]} names @param {HTMLElement} desk has the templates of the fields */
    constructor(place, names, desk) {
      this.names = names;
      this.causes = make("ul", { className: "cb-causes" });
      this.rows = make("div");
      /** @type {Choosing[]} */
      this.controls = [];
      const form = make("form", { className: "cb-tool", autocomplete: "off", ariaLabel: labelOf(place) });
      form.addEventListener("submit", (event) => event.preventDefault());
      for (const name of FIELDS.filter((one) => names.includes(one))) form.append(...this.field(name, desk));
      if (names.includes("cause")) form.append(this.causes);
      place.replaceChildren(...(form.childElementCount ? [form] : []), this.rows);
    }

    /** @type {(name: string, desk: HTMLElement) => Node[]} */
    field(name, desk) {
      const parts = desk.querySelector(`template[data-part=${name}]`).content.cloneNode(true);
      const control = /** @type {Choosing} */ (parts.querySelector("input, select"));
      control.addEventListener("change", () => this.changed(control));
      this.controls.push(control);
      return [...parts.childNodes];
    }

    /** @type {(control: Choosing) => void} */
    changed({ name, value, validity }) {
      if (!validity.valid) return; // a year is being typed
      if (name !== "cause") casebook.docket.keep({ [name]: value });
      else if (value) casebook.docket.keep({ causes: [...new Set([...casebook.docket.kept().causes, value])] });
    }

    /** @type {(kept: Docket, advice: Advice) => void} */
    show(kept, advice) {
      for (const control of this.controls) {
        const value = control.name === "cause" ? "" : kept[/** @type {"received" | "product" | "severity"} */ (control.name)];
        if (control.value !== value) control.value = value;
      }
      this.causes.replaceChildren(...kept.causes.flatMap((id) => this.cause(id) ?? []));
      this.rows.replaceChildren(...this.offered(kept, advice));
    }

    /** A confirmed cause, with a way to take it back.
        @type {(id: string) => HTMLElement | null} */
    cause(id) {
      const select = /** @type {HTMLSelectElement} */ (this.controls.find(({ name }) => name === "cause"));
      const title = [...(select?.options ?? [])].find(({ value }) => value === id)?.text;
      if (!title) return null; // has been renamed or retired since
      const button = make("button", { type: "button", ariaLabel: `去掉${title}` }, "去掉");
      button.addEventListener("click", () => {
        select.focus();
        casebook.docket.keep({ causes: casebook.docket.kept().causes.filter((other) => other !== id) });
      });
      return make("li", {}, title, " ", button);
    }

    /** One row for each thing that is offered, dangers first; what several offer stands there once.
        @type {(kept: Docket, advice: Advice) => HTMLElement[]} */
    offered({ received, product, severity, causes, dangers }, advice) {
      const confirmed = [...dangers, ...causes, severity, product].filter(Boolean).map((id) => advice.on(id, received));
      const rows = this.names.flatMap((name) => rowOf(confirmed, name));
      return rows.length ? [make("dl", { className: "cb-pairs cb-offers" }, ...rows)] : [];
    }
  }

  /** Steps are told apart by their titles.
      @type {(place: HTMLElement) => string} */
  function labelOf(place) {
    const step = place.closest("details")?.querySelector("summary").firstChild?.textContent;
    return step ? `这一件：${step}` : "这一件";
  }

  /** @type {(confirmed: DocumentFragment[], name: string) => HTMLElement[]} */
  function rowOf(confirmed, name) {
    const found = confirmed.flatMap((advice) => [...advice.querySelectorAll(`[data-row=${name}]`)]);
    const items = new Map(found.flatMap((row) => [...row.querySelectorAll("li")]).map((item) => [item.textContent, item]));
    const title = found[0]?.getAttribute("data-title") ?? "";
    return items.size ? [make("dt", { textContent: title }), make("dd", { className: `cb-row-${name}` }, make("ul", {}, ...items.values()))] : [];
  }

  casebook.Carried = Carried;
}
