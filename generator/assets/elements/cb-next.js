/* <cb-next page="six-steps">: below a page of a path, how far the learner is on it and what comes next. */
"use strict";

{
  const { make } = casebook;

  class Next extends casebook.Watching {
    show() {
      const paths = casebook.pathsOf(this.catalogue, casebook.record.entries());
      const place = casebook.placeOf(paths, casebook.progress.renamed(this.catalogue.pages)(this.getAttribute("page")), casebook.chosen.path);
      if (!place) return this.replaceChildren();
      const { path, next, done } = place;
      const className = done ? "md-button md-button--primary" : "md-button"; // what is to be done here comes first
      const title = make("a", { href: casebook.address(path.page), textContent: path.title });
      const words = next ? ` ${path.done}／${path.total}` : `：${path.total} 项必修全部完成`;
      const way = next
        ? make("a", { className, href: casebook.address(next.page) }, `下一项：${next.title}`)
        : make("a", { className, href: casebook.address("my-record") }, "打印自测记录");
      this.replaceChildren(make("p", {}, "路径 ", title, words), make("p", {}, way));
    }
  }

  customElements.define("cb-next", Next);
}
