/* <cb-storage>: says so where the browser does not store the record, or has no room for it any more, and offers a way out. */
"use strict";

{
  const { make, record } = casebook;

  class StorageNotice extends HTMLElement {
    /** @type {AbortController} */ gone;

    connectedCallback() {
      this.ariaLive = "polite";
      this.gone = new AbortController();
      record.changes.addEventListener("full", () => this.show(), { signal: this.gone.signal });
      this.show();
    }

    disconnectedCallback() {
      this.gone.abort();
    }

    show() {
      if (record.persistent || this.childElementCount) return;
      const words = "浏览器没有保存这里的记录（不允许保存，或者空间已满）。可以照常学习和答题，但离开或刷新页面以后，没存下的就没有了。";
      const save = make("button", { type: "button", className: "md-button", textContent: "把记录导出成文件" });
      save.addEventListener("click", async () => casebook.transfer.download(await casebook.load("catalogue")));
      this.append(make("div", { className: "cb-notice", role: "note" }, make("p", { textContent: words }), save));
    }
  }

  customElements.define("cb-storage", StorageNotice);
}
