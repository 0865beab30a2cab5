/* Asks before something that cannot be undone. */
"use strict";

{
  /** Shows a dialog inside `host`. `choices` are values with their words, the safe one first; a button with a value in
      `content` chooses too. The value is what was chosen; the first choice if the dialog was left by Escape.
      @type {Casebook["ask"]} */
  function ask(host, { title, content = [], choices }) {
    const { make } = casebook;
    const [[safe]] = choices;
    const buttons = choices.map(([value, words]) => make("button", { className: "md-button", value, textContent: words, autofocus: value === safe }));
    const heading = make("h2", { id: "_asked", textContent: title });
    const form = make("form", { method: "dialog" }, heading, ...content, make("p", { className: "cb-actions" }, ...buttons));
    const dialog = make("dialog", { className: "cb-dialog" }, form);
    dialog.setAttribute("aria-labelledby", heading.id);
    host.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue || safe);
      });
    });
  }

  casebook.ask = ask;
}
