/* <cb-intake>: what a complaint seems to be about, by which of its words; somebody confirms. What is typed is compared on
   this page, and neither sent nor kept. */
"use strict";

{
  /** @typedef {HTMLFormElement & { elements: { text: HTMLTextAreaElement, clear: HTMLButtonElement } }} IntakeForm */

  const { copy, load, make, quoted } = casebook;
  const SURE = { sure: "有把握", likely: "大概是", unsure: "拿不准" };
  const SHOWN = 6; // words that a hint names
  const NEAR = 3; // of the values that come first

  class Intake extends HTMLElement {
    /** @type {IntakeForm} */ form;
    /** @type {HTMLOutputElement} */ said;
    /** @type {HTMLElement} */ place;
    /** @type {Proofreading} */ proofreading;
    /** @type {ReturnType<Casebook["intake"]>} */ engine;
    /** @type {string} */ text;
    /** @type {string} */ masked;
    /** @type {HTMLElement} */ result;
    /** @type {Record<string, HTMLSelectElement>} */ fields;

    async connectedCallback() {
      if (this.form) return;
      this.form = /** @type {IntakeForm} */ (this.copyOf("form"));
      this.said = make("output", { className: "cb-latest" });
      this.place = make("div");
      const [data, table] = await Promise.all([load("intake"), load("proofreading")]);
      this.proofreading = casebook.proofreading(table);
      this.engine = casebook.intake(data, this.proofreading);
      this.querySelector(".cb-note").remove();
      this.prepend(this.form, this.said, this.place);
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.elements.clear.addEventListener("click", () => this.clear());
    }

    /** @type {(name: string) => HTMLElement} */
    copyOf(name) {
      const { firstElementChild: part } = this.querySelector(`template[data-part=${name}]`).content;
      return /** @type {HTMLElement} */ (part).cloneNode(true);
    }

    /** @type {(event: Event) => void} */
    submit(event) {
      event.preventDefault();
      this.text = this.form.elements.text.value.trim();
      this.place.replaceChildren();
      if (this.text) this.show(this.engine.assess(this.text));
      else {
        this.said.value = "先把投诉的原话贴进来。";
        this.form.elements.text.focus();
      }
    }

    clear() {
      this.form.reset();
      this.place.replaceChildren();
      this.said.value = "已清空。";
      this.form.elements.text.focus();
    }

    /** @type {(assessment: Assessment) => void} */
    show({ suggested, similar }) {
      this.result = this.copyOf("result");
      const form = /** @type {HTMLFormElement} */ (this.result.querySelector("form"));
      this.fields = /** @type {Record<string, HTMLSelectElement>} */ (/** @type {unknown} */ (form.elements));
      for (const [dimension, list] of Object.entries(suggested)) this.suggest(dimension, list);
      this.result.querySelector("[data-part=similar]").replaceChildren(...similar.map(caseItem));
      this.showText(Object.values(suggested).flatMap(([first]) => first.spans));
      this.result.addEventListener("change", () => this.advise());
      this.on("copy-line", () => this.copy(this.result.querySelector("[name=line]").value));
      this.on("copy-text", () => this.copy(this.masked, this.result.querySelectorAll("fieldset input:not(:checked)").length));
      this.place.replaceChildren(this.result);
      this.advise();
      const parts = Object.values(suggested).map(([{ title, sure }]) => `${title}（${SURE[sure ?? "unsure"]}）`);
      this.said.value = `像是：${parts.join("，")}。请在下面确认。`;
    }

    /** @type {(dimension: string, list: Suggestion[]) => void} */
    suggest(dimension, list) {
      const options = list.map(({ id, title }) => new Option(title, id));
      /** @type {(label: string, some: HTMLElement[]) => HTMLElement} */
      const group = (label, some) => make("optgroup", { label }, ...some);
      this.fields[dimension].append(group("最像的", options.slice(0, NEAR)), group("其他", options.slice(NEAR)));
      this.fields[dimension].value = list[0].id;
      this.result.querySelector(`#_why-${dimension}`).replaceChildren(make("strong", { textContent: SURE[list[0].sure ?? "unsure"] }), `：${because(list[0])}`);
    }

    /* What the records say of the chosen values, causes first. */
    advise() {
      const chosen = ["cause", "severity", "product"].map((dimension) => this.fields[dimension].value);
      const parts = chosen.map((id) => this.querySelector(`template[data-taxon=${id}]`).content.cloneNode(true));
      this.result.querySelector("[data-part=advice]").replaceChildren(...parts);
      this.result.querySelector("[name=line]").value = this.line();
    }

    /** @type {() => string} */
    line() {
      const values = ["product", "cause", "severity"].map((dimension) => {
        const { labels, selectedOptions } = this.fields[dimension];
        return `${labels[0].firstElementChild?.textContent}：${selectedOptions[0].text}`;
      });
      const guide = this.result.querySelector(".cb-first a")?.textContent;
      return [...values, ...(guide ? [`先走：${guide}`] : [])].join("；");
    }

    /** The complaint with its telling words marked and personal data masked; what only may be such waits for somebody.
        @type {(spans: Place[]) => void} */
    showText(spans) {
      const found = this.proofreading.findPersonal(this.text).toSorted((one, other) => one.start - other.start);
      const doubtful = found.filter(({ kind }) => kind === "proposed");
      const hidden = new Set(found.filter(({ kind }) => kind === "personal"));
      this.result.querySelector("[data-part=masking]").textContent = this.told([...hidden], doubtful.length);
      const choices = /** @type {HTMLFieldSetElement} */ (this.result.querySelector("fieldset"));
      choices.hidden = !doubtful.length;
      choices.append(...doubtful.map((span) => this.choice(span, (isHidden) => {
        hidden[isHidden ? "add" : "delete"](span);
        this.showMasked(spans, [...hidden]);
      })));
      this.showMasked(spans, [...hidden]);
    }

    /** @type {(hidden: PersonalSpan[], doubtful: number) => string} */
    told(hidden, doubtful) {
      const kinds = [...new Set(hidden.map(({ which }) => this.proofreading.labelOf(which)))];
      const sure = kinds.length ? `查到 ${hidden.length} 处${kinds.join("、")}，下面已经遮住。` : "没有查到证件号、卡号、电话和邮箱。";
      return doubtful ? `${sure}另有 ${doubtful} 处可能是个人信息，要你定。` : sure;
    }

    /** @type {(span: PersonalSpan, act: (isHidden: boolean) => void) => HTMLElement} */
    choice({ which, start, end }, act) {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => act(box.checked));
      return make("label", {}, box, ` ${this.proofreading.labelOf(which)}${quoted(this.text.slice(start, end))}`);
    }

    /** @type {(spans: Place[], hidden: PersonalSpan[]) => void} */
    showMasked(spans, hidden) {
      const pieces = [...this.pieces(spans, hidden)];
      this.result.querySelector("pre").replaceChildren(...pieces.map(({ words, isTelling }) => (isTelling ? make("mark", { textContent: words }) : words)));
      this.masked = pieces.map(({ words }) => words).join("");
    }

    /** @type {(spans: Place[], hidden: PersonalSpan[]) => Generator<{ words: string, isTelling?: boolean }>} */
    *pieces(spans, hidden) {
      const ends = [...spans, ...hidden].flatMap(({ start, end }) => [start, end]);
      const cuts = [...new Set([0, ...ends, this.text.length])].toSorted((one, other) => one - other);
      for (let place = 0; place + 1 < cuts.length; place++) {
        const [start, end] = [cuts[place], cuts[place + 1]];
        const secret = hidden.find((span) => span.start <= start && end <= span.end);
        const isTelling = spans.some((span) => span.start <= start && end <= span.end);
        if (!secret) yield { words: this.text.slice(start, end), isTelling };
        else if (secret.start === start) yield { words: this.proofreading.masked(secret.which, this.text.slice(start, secret.end)) };
      }
    }

    /** @type {(name: string, act: () => void) => void} */
    on(name, act) {
      this.result.querySelector(`[name=${name}]`).addEventListener("click", act);
    }

    /** @type {(words: string, open?: number) => Promise<void>} */
    async copy(words, open) {
      const doubt = open ? `还有 ${open} 处可能是个人信息没有遮。` : "";
      this.result.querySelector(".cb-take output").value = (await copy(words)) ? `已复制。${doubt}` : "没能复制，请选中文字再复制。";
    }
  }

  /** @type {(suggestion: Suggestion) => string} */
  function because({ words, isLeast }) {
    const named = words.slice(0, SHOWN).map(quoted).join("");
    if (named) return `凭原话里的${named}${words.length > SHOWN ? "等" : ""}。`;
    return isLeast ? "这一类原因至少定这一级。" : "原话里没有明显的说法，只是文字最接近。";
  }

  /** @type {(one: { title: string, page: Page }) => HTMLElement} */
  function caseItem({ title, page }) {
    return make("li", {}, make("a", { href: casebook.address(page), textContent: title }));
  }

  customElements.define("cb-intake", Intake);
}
