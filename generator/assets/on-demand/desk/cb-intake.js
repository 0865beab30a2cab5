/* <cb-intake>: whether somebody is in danger, what a complaint seems to be about, by which of its words, and what to do once
   somebody has confirmed it. What is typed is compared on this page, and neither sent nor kept. */
"use strict";

{
  /** @typedef {HTMLFormElement & { elements: { text: HTMLTextAreaElement, clear: HTMLButtonElement } }} IntakeForm */

  const { copy, load, make, quoted } = casebook;
  const SURE = { sure: "有把握", likely: "大概是", unsure: "拿不准" };
  const SHOWN = 6; // words that a hint names
  const NEAR = 3; // values that are offered
  const ALARMS = 2;
  const DIMENSIONS = ["product", "cause", "severity"];

  class Intake extends HTMLElement {
    /** @type {IntakeForm} */ form;
    /** @type {HTMLOutputElement} */ said;
    /** @type {HTMLElement} */ place;
    /** @type {Proofreading} */ proofreading;
    /** @type {ReturnType<Casebook["intake"]>} */ engine;
    /** @type {string} */ text;
    /** @type {Masking} */ masking;
    /** @type {HTMLElement} */ result;
    /** @type {Record<string, HTMLFieldSetElement>} */ fields;
    /** @type {string[]} */ surely; // causes of which it is sure, before anybody has confirmed one
    /** @type {Datasets["deadlines"]} */ limits;

    async connectedCallback() {
      if (this.form) return;
      this.form = /** @type {IntakeForm} */ (this.copyOf("form"));
      this.said = make("output", { className: "cb-latest" });
      this.place = make("div");
      const [data, table, limits] = await Promise.all([load("intake"), load("proofreading"), load("deadlines")]);
      this.limits = limits;
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
    show({ dangers, matter, suggested, similar }) {
      this.result = this.copyOf("result");
      const form = /** @type {HTMLFormElement} */ (this.result.querySelector("form"));
      this.fields = /** @type {Record<string, HTMLFieldSetElement>} */ (/** @type {unknown} */ (form.elements));
      this.within("danger").append(...dangers.slice(0, ALARMS).map((one) => this.alarm(one)));
      if (matter) this.within("matter").append(make("p", { className: "cb-notice", textContent: `像是${matter.title}，不像投诉。先照这样办；确实是投诉的，再选原因。` }), this.adviceOn(matter.id));
      for (const [dimension, list] of Object.entries(suggested)) this.suggest(dimension, list);
      this.surely = suggested.cause.filter(({ sure }) => sure === "sure").map(({ id }) => id);
      this.within("similar").replaceChildren(...similar.map(caseItem));
      this.masking = new casebook.Masking(this.result, this.text, this.proofreading);
      this.masking.show([...dangers, ...Object.values(suggested).map(([first]) => first)].flatMap(({ spans }) => spans));
      this.result.addEventListener("change", (event) => this.confirm(event));
      this.on("copy-line", () => this.copy(this.result.querySelector("[name=line]").value));
      this.on("copy-text", () => this.copy(this.masking.text, this.result.querySelectorAll(".cb-proposed input:not(:checked)").length));
      this.place.replaceChildren(this.result);
      this.advise();
      this.said.value = this.summary(dangers, matter, suggested);
    }

    /** @type {(name: "advice" | "danger" | "matter" | "similar") => HTMLElement} */
    within(name) {
      return this.result.querySelector(`[data-part=${name}]`);
    }

    /** @type {(dangers: Suggestion[], matter: Suggestion | null, suggested: Record<string, Suggestion[]>) => string} */
    summary(dangers, matter, suggested) {
      const alarm = dangers.length ? `注意险情：${dangers.slice(0, ALARMS).map(({ title }) => title).join("、")}。` : "";
      if (matter) return `${alarm}像是${matter.title}。`;
      const parts = Object.values(suggested).map(([{ title, sure }]) => `${title}（${SURE[sure ?? "unsure"]}）`);
      return `${alarm}像是：${parts.join("，")}。请在下面确认。`;
    }

    /** What comes before everything else: the plan, the first acts, and by which words.
        @type {(danger: Suggestion) => HTMLElement} */
    alarm(danger) {
      const section = make("section", { className: "cb-alarm", ariaLabel: danger.title }, this.adviceOn(danger.id));
      section.querySelector("h2").prepend(danger.sure === "sure" ? "先保人：" : "可能有险情，先问清：");
      section.querySelector(".cb-because").textContent = because(danger);
      return section;
    }

    /** @type {(id: string) => DocumentFragment} */
    adviceOn(id) {
      const advice = /** @type {DocumentFragment} */ (this.querySelector(`template[data-taxon=${id}]`).content.cloneNode(true));
      for (const place of advice.querySelectorAll("[data-limit]")) place.textContent = this.dueToday(place.getAttribute("data-limit") ?? "");
      return advice;
    }

    /** The last day of a limit that begins today; nothing in a year without a calendar.
        @type {(id: string) => string} */
    dueToday(id) {
      const limit = this.limits.limits[id];
      const today = casebook.progress.dayOf(new Date());
      const start = limit?.unit === "小时" ? `${today} ${new Date().toTimeString().slice(0, 5)}` : today;
      const [end] = limit ? casebook.deadlines.chain(limit, start, this.limits.years) : [];
      return end?.due ? `今天起算，最晚 ${end.due}` : "";
    }

    /** The nearest values of a dimension, of which one is chosen, of causes several; any other can be chosen too.
        @type {(dimension: string, list: Suggestion[]) => void} */
    suggest(dimension, list) {
      const field = this.fields[dimension];
      const near = list.filter(({ isAlso }, place) => place < (list[0].sure === "sure" ? 1 : NEAR) || isAlso);
      field.querySelector("[data-part=near]").append(...near.map((one) => this.box(dimension, one)));
      const words = list[0].sure === "sure" ? because(list[0]) : `像下面几个。${because(list[0])}`;
      field.querySelector(".cb-hint").replaceChildren(make("strong", { textContent: SURE[list[0].sure ?? "unsure"] }), `：${words}`);
      field.querySelector("select").append(...list.filter((one) => !near.includes(one)).map(({ id, title }) => new Option(title, id)));
    }

    /** @type {(dimension: string, one: Pick<Suggestion, "id" | "title">, isChosen?: boolean) => HTMLElement} */
    box(dimension, { id, title }, isChosen = false) {
      const type = dimension === "cause" ? "checkbox" : "radio";
      return make("label", {}, make("input", { type, name: `chosen-${dimension}`, value: id, checked: isChosen }), ` ${title}`);
    }

    /** Another value that is chosen from the list joins the near ones.
        @type {(event: Event) => void} */
    confirm({ target }) {
      if (target instanceof HTMLSelectElement && target.value) {
        const [option] = target.selectedOptions;
        const field = /** @type {HTMLFieldSetElement} */ (target.closest("fieldset"));
        field.querySelector("[data-part=near]").append(this.box(field.name, { id: option.value, title: option.text }, true));
        option.remove();
        target.value = "";
      }
      this.advise();
    }

    /** What somebody has confirmed, as ids and titles.
        @type {(dimension: string) => { id: string, title: string }[]} */
    chosen(dimension) {
      const boxes = /** @type {HTMLInputElement[]} */ ([...this.fields[dimension].querySelectorAll("input:checked")]);
      return boxes.map(({ value, parentElement: label }) => ({ id: value, title: String(label?.textContent).trim() }));
    }

    /* What the records say of the confirmed values, causes first; before that of a cause only if it is sure. */
    advise() {
      const causes = this.chosen("cause").map(({ id }) => id);
      const rest = ["severity", "product"].flatMap((dimension) => this.chosen(dimension).map(({ id }) => id));
      this.within("advice").replaceChildren(...[...(causes.length ? causes : this.surely), ...rest].map((id) => this.adviceOn(id)));
      this.result.querySelector("[name=line]").value = this.line();
    }

    /** Only what was confirmed.
        @type {() => string} */
    line() {
      const values = DIMENSIONS.flatMap((dimension) => {
        const titles = this.chosen(dimension).map(({ title }) => title);
        return titles.length ? [`${this.fields[dimension].querySelector("legend").textContent}：${titles.join("、")}`] : [];
      });
      const guide = this.chosen("cause").length ? this.within("advice").querySelector(".cb-first a")?.textContent : "";
      return [...values, ...(guide ? [`先走：${guide}`] : [])].join("；");
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

  /** By which words of the text; the longest tell most.
      @type {(suggestion: Suggestion) => string} */
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
