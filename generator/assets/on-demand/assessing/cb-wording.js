/* <cb-wording>: a form before a text, whose slots show what is entered; the text can be copied and checked. Nothing
   entered leaves the page or is kept. */
"use strict";

{
  /** @typedef {{ control: Control, places: HTMLElement[], refusal: HTMLElement, isOptional: boolean, blank: string, value: () => string | null, isOpen?: boolean }} Field */

  const { copy, make } = casebook;
  const NAMED = 3; // more would take too long to listen to

  class Wording extends HTMLElement {
    /** @type {HTMLElement} */ draft;
    /** @type {HTMLElement} */ actions;
    /** @type {HTMLFormElement | undefined} */ form;
    /** @type {Field[]} */ fields;

    async connectedCallback() {
      if (this.draft) return;
      this.draft = this.querySelector("pre");
      const { shown } = casebook.proofreading(await casebook.load("proofreading"));
      this.actions = /** @type {HTMLElement} */ (this.copyOf("actions"));
      this.form = /** @type {HTMLFormElement | undefined} */ (this.copyOf("form"));
      this.fields = [...(this.form?.querySelectorAll("[data-type]") ?? [])].map((field) => this.field(field, shown));
      if (this.form) this.draft.before(this.form);
      this.draft.after(this.actions);
      this.querySelector(".cb-table")?.remove();
      this.form?.addEventListener("input", () => this.show());
      this.form?.addEventListener("submit", (event) => event.preventDefault());
      this.button("copy", () => this.copyText()); // also when Enter is pressed in a field
      this.button("check", () => this.closest("article").querySelector("cb-proof").take(this.draft.textContent));
      this.button("print", () => this.print());
      this.button("clear", () => this.clear());
      this.show();
    }

    /** @type {(name: string) => HTMLElement | undefined} */
    copyOf(name) {
      const { firstElementChild: part } = this.querySelector(`template[data-part=${name}]`)?.content ?? {};
      return /** @type {HTMLElement | undefined} */ (part?.cloneNode(true));
    }

    /** @type {(name: string, act: () => void) => void} */
    button(name, act) {
      this.actions.querySelector(`[name=${name}]`)?.addEventListener("click", act);
    }

    /** @type {(element: HTMLElement, shown: Proofreading["shown"]) => Field} */
    field(element, shown) {
      const control = element.querySelector("input, select, textarea");
      const { type, unit } = element.dataset;
      const places = [...this.draft.querySelectorAll(`[data-slot="${control.name}"]`)];
      const refusal = make("span", { className: "cb-refused" });
      element.querySelector(".cb-hint").append(refusal);
      const isOptional = element.hasAttribute("data-optional");
      return { control, places, refusal, isOptional, blank: places[0].textContent, value: () => shown(type, control.value, unit) };
    }

    show() {
      for (const field of this.fields) {
        const { control, places, refusal, isOptional, blank } = field;
        const isEmpty = !control.value.trim();
        const value = field.value();
        const isWrong = !isEmpty && value === null;
        control.ariaInvalid = isWrong ? "true" : null;
        refusal.textContent = isWrong ? "只写数字，例如 380 或 1234.50。" : "";
        field.isOpen = value === null && !(isEmpty && isOptional);
        for (const place of places) {
          place.textContent = field.isOpen ? blank : value;
          place.classList.toggle("cb-open-slot", field.isOpen);
        }
      }
      const count = this.actions.querySelector("[data-part=count]");
      if (count) count.textContent = String([...this.draft.textContent].length);
      this.say("");
    }

    async copyText() {
      this.say("");
      const isCopied = await copy(this.draft.textContent);
      if (!isCopied) getSelection()?.selectAllChildren(this.draft);
      this.say(isCopied ? `已复制。${this.left}` : "没能复制。文字已经选中，请按 Ctrl+C。");
    }

    /* Which blanks are still open. */
    get left() {
      const open = this.fields.filter(({ isOpen }) => isOpen).map(({ blank }) => blank);
      return open.length ? `还有 ${open.length} 个空没填：${open.slice(0, NAMED).join("")}${open.length > NAMED ? "等。" : "。"}` : "";
    }

    print() {
      this.say(this.left);
      printAlone();
    }

    clear() {
      this.form?.reset();
      this.show();
      this.say("已清空。");
      this.fields[0].control.focus();
    }

    /** @type {(words: string) => void} */
    say(words) {
      this.actions.querySelector("output").value = words;
    }
  }

  /** Paper for the customer has the text and nothing of the page around it. */
  function printAlone() {
    const { dataset } = document.documentElement;
    dataset.print = "text";
    addEventListener("afterprint", () => delete dataset.print, { once: true });
    print();
  }

  customElements.define("cb-wording", Wording);
}
