/* Hints that are shown one at a time; what was shown stays. */
"use strict";

{
  const { make } = casebook;

  /** From the folded list of a question: the place where hints appear, and the button that asks for the next one. Where the
      focus goes once there is none left, `done()` says.
      @type {Casebook["stagedHints"]} */
  function stagedHints(box, done) {
    const hints = [...box.querySelectorAll("li")];
    const list = make("ol", { ariaLabel: "提示" });
    const shown = make("div", { className: "cb-hints", role: "status" });
    const more = make("button", { type: "button", className: "md-button cb-hint-button" });
    const total = hints.length;
    const name = () => (more.textContent = total > 1 ? `看提示（${list.children.length + 1}／${total}）` : "看提示");
    more.addEventListener("click", () => {
      if (!list.isConnected) shown.append(list);
      list.append(/** @type {HTMLElement} */ (hints.shift()));
      if (hints.length) return name();
      more.remove();
      done();
    });
    name();
    box.remove();
    return { shown, more };
  }

  casebook.stagedHints = stagedHints;
}
