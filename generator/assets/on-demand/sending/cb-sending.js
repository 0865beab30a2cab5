/* <cb-sending>: asks the learner whether the record may be sent, says to whom and what, and how it stands. */
"use strict";

{
  const { make, record, sending } = casebook;
  const lrs = /** @type {Lrs} */ (casebook.site.lrs);
  const WHAT = "送的：每道题答了什么（填空、数值题连填的字）、对不对、有没有把握、什么时候答的，考试的成绩，读完了哪几页，上面填的名字或工号，和一个代替姓名的随机编号。以前的记录也送。";
  const NOT = "不送的：搜索、投诉速判、函件检查里输入的文字，简答题写的内容，建议、填表，取消“已读”。";

  class SendingElement extends HTMLElement {
    /** @type {AbortController} */ gone;
    /** @type {HTMLInputElement} */ agreed;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ trouble;
    /** @type {HTMLElement} */ more;

    connectedCallback() {
      this.gone = new AbortController();
      const { signal } = this.gone;
      if (!this.childElementCount) this.replaceChildren(this.made());
      for (const target of [sending, record.changes]) target.addEventListener("change", () => this.show(), { signal });
      this.show();
      sending.begin();
    }

    disconnectedCallback() {
      this.gone.abort();
    }

    made() {
      this.agreed = make("input", { type: "checkbox" });
      this.agreed.addEventListener("change", () => sending.agree(this.agreed.checked));
      this.told = make("p", { role: "status" });
      this.trouble = make("p", { className: "cb-notice", role: "alert", hidden: true });
      this.more = make("button", { type: "button", className: "md-button", textContent: "再送一次" });
      this.more.addEventListener("click", () => sending.again());
      return make("fieldset", { className: "cb-tools" },
        make("legend", { textContent: "送到学习记录库" }),
        make("p", { textContent: `不同意，什么也不会送出去。同意以后，记录送给“${lrs.holder}”（${new URL(lrs.endpoint).host}），随时可以收回：不再送，已经送到的要请对方删。` }),
        make("p", { textContent: WHAT }), make("p", { textContent: NOT }),
        make("p", {}, make("label", {}, this.agreed, ` 同意把我的学习记录送给“${lrs.holder}”`)),
        this.told, this.trouble, this.more);
    }

    show() {
      const { isAgreed, isSending, trouble } = sending;
      const { refused, waiting } = sending.count();
      this.agreed.checked = isAgreed;
      this.told.textContent = isAgreed ? this.standing() : "没有同意，什么也没有送。";
      this.trouble.textContent = trouble;
      this.trouble.hidden = !isAgreed || !trouble;
      this.more.hidden = !isAgreed || isSending || !(refused || (trouble && waiting));
    }

    standing() {
      const { known, refused, sent, waiting } = sending.count();
      return [
        `已经送到 ${sent} 条`,
        waiting ? `还有 ${waiting} 条${sending.isSending ? "正在送" : "等着送"}` : "没有等着送的",
        ...(known ? [`${known} 条那里已有编号相同、写法不同的（409），没有再记`] : []),
        ...(refused ? [`${refused} 条那里拒收（400 或 413）：请导出文件，交给管理“${lrs.holder}”的人`] : []),
      ].join("；").concat("。");
    }
  }

  customElements.define("cb-sending", SendingElement);
}
