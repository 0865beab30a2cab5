/* <cb-intake>: a field for what a customer said, as long as it may be, and what it seems to be about below it. */
"use strict";

{
  /** @typedef {HTMLFormElement & { elements: { text: HTMLTextAreaElement, clear: HTMLButtonElement } }} IntakeForm */

  class Intake extends HTMLElement {
    /** @type {IntakeForm} */ form;
    /** @type {AssessmentElement} */ panel;

    connectedCallback() {
      if (this.form) return;
      const { firstElementChild: form } = this.querySelector("template[data-part=form]").content;
      this.form = /** @type {IntakeForm} */ (/** @type {Element} */ (form).cloneNode(true));
      this.panel = casebook.make("cb-assessment");
      this.panel.toggleAttribute("unfolded", true);
      this.querySelector(".cb-note").remove();
      this.prepend(this.form, this.panel);
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.elements.clear.addEventListener("click", () => this.clear());
    }

    /** @type {(event: Event) => void} */
    submit(event) {
      event.preventDefault();
      const text = this.form.elements.text.value.trim();
      this.panel.clear();
      if (text) this.panel.assess(text);
      else this.ask("先把投诉的原话贴进来。");
    }

    clear() {
      this.form.reset();
      this.panel.clear();
      this.ask("已清空。");
    }

    /** @type {(words: string) => void} */
    ask(words) {
      this.panel.say(words);
      this.form.elements.text.focus();
    }
  }

  customElements.define("cb-intake", Intake);
}
