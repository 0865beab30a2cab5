/* <cb-sender>: sends what waits, on every page of a learner who has agreed (`assets/sending`). */
"use strict";

customElements.define("cb-sender", class extends HTMLElement {
  connectedCallback() {
    casebook.sending.begin();
  }
});
