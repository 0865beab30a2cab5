/* <cb-next page="six-steps">: below a page of a path, how far the learner is on it and what comes next. */
"use strict";

{
  const { make } = casebook;

  class Next extends casebook.Watching {
    /** @type {IntersectionObserver} */ nearing;

    /* It stands below a page: what it reads is loaded when a reader is no further than a screen away. */
    async connectedCallback() {
      this.nearing = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.begin(), { rootMargin: "100%" });
      this.nearing.observe(this);
    }

    disconnectedCallback() {
      this.nearing.disconnect();
      super.disconnectedCallback();
    }

    begin() {
      this.nearing.disconnect();
      super.connectedCallback();
    }

    show() {
      const paths = casebook.pathsOf(this.catalogue, casebook.record.entries());
      const place = casebook.placeOf(paths, casebook.progress.renamed(this.catalogue.pages)(this.getAttribute("page")), casebook.chosen.path);
      if (!place) return this.replaceChildren();
      const { path, next, item } = place;
      const className = item.done && !item.again ? "md-button md-button--primary" : "md-button"; // what is to be done here comes first
      const title = make("a", { href: casebook.address(path.page), textContent: path.title });
      const words = next ? ` ${path.done}／${path.total}` : `：${path.total} 项必修全部完成`;
      const way = next
        ? make("a", { className, href: casebook.address(next.page) }, `下一项：${next.title}`)
        : make("a", { className, href: casebook.address("my-record") }, "打印自测记录");
      this.replaceChildren(make("p", {}, "路径 ", title, words, this.missing(item, path)), make("p", {}, way));
    }

    /** What a set still lacks to be done.
        @type {(item: PathItem, path: PathState) => string} */
    missing({ ref, done, at, words }, { quizPercent }) {
      const isBegun = at && casebook.shape.own(this.catalogue.quizzes, ref);
      return isBegun && !done ? `。这一组${words}，答对 ${quizPercent}% 算完成` : "";
    }
  }

  customElements.define("cb-next", Next);
}
