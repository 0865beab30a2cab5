/* <cb-suggest>: makes a text of what a reader finds wrong, to copy, to mail or to take to a page; it sends nothing itself.
   `casebook feedback` reads such texts (`learners/suggestions.py`). */
"use strict";

{
  const { make, site } = casebook;
  const LONGEST = 6000; // characters of an address that servers and mail programs take
  const CONTENT = ".md-content__inner";
  const QUOTED = 200; // characters
  const WHOLE_PAGE = "整页";

  class Suggest extends HTMLElement {
    /** @type {HTMLFormElement} */ form;
    quote = "";
    version = "";

    connectedCallback() {
      if (this.form) return;
      const box = /** @type {HTMLDetailsElement} */ (this.closest("details"));
      box.addEventListener("toggle", () => box.open && this.begin());
      if (box.open) this.begin(); // by somebody who was quicker than this script
    }

    async begin() {
      if (!this.form) this.build();
      const selected = document.getSelection()?.toString().trim() ?? "";
      const heading = selected ? this.headings.findLast((each) => isBefore(each, document.getSelection())) : null;
      this.quote = [...selected].slice(0, QUOTED).join(""); // a character is never cut in two
      this.field("place").value = heading?.id ?? (this.headings.find(isAddressed)?.id ?? "");
      this.version = await casebook.version().catch(() => "不知道");
      this.renew();
    }

    build() {
      const content = /** @type {HTMLTemplateElement} */ (this.querySelector("template")).content;
      this.append(document.importNode(content, true));
      this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
      const places = this.headings.map((each) => make("option", { value: each.id, textContent: wordsOf(each) }));
      this.field("place").append(make("option", { value: "", textContent: WHOLE_PAGE }), ...places);
      if (!site.suggestions.address) this.link("open").remove();
      this.form.addEventListener("input", () => this.renew());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("click", (event) => this.act(event));
    }

    /** @returns {HTMLElement[]} */
    get headings() {
      return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${CONTENT} :is(h2, h3)[id]`))];
    }

    /** @type {(name: string) => HTMLSelectElement | HTMLTextAreaElement} */
    field(name) {
      return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name));
    }

    /** @type {(way: string) => HTMLAnchorElement} */
    link(way) {
      return /** @type {HTMLAnchorElement} */ (this.form.querySelector(`[data-way=${way}]`));
    }

    /** What is entered; the signs that part such texts are no words of a reader.
        @type {(name: string) => string} */
    said(name) {
      return this.field(name).value.trim().replace(/【(报错与建议|完)】/g, "（$1）");
    }

    get title() {
      return document.querySelector(`${CONTENT} h1`)?.firstChild?.textContent?.trim() || document.title;
    }

    get text() {
      const heading = this.headings.find(({ id }) => id === this.field("place").value);
      return [
        "【报错与建议】",
        `页面：${this.title}（${casebook.here()}）`,
        `位置：${heading ? `${wordsOf(heading)}（#${heading.id}）` : WHOLE_PAGE}`,
        `内容版本：${this.version}`,
        ...(this.quote ? [`原文：${this.quote.replace(/\s+/g, " ")}`] : []),
        "哪里不对：",
        this.said("wrong"),
        ...(this.said("proposal") ? ["建议：", this.said("proposal")] : []),
        "【完】",
      ].join("\n");
    }

    /** Where the two links lead follows what is entered. */
    renew() {
      const subject = `报错与建议：${this.title}`;
      const { mail, address } = site.suggestions;
      this.link("mail").href = fitting(`mailto:${mail}?subject={title}&body={text}`, subject, this.text);
      if (address) this.link("open").href = fitting(address, subject, this.text);
    }

    /** @type {(event: Event) => void} */
    act(event) {
      const chosen = /** @type {Element} */ (event.target).closest("button, a");
      if (!chosen) return;
      if (!this.said("wrong")) {
        event.preventDefault();
        this.say("先写哪里不对。");
        this.field("wrong").focus();
      } else if (chosen.matches("[name=copy]")) {
        this.copy();
      } else if (!(/** @type {HTMLAnchorElement} */ (chosen).href.includes(encodeURIComponent(this.text)))) {
        this.copy();
      }
    }

    async copy() {
      const isCopied = await casebook.copy(this.text);
      this.say(isCopied ? "已复制，贴到要发的地方。" : "没有复制成功。请把这一段选中再复制：");
      if (!isCopied) this.status.append(make("textarea", { readOnly: true, rows: 8, value: this.text, ariaLabel: "报错与建议的文字" }));
    }

    get status() {
      return /** @type {HTMLElement} */ (this.form.querySelector("[role=status]"));
    }

    /** @type {(words: string) => void} */
    say(words) {
      this.status.replaceChildren(words);
    }
  }

  /** @type {(heading: HTMLElement) => string} */
  function wordsOf(heading) {
    const own = [...heading.childNodes].filter((node) => !(node instanceof Element && node.matches(".headerlink")));
    return own.map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
  }

  /** @type {(heading: HTMLElement) => boolean} */
  function isAddressed({ id }) {
    return [id, encodeURIComponent(id)].includes(location.hash.slice(1));
  }

  /** @type {(heading: HTMLElement, selection: Selection | null) => boolean} */
  function isBefore(heading, selection) {
    const start = selection?.rangeCount ? selection.getRangeAt(0).startContainer : null;
    return Boolean(start && heading.compareDocumentPosition(start) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  /** An address with title and text; without the text if that would be too long, which is copied then.
      @type {(template: string, title: string, text: string) => string} */
  function fitting(template, title, text) {
    /** @type {(words: string) => string} */
    const filled = (words) => template.replace("{title}", encodeURIComponent(title)).replace("{text}", () => encodeURIComponent(words));
    return filled(text).length <= LONGEST ? filled(text) : filled("");
  }

  customElements.define("cb-suggest", Suggest);
}
