/* <cb-reporting>: says whether a platform takes what is answered here, and what it did not take. Until the platform has said
   what it knows, the lesson is not shown. */
"use strict";

{
  const { make, lesson } = casebook;
  const ALONE = "没有找到学习平台：可以照常练习，作答只存在这个浏览器里，成绩不上报。要上报，请从学习平台打开。";
  const WORDS = {
    joining: "正在连接学习平台……",
    reporting: "作答和成绩会报给学习平台。",
    watching: "学习平台是以浏览方式打开的：可以照常练习，成绩不上报。",
    failing: "学习平台没有收下最近的作答。作答已经存在这个浏览器里，会自动再报；也可以现在再报一次。",
  };

  class ReportingElement extends HTMLElement {
    /** @type {Reporting} */ reporting;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ more;

    async connectedCallback() {
      this.told = make("p", { className: "cb-hint", role: "status" });
      this.more = make("div");
      this.replaceChildren(this.told, this.more);
      if (!casebook.wire) {
        this.told.textContent = ALONE;
        this.more.append(make("cb-storage"));
        return;
      }
      this.reporting = new casebook.Reporting(casebook.wire, lesson, /** @type {Catalogue} */ (lesson.data.catalogue));
      this.reporting.addEventListener("change", () => this.show());
      this.cover(true);
      this.show();
      await this.reporting.join();
      casebook.release();
      this.cover(false);
    }

    /** @type {(isCovered: boolean) => void} */
    cover(isCovered) {
      for (let next = this.nextElementSibling; next; next = next.nextElementSibling) next.toggleAttribute("inert", isCovered);
    }

    show() {
      const { refused, state, trouble } = this.reporting;
      if (this.told.textContent !== WORDS[state]) this.told.textContent = WORDS[state];
      this.told.className = state === "failing" ? "cb-notice" : "cb-hint";
      this.more.replaceChildren(
        ...(state === "failing" ? [make("p", { className: "cb-actions" }, this.button()), make("p", { className: "cb-hint", textContent: `原因：${trouble}` }), make("cb-storage")] : []),
        ...(refused.size ? [make("details", { className: "cb-more" }, make("summary", { textContent: `学习平台不收的 ${refused.size} 项` }), make("ul", {}, ...[...refused].map((words) => make("li", { textContent: words }))))] : []),
        ...this.wayBack(),
      );
    }

    button() {
      const button = make("button", { type: "button", className: "md-button", textContent: "再报一次" });
      button.addEventListener("click", () => this.reporting.send());
      return button;
    }

    /** @returns {HTMLElement[]} */
    wayBack() {
      const address = casebook.wire?.wayBack ?? "";
      if (!/^https?:/.test(address)) return [];
      return [make("p", { className: "cb-actions" }, make("a", { className: "md-button", href: address, target: "_self", textContent: "结束，回学习平台" }))];
    }
  }

  customElements.define("cb-reporting", ReportingElement);
}
