/* <cb-continue>: on the home page, the path that the learner worked on last and what comes next on it. */
"use strict";

{
  class Continue extends casebook.Watching {
    show() {
      const path = casebook.currentPath(casebook.pathsOf(this.catalogue, casebook.record.entries()), casebook.chosen.path);
      if (!path) return this.replaceChildren();
      const title = casebook.make("a", { href: casebook.address(path.page), textContent: path.title });
      this.replaceChildren(casebook.make("p", { className: "cb-label" }, title), ...casebook.progressOf(path));
    }
  }

  customElements.define("cb-continue", Continue);
}
