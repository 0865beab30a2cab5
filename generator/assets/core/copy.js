/* Puts a text on the clipboard, and says whether that worked. */
"use strict";

{
  /** The clipboard is there on pages over HTTPS only; on an intranet and from a folder, what is selected can be copied.
      @type {(text: string) => Promise<boolean>} */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  /** @type {(text: string) => boolean} */
  function copySelected(text) {
    const activeElement = /** @type {HTMLElement} */ (document.activeElement);
    const area = casebook.make("textarea", { className: "cb-unseen", value: text });
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    activeElement.focus({ preventScroll: true });
    return isCopied;
  }

  casebook.copy = copy;
}
