/* An attempt under way: its sheets, the clock, what is kept of it, and the questions before it ends. */
"use strict";

{
  const MINUTE = 60_000; // milliseconds

  /** @typedef {Leaf & { label: string }} LabelledLeaf */

  class Running {
    /** @type {number[]} */ warnings = []; // minutes before the end, the next one first

    /** Puts the sheets into `host.box`, as the attempt has them.
        @param {ExamHost} host @param {Attempt} state @param {Sheet[]} sheets */
    constructor(host, state, sheets) {
      const { make } = casebook;
      this.host = host;
      this.state = state;
      this.sheets = sheets;
      this.leaves = sheets.flatMap(({ number, leaves }) =>
        leaves.map((leaf, place) => ({ ...leaf, label: leaves.length > 1 ? `第 ${number}.${place + 1} 题` : `第 ${number} 题` })));
      this.heading = make("h2", { tabIndex: -1, textContent: `考试进行中：${sheets.length} 题` });
      this.answered = make("span");
      this.clock = make("span", { role: "timer" });
      const handIn = make("button", { type: "button", className: "md-button md-button--primary", textContent: "交卷" });
      const abandon = make("button", { type: "button", className: "md-button", textContent: "放弃这次" });
      handIn.addEventListener("click", () => this.askHandIn());
      abandon.addEventListener("click", () => host.abandon());
      this.form = make("div", { className: "cb-sheets" }, ...sheets.map(({ section }) => section));
      const bar = make("p", { className: "cb-clock" }, this.answered, this.clock);
      host.box.replaceChildren(this.heading, bar, this.form, make("p", { className: "cb-actions" }, handIn, abandon));
      host.arrange(sheets, state.seed);
      this.write(state.answers);
      this.form.addEventListener("cb-changed", () => this.save());
      this.form.addEventListener("submit", stopSubmit, { capture: true });
    }

    begin() {
      this.warnings = [5, 1, 0].filter((minutes) => this.left > minutes * MINUTE);
      this.ticking = setInterval(() => this.tick(), 1000);
      this.count();
      this.tick();
    }

    stop() {
      clearInterval(this.ticking);
    }

    /** @returns {number} */
    get spent() {
      return Math.max(0, Date.now() - Date.parse(this.state.started));
    }

    /** @returns {number} */
    get left() {
      return this.host.minutes * MINUTE - this.spent;
    }

    /** @returns {LabelledLeaf[]} */
    get unanswered() {
      return this.leaves.filter(({ element }) => !element.isComplete);
    }

    /* Keeps what changed, answer by answer: what another window keeps at the same moment is not overwritten. */
    save() {
      for (const { name, version, element } of this.leaves) {
        const given = { answer: element.read(), sure: element.sure, version };
        if (isSame(given, this.state.answers[name])) continue;
        this.state.answers[name] = given;
        this.host.keep(this.state.attempt, name, given);
      }
      this.count();
    }

    /** Takes over what was answered in another window.
        @type {(answers: Attempt["answers"]) => void} */
    follow(answers) {
      this.write(answers, this.state.answers);
      this.state.answers = answers;
      this.count();
    }

    /** Fills in answers, where they differ from those that are there.
        @type {(answers: Attempt["answers"], present?: Attempt["answers"]) => void} */
    write(answers, present = {}) {
      for (const leaf of this.leaves) {
        const given = answers[leaf.name];
        if (!isSame(given, present[leaf.name])) casebook.enter(leaf, given);
      }
    }

    count() {
      const open = this.sheets.filter(({ leaves }) => leaves.some(({ element }) => !element.isComplete)).length;
      this.answered.textContent = `已答 ${this.sheets.length - open}／${this.sheets.length} 题`;
    }

    tick() {
      const { left, host } = this;
      if (left <= 0 && host.isEnforced) return void host.handIn("时间到，已经自动交卷。");
      const words = clockWords(this.spent, left);
      if (this.clock.textContent !== words) this.clock.textContent = words;
      while (left <= this.warnings[0] * MINUTE) {
        const minutes = this.warnings.shift();
        host.told.textContent = minutes ? `还剩 ${minutes} 分钟。` : "规定的时间到了；可以接着答完再交卷。";
      }
    }

    async askHandIn() {
      const { make } = casebook;
      const open = this.unanswered;
      const jumps = open.map(({ label }, place) => make("button", { value: String(place), className: "md-button", textContent: label }));
      const content = open.length
        ? [make("p", { textContent: `还有 ${open.length} 处没有作答或没有答完，没答的按答错算。可以先去作答：` }), make("p", { className: "cb-actions" }, ...jumps)]
        : [make("p", { textContent: `${this.sheets.length} 题都作答了。交卷以后不能再改。` })];
      const choice = await casebook.ask(this.host, { title: "现在交卷吗？", content, choices: [["stay", "继续作答"], ["end", "交卷"]] });
      if (this.host.running !== this) return;
      if (choice === "end") this.host.handIn();
      else if (choice in open) goTo(open[Number(choice)].element);
    }
  }

  /** Whether two answers are the same; none is like one that was taken back.
      @type {(one?: Entered, other?: Entered) => boolean} */
  function isSame(one, other) {
    const [said, before] = [one, other].map((given) => JSON.stringify([given?.answer ?? null, given?.sure ?? null]));
    return said === before;
  }

  /** @type {(spent: number, left: number) => string} */
  function clockWords(spent, left) {
    const { lasting } = casebook.attempts;
    if (left <= 0) return `已用 ${lasting(spent)}，超过规定 ${lasting(-left)}`;
    return `已用 ${lasting(spent)}，还剩 ${lasting(left < MINUTE ? left : left + MINUTE - 1)}`;
  }

  /** @type {(element: Question) => void} */
  function goTo(element) {
    element.scrollIntoView();
    element.inputs.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
  }

  /** The Enter key in an answer hands nothing in.
      @type {(event: Event) => void} */
  function stopSubmit(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  casebook.Running = Running;
}
