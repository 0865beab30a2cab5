/* <cb-exam name="…" minutes="30" pass-mark="80" shuffle enforce>: draws the questions of an attempt, keeps it while it
   lasts, marks it once it is handed in, and shows it again from the record. */
"use strict";

{
  const { attempts, make, progress, record, shape } = casebook;

  class Exam extends casebook.Watching {
    /** @type {string} */ name;
    /** @type {string} */ key;
    /** @type {number} */ minutes;
    /** @type {boolean} */ isEnforced;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ box;
    /** @type {boolean} */ isBusy;
    /** @type {boolean} */ isReviewing;
    /** @type {Running | null} */ running;

    async connectedCallback() {
      this.name = this.getAttribute("name");
      this.key = `exam:${this.name}`;
      this.minutes = Number(this.getAttribute("minutes"));
      this.isEnforced = this.hasAttribute("enforce");
      this.told = make("p", { className: "cb-told", role: "status" });
      this.box = make("div");
      await super.connectedCallback();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      this.stop();
    }

    /* After the record has changed, here or in another window. */
    show() {
      if (!this.box.isConnected) this.replaceChildren(...casebook.storageNotice(), this.told, this.box);
      if (this.isBusy) return;
      const kept = this.kept();
      if (this.running && kept?.attempt === this.running.state.attempt) this.running.follow(kept.answers);
      else if (this.running) this.leaveRunning();
      else if (kept && !this.isReviewing) this.run(kept);
      else if (!this.isReviewing) this.showStart();
    }

    /** @type {() => Attempt | null} */
    kept() {
      for (const key of this.keys) {
        const attempt = record.kept(key);
        if (shape.isAttempt(attempt)) return attempts.resumed(attempt, record.keptBelow(answersOf(attempt)), this.catalogue);
      }
      return null;
    }

    /** Keeps an answer under a name of its own, so that two windows overwrite nothing; unless another has ended the attempt.
        @type {ExamHost["keep"]} */
    keep(attempt, name, given) {
      if (this.kept()?.attempt === attempt) record.keep(`${answersOf({ attempt })}${name}`, given);
    }

    /** Under what the attempt may be kept: the exam's own key, and those of former ids.
        @returns {string[]} */
    get keys() {
      return attempts.idsOf(this.name, this.catalogue).map((id) => `exam:${id}`);
    }

    forget() {
      for (const key of this.keys) {
        const attempt = record.kept(key);
        if (shape.isAttempt(attempt)) record.keptBelow(answersOf(attempt)).forEach(([name]) => record.keep(`${answersOf(attempt)}${name}`, null));
        record.keep(key, null);
      }
    }

    /* The attempt was ended in another window. */
    leaveRunning() {
      const entry = this.running && this.entryOf(this.running.state.attempt);
      this.stop();
      const words = "这次考试已经在另一个窗口结束。";
      if (entry) this.review(entry, words);
      else this.showStart(words);
    }

    /** @type {(attempt: string) => Sat | undefined} */
    entryOf(attempt) {
      return record.entries().filter((entry) => entry.kind === "exam").find((entry) => entry.attempt === attempt);
    }

    /** @type {(words?: string) => HTMLElement} */
    showStart(words = "") {
      this.isReviewing = false;
      this.told.textContent = words;
      const start = button("开始考试", () => this.start(), "md-button md-button--primary");
      const past = attempts.attemptsAt(record.entries(), this.name, this.catalogue);
      this.box.replaceChildren(make("p", { className: "cb-actions" }, start), ...this.pastPart(past));
      return start;
    }

    /** @type {(past: Sat[]) => HTMLElement[]} */
    pastPart(past) {
      if (!past.length) return [];
      const lines = past.map((entry) => {
        const words = `${minuteOf(progress.timeOf(entry))} · ${attempts.points(entry.score)} 分 · ${entry.passed ? "通过" : "未通过"}`;
        const look = button("看这一次", () => this.review(entry));
        look.setAttribute("aria-label", `看这一次：${words}`);
        return make("li", {}, make("span", { textContent: words }), " ", look);
      });
      return [make("h2", { textContent: "以前的考试" }), make("ul", { className: "cb-attempts" }, ...lines)];
    }

    async start() {
      const kept = this.kept(); // begun in another window
      if (kept) return lead(await this.run(kept));
      const { pools } = await this.loading(casebook.load(`exam-${this.name}`));
      const attempt = attempts.begin(pools, casebook.newSeed(), new Date());
      record.keep(this.key, attempt);
      lead(await this.run(attempt));
    }

    /** Begins an attempt, or goes on with it. The value is its heading.
        @type {(attempt: Attempt) => Promise<HTMLElement>} */
    async run(attempt) {
      const frames = attempts.framesOf(this.catalogue, attempt.drawn);
      if (!frames.length) {
        this.forget();
        return this.showStart("上次没交卷的考试，题目已经不在本站，请重新开始。");
      }
      const sheets = await this.loading(casebook.sheets(frames, "h3"));
      this.isReviewing = false;
      this.told.textContent = "";
      this.running = new casebook.Running(this, attempt, sheets);
      if (this.isConnected) this.running.begin();
      return this.running?.heading ?? this;
    }

    /** Waits for what has to be loaded, during which nothing else begins.
        @type {<T>(promise: Promise<T>) => Promise<T>} */
    async loading(promise) {
      this.isBusy = true;
      try {
        return await promise;
      } catch (error) {
        this.told.textContent = "题目没有读到。请刷新页面再试；已经作答的都还在。";
        throw error;
      } finally {
        this.isBusy = false;
      }
    }

    stop() {
      this.querySelector("dialog")?.close();
      this.running?.stop();
      this.running = null;
    }

    async abandon() {
      const choice = await casebook.ask(this, {
        title: "放弃这次考试？",
        content: [make("p", { textContent: "放弃以后，这次的作答不保存，也不算一次考试。" })],
        choices: [["stay", "继续作答"], ["leave", "放弃这次"]],
      });
      if (choice !== "leave" || !this.running) return;
      this.stop();
      this.forget();
      this.showStart("这次考试已经放弃。").focus();
    }

    /** Marks the attempt and writes it down, once.
        @type {(words?: string) => unknown} */
    handIn(words = "") {
      if (!this.running) return;
      const { sheets, state: { attempt, seed, drawn, started } } = this.running;
      if (this.kept()?.attempt !== attempt) return this.leaveRunning();
      const answers = sheets.flatMap(({ leaves }) => leaves.map((leaf) => answerTo(leaf, attempt)));
      const score = casebook.rounded(attempts.scoreOf(sheets, new Map(answers.map((entry) => [entry.question, entry.score]))));
      this.stop();
      this.isBusy = true;
      answers.forEach(record.add);
      const entry = record.add({
        kind: "exam", exam: this.name, attempt, seed, drawn, score, started,
        passed: attempts.points(score) >= Number(this.getAttribute("pass-mark")),
        content: this.catalogue.version,
      });
      this.forget();
      this.isBusy = false;
      return this.review(entry, words);
    }

    /** Shows an attempt as the record has it.
        @type {(entry: Sat, words?: string) => Promise<void>} */
    async review(entry, words = "") {
      this.isReviewing = true;
      const sheets = await this.loading(casebook.sheets(attempts.framesOf(this.catalogue, entry.drawn), "h4"));
      const given = attempts.answersOf(record.entries(), entry.attempt, this.catalogue);
      this.told.textContent = words;
      const limit = this.isEnforced ? this.minutes * 60_000 : Infinity;
      const result = casebook.examResult(this.catalogue, { entry, sheets, given, limit, passMark: this.getAttribute("pass-mark") });
      const again = button("再考一次", () => this.start(), "md-button md-button--primary");
      const back = button("回到考试说明", () => this.showStart().focus());
      this.box.replaceChildren(...result.parts, make("p", { className: "cb-actions" }, again, back));
      this.arrange(sheets, entry.seed ?? 0);
      result.reveal();
      lead(result.heading);
    }

    /** Options in the order that belongs to the attempt.
        @type {(sheets: Sheet[], seed: number) => void} */
    arrange(sheets, seed) {
      if (!this.hasAttribute("shuffle")) return;
      for (const { name, element } of sheets.flatMap(({ leaves }) => leaves)) element.shuffle?.(casebook.orderOf(seed, name));
    }
  }

  /** @type {(leaf: Leaf, attempt: string) => AnswerEntry} */
  function answerTo({ name, version, element }, attempt) {
    const [answer, sure] = [element.read(), element.sure];
    const score = answer === null ? 0 : casebook.rounded(element.mark(answer).score);
    /** @type {AnswerEntry} */
    const entry = { kind: "answer", question: name, version, score, answer, exam: attempt };
    return sure === undefined ? entry : { ...entry, sure };
  }

  /** How the names begin under which the answers of an attempt are kept.
      @type {(attempt: { attempt: string }) => string} */
  function answersOf({ attempt }) {
    return `answer:${attempt}:`;
  }

  /** Where reading goes on.
      @type {(heading: HTMLElement) => void} */
  function lead(heading) {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  /** @type {(time: Date) => string} */
  function minuteOf(time) {
    /** @type {(number: number) => string} */
    const two = (number) => String(number).padStart(2, "0");
    return `${progress.dayOf(time)} ${two(time.getHours())}:${two(time.getMinutes())}`;
  }

  /** @type {(words: string, act: () => void, className?: string) => HTMLElement} */
  function button(words, act, className = "md-button") {
    const made = make("button", { type: "button", className, textContent: words });
    made.addEventListener("click", act);
    return made;
  }

  customElements.define("cb-exam", Exam);
}
