/* <cb-desk>: keeps what is ticked on this page in the browser until it is wiped, and opens the search. */
"use strict";

{
  const { make, record } = casebook;
  const NAME = "desk";

  class Desk extends HTMLElement {
    /** @type {HTMLElement} */ page;
    /** @type {HTMLElement} */ told;

    connectedCallback() {
      if (this.told) return;
      this.page = this.closest("article");
      this.told = make("span", { role: "status" });
      const search = button("搜索（按 /）", () => document.querySelector("cb-search").open());
      const actions = make("p", { className: "cb-actions" }, search, button("清空本页", () => this.wipe()), this.told);
      this.replaceChildren(make("cb-storage"), actions);
      const ticked = new Set(/** @type {string[] | null} */ (record.kept(NAME)) ?? []);
      for (const box of this.boxes()) {
        box.checked = ticked.has(keyOf(box));
        box.addEventListener("change", () => this.keep());
      }
      this.show();
    }

    /** @type {() => HTMLInputElement[]} */
    boxes() {
      return [...this.page.querySelectorAll(".cb-ticks input")];
    }

    keep() {
      record.keep(NAME, this.boxes().filter(({ checked }) => checked).map(keyOf));
      this.show();
    }

    /* Everything that was ticked or typed on this page; what was learnt is another matter and stays. */
    wipe() {
      record.keep(NAME, null);
      for (const box of this.boxes()) box.checked = false;
      for (const form of this.page.querySelectorAll("form")) {
        form.reset();
        form.dispatchEvent(new Event("input", { bubbles: true }));
      }
      this.show();
      this.told.textContent = "已清空。";
    }

    show() {
      for (const step of this.page.querySelectorAll(".cb-desk-steps > li")) {
        const boxes = [...step.querySelectorAll(".cb-ticks input")];
        const done = boxes.filter(({ checked }) => checked).length;
        step.dataset.done = String(boxes.length > 0 && done === boxes.length);
        const count = step.querySelector(".cb-count") ?? step.querySelector("summary").appendChild(make("span", { className: "cb-count" }));
        count.textContent = boxes.length ? `${done}／${boxes.length}` : "";
      }
    }
  }

  /** @type {(textContent: string, press: () => void) => HTMLElement} */
  function button(textContent, press) {
    const element = make("button", { type: "button", className: "md-button", textContent });
    element.addEventListener("click", press);
    return element;
  }

  /** @type {(box: HTMLInputElement) => string} */
  function keyOf({ name, value }) {
    return `${name} ${value}`;
  }

  customElements.define("cb-desk", Desk);
}
