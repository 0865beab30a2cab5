/* <cb-unfound>: the words that found nothing and that the reader wants to hand on, as a text and as a file. With `offer(words)`
   it asks whether these are to be kept too. */
"use strict";

{
  const { make, storageNotice, unfound } = casebook;

  class Unfound extends HTMLElement {
    /** @type {AbortController} */ gone;
    /** @type {string} */ words;

    connectedCallback() {
      this.gone = new AbortController();
      unfound.changes.addEventListener("change", () => this.show(), { signal: this.gone.signal });
      this.show();
    }

    disconnectedCallback() {
      this.gone.abort();
    }

    /** @type {UnfoundElement["offer"]} */
    offer(words) {
      this.words = words;
      this.show();
    }

    show() {
      const kept = unfound.all();
      const parts = [...(this.words && !unfound.has(this.words) ? [this.asking()] : []), ...(kept.length ? this.listed(kept) : [])];
      this.replaceChildren(...parts);
    }

    /** @type {() => HTMLElement} */
    asking() {
      const keep = button("记下这句，交给编写人", () => {
        unfound.add(this.words);
        this.querySelector("summary")?.focus();
      });
      const hint = "点了才记，只记在这个浏览器里，不上传；五位以上的数字不记。不要记客户的信息。";
      return make("div", {}, keep, make("p", { className: "cb-hint", textContent: hint }));
    }

    /** @type {(kept: string[]) => HTMLElement[]} */
    listed(kept) {
      const text = make("textarea", { readOnly: true, rows: Math.min(8, kept.length + 2), value: unfound.exported() });
      const said = make("output");
      const take = button("复制", async () => (said.value = (await casebook.copy(unfound.exported())) ? "已复制。" : "没能复制，请选中文字再复制。"));
      const save = button("存成文件", () => download(unfound.exported()));
      const wipe = button("全部清除", () => unfound.wipe());
      const list = make("details", { className: "cb-more" }, make("summary", {}, `记下的 ${kept.length} 句没有找到的话`), make("div", { className: "cb-take" }, make("label", {}, make("span", {}, "交给编写人的文字"), text), take, save, wipe, said));
      return [...storageNotice(), list];
    }
  }

  /** @type {(textContent: string, press: () => void) => HTMLElement} */
  function button(textContent, press) {
    const element = make("button", { type: "button", className: "md-button", textContent });
    element.addEventListener("click", press);
    return element;
  }

  /** @type {(text: string) => void} */
  function download(text) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    make("a", { href, download: `unfound-${casebook.progress.dayOf(new Date())}.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  customElements.define("cb-unfound", Unfound);
}
