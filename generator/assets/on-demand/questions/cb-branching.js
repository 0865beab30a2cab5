/* <cb-branching>: a case walked node by node. In practice every decision is judged at once; in an exam all of them are when
   it is revealed. An answer is the list of decisions so far; without an ending it is not complete. */
"use strict";

{
  const { debrief, make } = casebook;

  /** @extends {Question<Decision[]>} */
  class Branching extends casebook.Question {
    /** @type {Walk} */ walk;
    /** @type {Decision[]} */ steps;
    /** @type {HTMLElement} */ trail;
    /** @type {HTMLElement} */ scene;
    /** @type {HTMLElement} */ debriefing;
    /** @type {HTMLElement} */ heading;
    /** @type {HTMLElement} */ judgement;
    /** @type {HTMLButtonElement} */ onward;
    /** @type {boolean} */ isJudging;
    /** @type {boolean} */ isOver;

    controls() {
      const list = this.querySelector(":scope > .cb-nodes");
      list.hidden = true; // it is printed
      this.walk = new casebook.Walk(list, this.answerBox);
      this.steps = [];
      this.trail = make("ol", { className: "cb-trail", ariaLabel: "走过的步骤" });
      this.scene = make("div", { className: "cb-scene" });
      return make("div", {}, this.trail, this.scene);
    }

    buttons() {
      const box = super.buttons();
      this.check.textContent = "选定";
      this.onward = make("button", { type: "button", className: "md-button md-button--primary", textContent: "继续" });
      this.onward.addEventListener("click", () => this.goOn());
      this.check.after(this.onward);
      this.skip.textContent = "不走了，看每一步";
      this.again.textContent = "重新走一遍";
      this.debriefing = make("div", { className: "cb-debrief" });
      this.verdict.after(this.debriefing);
      this.show();
      return box;
    }

    /** How sure one is changes from step to step.
        @type {() => ""} */
    confidence() {
      return "";
    }

    prepareExam() {
      super.prepareExam();
      this.actions.hidden = false;
      this.skip.hidden = true;
      this.check.type = "button"; // an exam lets no form be submitted
      this.check.addEventListener("click", () => this.decide());
    }

    /** @returns {Step[]} */
    get decisions() {
      return this.walk.decisions(this.steps);
    }

    /** @returns {WalkNode} */
    get node() {
      return this.walk.after(this.decisions);
    }

    get isComplete() {
      return !this.node.ways.length;
    }

    /** @type {() => Decision[] | null} */
    read() {
      return this.steps.length ? this.steps : null;
    }

    /** @type {(answer: Decision[] | null) => void} */
    write(answer) {
      this.steps = this.walk.decisions(answer ?? []).map(({ node, way }) => [node.id, way.fingerprint]);
      this.isJudging = false;
      this.show();
    }

    /** @type {(answer: Decision[]) => Result} */
    mark(answer) {
      const decisions = this.walk.decisions(answer);
      return { score: this.walk.score(decisions), notes: [], words: debrief.summary(this.walk, decisions) };
    }

    /** @type {(event: Event) => void} */
    submitted(event) {
      event.preventDefault();
      this.decide();
    }

    decide() {
      const chosen = this.scene.querySelector("input:checked");
      if (!chosen) return this.ask();
      this.say("");
      this.steps = [...this.steps, [this.node.id, chosen.value]];
      this.isJudging = !this.isExam;
      if (!this.isJudging) return this.goOn();
      this.show();
      this.judgement.focus();
    }

    goOn() {
      this.isJudging = false;
      this.show();
      this.changed();
      if (this.isComplete && !this.isExam) this.arrive();
      this.heading.focus();
    }

    arrive() {
      const answer = this.read();
      const { score } = this.reveal(answer);
      this.save(answer, score);
      this.finish();
    }

    giveUp() {
      this.arrive();
      this.answerBox.open = true;
    }

    /** @type {(answer?: Decision[] | null) => Result} */
    reveal(answer = this.read()) {
      const result = super.reveal(answer);
      this.isOver = true;
      this.isJudging = false;
      this.show();
      return result;
    }

    retry() {
      this.isOver = false;
      super.retry();
      this.heading.focus();
    }

    /* Brings the page in line with the walk. */
    show() {
      const decisions = this.isJudging ? this.decisions.slice(0, -1) : this.decisions;
      const node = this.walk.after(decisions);
      this.scene.replaceChildren(...this.sceneOf(node, decisions.length + 1));
      this.trail.replaceChildren(...decisions.map((decision, place) => debrief.passed(decision, place, this.isExam)));
      this.trail.hidden = this.isOver || !decisions.length;
      this.debriefing.replaceChildren(...(this.isOver && decisions.length ? this.debriefingOf(decisions) : []));
      this.check.hidden = this.isJudging || this.isOver || this.isComplete;
      this.onward.hidden = !this.isJudging;
    }

    /** @type {(node: WalkNode, number: number) => Node[]} */
    sceneOf(node, number) {
      const words = node.ways.length ? `第 ${number} 步：${node.title}` : `结局：${node.title}`;
      this.heading = make(/** @type {"h2"} */ (`h${levelAt(this)}`), { className: "cb-node-title", tabIndex: -1, textContent: words });
      if (this.isJudging) return [this.heading, node.text.cloneNode(true), this.judged()];
      if (node.ways.length) return [this.heading, node.text.cloneNode(true), this.options(node)];
      return [this.heading, ...this.outcome(node), node.text.cloneNode(true)];
    }

    /** @type {(node: WalkNode) => HTMLElement} */
    options(node) {
      const disabled = Boolean(this.isOver);
      const options = node.ways.map(({ fingerprint, words }) => casebook.choice({ type: "radio", name: this.name, value: fingerprint, disabled }, words));
      return make("fieldset", {}, make("legend", { className: "cb-unseen", textContent: "您怎么做" }), ...options);
    }

    judged() {
      this.judgement = debrief.course("您选的", /** @type {Step} */ (this.decisions.at(-1)).way);
      this.judgement.tabIndex = -1;
      return this.judgement;
    }

    /** @type {(node: WalkNode) => HTMLElement[]} */
    outcome(node) {
      if (this.isExam && !this.isOver) return [make("p", { className: "cb-hint", textContent: "这个案例走完了。每一步的说明在交卷以后看。" })];
      return [make("p", {}, node.badge?.cloneNode(true) ?? "")];
    }

    /** @type {(decisions: Step[]) => HTMLElement[]} */
    debriefingOf(decisions) {
      const steps = make("ol", { className: "cb-reviewed", ariaLabel: "每一步" }, ...decisions.map(debrief.reviewed));
      return [...debrief.comparison(this.walk, decisions), steps];
    }
  }

  /** The level of a heading inside an element: one below the last heading before it.
      @type {(element: HTMLElement) => number} */
  function levelAt(element) {
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5")];
    const before = headings.filter((each) => !element.contains(each) && each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return Number(before.at(-1)?.tagName[1] ?? 1) + 1;
  }

  Branching.prompt = "先选一种做法。";
  customElements.define("cb-branching", Branching);
}
