/* <cb-search>: the link to the search page becomes a button that opens the search over the page, as `/` and Ctrl-K do. */
"use strict";

{
  const { make } = casebook;
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);

  class Search extends HTMLElement {
    /** @type {AbortController} */ removed;
    /** @type {HTMLDialogElement | null} */ dialog;
    /** @type {HTMLButtonElement} */ button;
    /** @type {ResultsElement} */ results;

    connectedCallback() {
      const link = this.querySelector("a");
      if (link) this.upgrade(link);
      this.removed = new AbortController();
      addEventListener("keydown", (event) => this.key(event), { signal: this.removed.signal });
    }

    disconnectedCallback() {
      this.removed.abort();
      this.dialog?.remove();
      this.dialog = null;
    }

    /** @type {(link: HTMLAnchorElement) => void} */
    upgrade(link) {
      this.button = make("button", { type: "button", className: link.className, ariaLabel: "搜索", ariaHasPopup: "dialog", title: `搜索（/ 或 ${isMac ? "⌘" : "Ctrl"} K）` });
      this.button.setAttribute("aria-keyshortcuts", `/ ${isMac ? "Meta" : "Control"}+K`);
      this.button.append(...link.childNodes);
      this.button.addEventListener("click", () => this.open());
      link.replaceWith(this.button);
    }

    open() {
      this.dialog ??= this.build();
      if (!this.dialog.open) this.dialog.showModal();
      if (customElements.get("cb-results")) this.results.start();
      else this.results.querySelector("input")?.focus(); // its script comes with the first one
    }

    /** @type {() => HTMLDialogElement} */
    build() {
      this.results = make("cb-results", {}, casebook.searchForm());
      const close = make("button", { type: "button", className: "cb-close", ariaLabel: "关闭搜索" }, "✕");
      const all = make("a", { href: casebook.address("search") }, "在整页里看，可以把地址发给同事");
      const keys = make("span", { className: "cb-keys" }, "↑ ↓ 选，回车打开，Esc 关闭");
      const dialog = make("dialog", { className: "cb-search", ariaLabel: "搜索" }, close, this.results, make("p", { className: "cb-foot" }, all, keys));
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("input", () => (all.hidden = casebook.isSentence(this.results.querySelector("input")?.value ?? ""))); // it goes into no address
      all.addEventListener("click", () => (all.href = customElements.get("cb-results") ? this.results.address() : all.href));
      dialog.addEventListener("click", (event) => leaves(event, dialog) && dialog.close());
      dialog.addEventListener("keydown", (event) => this.escape(event));
      document.body.append(dialog);
      return dialog;
    }

    /** A search field would only be emptied.
        @type {(event: KeyboardEvent) => void} */
    escape(event) {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      this.dialog?.close();
    }

    /** @type {(event: KeyboardEvent) => void} */
    key(event) {
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(/** @type {HTMLElement} */ (event.composedPath()[0]));
      const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (event.defaultPrevented || event.isComposing || !(isSlash || isK)) return;
      event.preventDefault();
      this.open();
    }
  }

  /** A click beside the dialog, or on a link that leads somewhere.
      @type {(event: Event, dialog: HTMLElement) => boolean} */
  function leaves({ target, defaultPrevented }, dialog) {
    return target === dialog || (!defaultPrevented && /** @type {Element} */ (target).closest("a[href]") !== null);
  }

  /** @type {(element: HTMLElement) => boolean} */
  function isTyping(element) {
    return element.isContentEditable || /^(?:input|textarea|select)$/i.test(element.tagName);
  }

  customElements.define("cb-search", Search);
}
