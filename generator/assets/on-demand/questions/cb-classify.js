/* <cb-classify>: each item is put in one of the groups. */
"use strict";

{
  const { make } = casebook;

  class Classify extends casebook.Assigning {
    /** @type {HTMLElement[]} */ groups;

    rows() {
      const groups = this.querySelector(":scope > .cb-groups");
      const list = this.querySelector(":scope > .cb-options");
      this.groups = [...groups.querySelectorAll("[data-fingerprint]")];
      groups.remove();
      list.remove();
      return make("div", {}, ...[...list.children].map((item) => this.row(item)));
    }

    /** @type {(item: HTMLElement) => HTMLElement} */
    row(item) {
      const legend = make("legend", {}, ...item.childNodes);
      const choices = this.groups.map((group) => {
        const input = make("input", { type: "radio", name: `${this.name}-${item.dataset.fingerprint}`, value: group.dataset.fingerprint });
        return make("label", {}, input, make("span", { textContent: group.textContent }));
      });
      const row = make("fieldset", { className: "cb-row" }, legend, make("div", { className: "cb-groups" }, ...choices));
      row.dataset.fingerprint = item.dataset.fingerprint;
      return row;
    }

    /** @type {(order: Order) => void} */
    shuffle(order) {
      this.inputs.append(...order(this.items));
    }

    /** @type {(row: HTMLElement) => string} */
    chosen(row) {
      return row.querySelector("input:checked")?.value ?? "";
    }

    /** @type {(row: HTMLElement, fingerprint: string) => void} */
    choose(row, fingerprint) {
      for (const input of row.querySelectorAll("input")) input.checked = input.value === fingerprint;
    }
  }

  customElements.define("cb-classify", Classify);
}
