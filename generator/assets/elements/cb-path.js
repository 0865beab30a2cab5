/* <cb-path name="newcomer">: how far the learner is on this path, what comes next, and the state of every item on the page
   (`[data-item]`). */
"use strict";

{
  const { make } = casebook;

  class Path extends casebook.Watching {
    show() {
      const path = casebook.pathsOf(this.catalogue, casebook.record.entries()).find(({ id }) => id === this.getAttribute("name"));
      if (!path) return;
      casebook.chosen.path = path.id;
      this.replaceChildren(...casebook.storageNotice(), ...casebook.progressOf(path));
      const article = this.closest("article") ?? document;
      for (const item of path.modules.flatMap((module) => module.items)) mark(article, item);
    }
  }

  /** @type {(article: ParentNode, item: PathItem) => void} */
  function mark(article, item) {
    const line = article.querySelector(`[data-item="${item.module} ${item.ref}"]`);
    if (!line) return;
    line.dataset.done = String(item.done && !item.again);
    const words = item.again ? `${item.words}，之后有重大变更，要重学` : item.words;
    const state = line.querySelector(".cb-state") ?? line.appendChild(make("span", { className: "cb-state" }));
    state.textContent = words;
  }

  /* A bar with words, and the way on. */
  casebook.progressOf = (path) => {
    const { done, total, next } = path;
    const words = next ? `完成 ${done}／${total} 项必修` : "必修项目全部完成";
    const bar = make("progress", { max: total, value: done, ariaLabel: `${path.title}的进度` });
    const on = next
      ? make("p", {}, done || path.last ? "继续学习：" : "从这里开始：", make("a", { href: casebook.address(next.page), textContent: next.title }), `（${next.kind}）`)
      : make("p", {}, make("a", { href: casebook.address("my-record"), textContent: "打印自测记录" }));
    return [make("p", { className: "cb-progress" }, bar, ` ${words}`), on];
  };

  customElements.define("cb-path", Path);
}
