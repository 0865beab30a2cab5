/* <cb-review due="2027-05-23">…</cb-review>: says so when that day is past, on the day on which the page is read; in words
   of its own where it has some (`overdue`). */
"use strict";

{
  class Review extends HTMLElement {
    connectedCallback() {
      if (this.role === "note" || this.getAttribute("due") >= today()) return;
      const words = document.createElement("strong");
      words.textContent = this.getAttribute("overdue") ?? "已过复核日期，用前先核对";
      this.prepend(words, " · ");
      this.role = "note";
    }
  }

  function today() {
    const now = new Date();
    /** @type {(number: number) => string} */
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  customElements.define("cb-review", Review);
}
