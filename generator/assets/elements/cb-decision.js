/* <cb-decision name="case#point" version="…">: the first option that the reader opens is the decision, and is remembered. */
"use strict";

{
  class Decision extends HTMLElement {
    /** @type {boolean} */ isDecided;

    connectedCallback() {
      for (const option of this.querySelectorAll(":scope > details")) {
        option.addEventListener("toggle", () => option.open && this.decide(option.dataset), { once: true });
      }
    }

    /** @type {(option: DOMStringMap) => void} */
    decide({ fingerprint, score }) {
      if (this.isDecided) return;
      this.isDecided = true;
      const [question, version] = [this.getAttribute("name"), this.getAttribute("version")];
      casebook.record.add({ kind: "answer", question, version, score: Number(score), answer: fingerprint });
    }
  }

  customElements.define("cb-decision", Decision);
}
