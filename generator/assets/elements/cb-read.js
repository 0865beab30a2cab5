/* <cb-read page="six-steps" formerly="old-steps older-steps" major="2026-11-20">: a page of a path is done when the learner says so. */
"use strict";

{
  const { make } = casebook;

  class Read extends HTMLElement {
    /** @type {AbortController} */ gone;
    /** @type {HTMLButtonElement} */ button;
    /** @type {HTMLElement} */ words;

    connectedCallback() {
      this.gone = new AbortController();
      casebook.record.changes.addEventListener("change", () => this.show(), { signal: this.gone.signal });
      this.button = make("button", { type: "button", className: "md-button" });
      this.button.addEventListener("click", () => this.toggle());
      this.words = make("span", { role: "status" });
      this.replaceChildren(this.button, " ", this.words);
      this.show();
    }

    disconnectedCallback() {
      this.gone.abort();
    }

    /** The last time the learner said whether the page was read.
        @returns {(ReadEntry & Stamped) | undefined} */
    get last() {
      const names = new Set([this.getAttribute("page"), ...(this.getAttribute("formerly")?.split(" ") ?? [])]);
      return casebook.record.entries().filter((entry) => entry.kind === "read").findLast(({ page }) => names.has(page));
    }

    get isRead() {
      return this.last?.done === true && !this.isChanged;
    }

    get isChanged() {
      const major = this.getAttribute("major");
      return Boolean(major && this.last?.done && major > casebook.progress.dayAt(this.last));
    }

    toggle() {
      casebook.record.add({ kind: "read", page: this.getAttribute("page"), done: !this.isRead });
    }

    show() {
      this.button.textContent = this.isRead ? "已读" : "标记为已读";
      this.button.setAttribute("aria-pressed", String(this.isRead));
      this.words.textContent = this.isChanged
        ? "你读过以后，这一页有重大变更，请重读。"
        : this.isRead && this.last ? `${casebook.progress.dayAt(this.last)} 读完` : "";
    }
  }

  customElements.define("cb-read", Read);
}
