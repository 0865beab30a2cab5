/* <cb-assessment>: whether somebody is in danger, what a sentence seems to be about, by which of its words, and what to do
   once somebody has confirmed it. The same wherever it stands: on the page 投诉速判 and in the box of the search. What is
   typed is compared on this page, and neither sent nor kept; what is confirmed can be taken to the desk. */
"use strict";

{
  const { copy, load, make, pause, quoted, record } = casebook;
  const SURE = { sure: "有把握", likely: "大概是", unsure: "拿不准" };
  const SHOWN = 6; // words that a hint names
  const NEAR = 3; // values that are offered
  const ALARMS = 2;
  const DIMENSIONS = ["product", "cause", "severity"];

  /** @typedef {{ advice: Advice, engine: ReturnType<Casebook["intake"]>, proofreading: Proofreading }} Tools */
  /** @type {Promise<Tools> | null} */
  let tools = null;
  let panels = 0;

  class AssessmentPanel extends HTMLElement {
    /** @type {HTMLOutputElement} */ said;
    /** @type {object | null} */ turn;
    /** @type {Tools} */ tools;
    /** @type {Masking} */ masking;
    /** @type {HTMLElement | null} */ result;
    /** @type {Record<string, HTMLFieldSetElement>} */ fields;
    /** @type {string[]} */ surely; // causes of which it is sure, before anybody has confirmed one

    connectedCallback() {
      if (this.said) return;
      this.said = make("output", { className: "cb-latest" });
      this.append(this.said);
      ready().catch(() => null); // what is missing is told once it is needed
    }

    /** @type {(words: string) => void} */
    say(words) {
      this.said.value = words;
    }

    clear() {
      this.turn = this.result = null;
      this.replaceChildren(this.said);
      this.say("");
    }

    /** The latest text that is given counts.
        @type {AssessmentElement["assess"]} */
    async assess(text) {
      const turn = (this.turn = {});
      if (!this.result) this.say("正在看像哪一类……");
      const found = await ready().catch(() => null);
      await pause();
      if (turn !== this.turn) return;
      if (!found) return this.say("比对用的数据读不到，请刷新一次。");
      this.tools = found;
      const assessment = found.engine.assess(text);
      await pause();
      if (turn === this.turn) this.show(text, assessment);
    }

    /** @type {(text: string, assessment: Assessment) => void} */
    show(text, { dangers, matter, requests, suggested, similar }) {
      this.result = this.tools.advice.panel();
      this.hidden = !this.result;
      if (!this.result) return;
      apart(this.result);
      const form = /** @type {HTMLFormElement} */ (this.result.querySelector("form"));
      this.fields = /** @type {Record<string, HTMLFieldSetElement>} */ (/** @type {unknown} */ (form.elements));
      this.within("danger").append(...dangers.slice(0, ALARMS).map((one, place) => this.alarm(one, place > 0)));
      if (matter) this.within("matter").append(make("p", { className: "cb-notice", textContent: `像是${matter.title}，不像投诉。先照这样办；确实是投诉的，再选原因。` }), this.adviceOn(matter.id));
      this.within("matter").append(...requests.map((one) => this.besides(one)));
      for (const [dimension, list] of Object.entries(suggested)) this.suggest(dimension, list);
      this.surely = suggested.cause.filter(({ sure }) => sure === "sure").map(({ id }) => id);
      this.within("similar").replaceChildren(...similar.map(caseItem));
      this.masking = new casebook.Masking(this.result, text, this.tools.proofreading);
      this.masking.show([...dangers, ...requests, ...Object.values(suggested).map(([first]) => first)].flatMap(({ spans }) => spans));
      this.result.addEventListener("change", (event) => this.confirm(event));
      this.unfold(!matter && suggested.cause[0].sure !== "unsure");
      this.listen();
      this.replaceChildren(this.said, this.result);
      this.advise();
      this.say(summary(dangers, matter, suggested));
    }

    /** @type {(isTold: boolean) => void} */
    unfold(isTold) {
      const isWhole = this.hasAttribute("unfolded");
      this.within("judged").toggleAttribute("open", isTold || isWhole);
      this.within("rest").toggleAttribute("open", isWhole);
    }

    listen() {
      this.on("[name=copy-line]", () => this.copy(this.find("[name=line]").value));
      this.on("[name=copy-text]", () => this.copy(this.masking.text, this.result?.querySelectorAll(".cb-proposed input:not(:checked)").length));
      this.on(".cb-carry", (event) => this.carry(event));
    }

    /** @type {(selectors: string, act: (event: Event) => void) => void} */
    on(selectors, act) {
      this.result?.querySelector(selectors)?.addEventListener("click", act);
    }

    /** @type {<K extends keyof Promised>(selectors: K) => Promised[K]} */
    find(selectors) {
      return /** @type {HTMLElement} */ (this.result).querySelector(selectors);
    }

    /** @type {(name: "advice" | "danger" | "judged" | "matter" | "rest" | "similar") => HTMLElement} */
    within(name) {
      return this.find(`[data-part=${name}]`);
    }

    /** What comes before everything else: the plan, the first acts, and by which words; what the second offers is folded.
        @type {(danger: Suggestion, isSecond: boolean) => HTMLElement} */
    alarm(danger, isSecond) {
      const section = make("section", { className: danger.sure === "sure" ? "cb-alarm" : "cb-alarm cb-maybe", ariaLabel: danger.title }, this.adviceOn(danger.id));
      section.querySelector("h2").prepend(danger.sure === "sure" ? "先保人：" : "可能有险情，先问清：");
      section.querySelector(".cb-because").textContent = because(danger);
      if (isSecond) fold(section.querySelector(".cb-offers"), "预案、话术、函件和证据");
      return section;
    }

    /** @type {(id: string) => DocumentFragment} */
    adviceOn(id) {
      return this.tools.advice.on(id, `${casebook.progress.dayOf(new Date())} ${new Date().toTimeString().slice(0, 5)}`);
    }

    /** What is asked for besides, folded: by which words, and what the records have for it.
        @type {(request: Suggestion) => HTMLElement} */
    besides(request) {
      const why = make("p", { className: "cb-hint", textContent: because(request) });
      return make("details", { className: "cb-more" }, make("summary", {}, `还说到：${request.title}`), why, this.adviceOn(request.id));
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

    /** @type {() => string[]} */
    dangers() {
      const boxes = /** @type {HTMLInputElement[]} */ ([...this.within("danger").querySelectorAll(".cb-confirmed input:checked")]);
      return boxes.map(({ value }) => value);
    }

    /* What the records say of the confirmed values, causes first; before that of a cause only if it is sure. */
    advise() {
      const causes = this.chosen("cause").map(({ id }) => id);
      const rest = ["severity", "product"].flatMap((dimension) => this.chosen(dimension).map(({ id }) => id));
      this.within("advice").replaceChildren(...[...(causes.length ? causes : this.surely), ...rest].map((id) => this.adviceOn(id)));
      this.find("[name=line]").value = this.line();
      this.find(".cb-carried").value = "";
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

    /** Somebody follows the link to the desk: what was confirmed goes along.
        @type {(event: Event) => void} */
    carry(event) {
      const [[product], [severity], causes] = ["product", "severity", "cause"].map((dimension) => this.chosen(dimension).map(({ id }) => id));
      const confirmed = { product: product ?? "", severity: severity ?? "", causes, dangers: this.dangers() };
      if (Object.values(confirmed).every(({ length }) => !length)) return this.stay(event, "还没有确认什么。先在上面勾选，再带走。");
      casebook.docket.carry(confirmed);
      if (!record.persistent && !document.querySelector("cb-desk")) this.stay(event, "浏览器不让保存，带不到别的页。请打开处理台，在那里再判一次。");
    }

    /** @type {(event: Event, words: string) => void} */
    stay(event, words) {
      event.preventDefault();
      this.find(".cb-carried").value = words;
    }

    /** @type {(words: string, open?: number) => Promise<void>} */
    async copy(words, open) {
      const doubt = open ? `还有 ${open} 处可能是个人信息没有遮。` : "";
      this.find(".cb-take output").value = (await copy(words)) ? `已复制。${doubt}` : "没能复制，请选中文字再复制。";
    }
  }

  /** What every panel of a page compares with, made once.
      @type {() => Promise<Tools>} */
  function ready() {
    tools ??= prepare();
    tools.catch(() => (tools = null));
    return tools;
  }

  /** Phrases are read one entry after the other, so that the page stays free.
      @type {() => Promise<Tools>} */
  async function prepare() {
    const [advice, data, table] = await Promise.all([casebook.advice(), load("intake"), load("proofreading")]);
    const proofreading = casebook.proofreading(table);
    const nothing = proofreading.locate("");
    for (const { clear, hints, always, unless } of data.taxa) {
      proofreading.find(nothing, [...clear, ...hints, ...always, ...unless]);
      await pause();
    }
    return { advice, engine: casebook.intake(data, proofreading), proofreading };
  }

  /** Ids that are different from those of another panel.
      @type {(panel: HTMLElement) => void} */
  function apart(panel) {
    panels += 1;
    for (const field of panel.querySelectorAll("[aria-describedby]")) {
      const name = String(field.getAttribute("aria-describedby"));
      panel.querySelector(`[id=${name}]`)?.setAttribute("id", `${name}-${panels}`);
      field.setAttribute("aria-describedby", `${name}-${panels}`);
    }
  }

  /** @type {(dangers: Suggestion[], matter: Suggestion | null, suggested: Record<string, Suggestion[]>) => string} */
  function summary(dangers, matter, suggested) {
    const alarm = dangers.length ? `${dangers.some(({ sure }) => sure === "sure") ? "注意" : "先问清有没有"}险情：${dangers.slice(0, ALARMS).map(({ title }) => title).join("、")}。` : "";
    if (matter) return `${alarm}像是${matter.title}。`;
    const parts = Object.values(suggested).map(([{ title, sure }]) => `${title}（${SURE[sure ?? "unsure"]}）`);
    return `${alarm}像是：${parts.join("，")}。请在下面确认。`;
  }

  /** By which words of the text; the longest tell most.
      @type {(suggestion: Suggestion) => string} */
  function because({ words, isLeast }) {
    const named = words.slice(0, SHOWN).map(quoted).join("");
    if (named) return `凭原话里的${named}${words.length > SHOWN ? "等" : ""}。`;
    return isLeast ? "这一类原因至少定这一级。" : "原话里没有明显的说法，只是文字最接近。";
  }

  /** @type {(part: Element | null, words: string) => void} */
  function fold(part, words) {
    const folded = make("details", { className: "cb-more" }, make("summary", {}, words));
    part?.replaceWith(folded);
    if (part) folded.append(part);
  }

  /** @type {(one: { title: string, page: Page }) => HTMLElement} */
  function caseItem({ title, page }) {
    return make("li", {}, make("a", { href: casebook.address(page), textContent: title }));
  }

  customElements.define("cb-assessment", AssessmentPanel);
}
