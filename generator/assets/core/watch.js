/* An element that shows something of the learner's record, and shows it anew whenever the record changes. */
"use strict";

{
  class Watching extends HTMLElement {
    async connectedCallback() {
      this.gone = new AbortController();
      const { signal } = this.gone;
      this.catalogue ??= await casebook.load("catalogue");
      if (signal.aborted) return;
      casebook.record.changes.addEventListener("change", () => this.show(), { signal });
      this.show();
    }

    disconnectedCallback() {
      this.gone?.abort();
    }

    /* To be said by each element: from `this.catalogue` and `casebook.record.entries()` to what it shows. */
    show() {}
  }

  /* What stands above everything that remembers, where nothing can be remembered. */
  function storageNotice() {
    if (casebook.record.persistent) return [];
    const words = "浏览器不允许本页保存数据：可以照常学习和答题，但关掉页面以后记录就没有了。请在离开前导出记录。";
    return [casebook.make("p", { className: "cb-notice", role: "note", textContent: words })];
  }

  Object.assign(casebook, { Watching, storageNotice });
}
