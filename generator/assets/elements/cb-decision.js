/* <cb-decision name="case#point" version="…">: the first option that the reader opens is the decision, and is remembered. */
"use strict";

{
  class Decision extends HTMLElement {
    connectedCallback() {
      for (const option of this.querySelectorAll(":scope > details")) {
        option.addEventListener("toggle", () => option.open && this.decide(option.dataset), { once: true });
      }
    }

    decide({ fingerprint, score }) {
      if (this.isDecided) return;
      this.isDecided = true;
      const entry = { kind: "answer", question: this.getAttribute("name"), version: this.getAttribute("version") };
      casebook.record.add({ ...entry, score: Number(score), answer: fingerprint });
    }
  }

  customElements.define("cb-decision", Decision);
}
