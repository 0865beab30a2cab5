/* <cb-deadline>: counts a time limit from the day that is typed, and shows what the build's templates say about each of
   its dates. An address that ends in a limit's id chooses it. Nothing typed leaves the page or is kept. */
"use strict";

{
  /** @typedef {Map<string, End>} Ends By what they are: `end-0`, `end-1` for the first extension, `milestone-0`. */
  /** @typedef {{ uid: string, due: Moment, what: string }} Dated */
  /** @typedef {HTMLFormElement & { elements: { limit: HTMLSelectElement, day: HTMLInputElement, time: HTMLInputElement, number: HTMLInputElement, today: HTMLButtonElement } }} DeadlineForm */

  /** @typedef {[HTMLTextAreaElement, HTMLButtonElement, HTMLButtonElement, HTMLOutputElement]} Actions */

  const { copy, icalendar, load, make } = casebook;
  const { DAY, HOUR, at, chain, lastWorkingDay, later, point, weekday } = casebook.deadlines;
  const LATE = "12-24";

  class DeadlineTool extends HTMLElement {
    /** @type {DeadlineForm} */ form;
    /** @type {HTMLElement} */ answer;
    /** @type {HTMLElement} */ result;
    /** @type {Years} */ years;
    /** @type {Record<string, Limit>} */ limits;
    /** @type {() => void} */ hashed;

    async connectedCallback() {
      if (this.form) return;
      this.form = /** @type {DeadlineForm} */ (this.copyOf("form"));
      this.answer = make("output", { className: "cb-latest", ariaLabel: "最晚的日期" });
      this.result = make("section", { ariaLabel: "结果" });
      Object.assign(this, await load("deadlines"));
      this.querySelector(".cb-note").remove();
      this.append(this.form, this.answer, this.result);
      this.form.addEventListener("input", () => this.show());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.elements.today.addEventListener("click", () => this.setToday());
      this.hashed = () => this.readAddress();
      addEventListener("hashchange", this.hashed);
      this.readAddress();
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.hashed);
    }

    /** @type {(name: string) => HTMLElement} */
    copyOf(name) {
      const { firstElementChild: part } = this.querySelector(`template[data-part=${name}]`).content;
      return /** @type {HTMLElement} */ (part).cloneNode(true);
    }

    readAddress() {
      const id = location.hash.slice(1);
      if (Object.hasOwn(this.limits, id)) this.choose(id);
    }

    /** @type {(id: string) => void} */
    choose(id) {
      const { limit, day } = this.form.elements;
      if (limit.value !== id) day.value = ""; // it begins with another event
      limit.value = id;
      this.show();
      this.scrollIntoView();
      (day.value ? limit : day).focus({ preventScroll: true });
    }

    setToday() {
      const { day, time } = this.form.elements;
      [day.value, time.value] = now().split(" ");
      this.show();
    }

    show() {
      const { limit: chosen, day, time, number } = this.form.elements;
      const limit = this.limits[chosen.value];
      const inHours = limit?.unit === "小时";
      /** @type {HTMLElement} */ (time.parentElement).hidden = !inHours;
      this.form.querySelector("#_trigger").textContent = limit ? `从${limit.trigger}起算。` : "";
      const isReady = limit && day.value > "2" && (!inHours || time.value); // a year begins as 0002 while it is typed
      this.result.replaceChildren();
      if (!isReady) this.answer.replaceChildren();
      else this.count(limit, inHours ? `${day.value} ${time.value}` : day.value, number.value.trim());
    }

    /** @type {(limit: Limit, start: Moment, number: string) => void} */
    count(limit, start, number) {
      const ends = chain(limit, start, this.years);
      const points = limit.milestones.map(({ n }) => point(limit, n, start, this.years));
      const found = new Map([...named("end", ends), ...named("milestone", points)]);
      const told = this.querySelector(`template[data-limit=${this.form.elements.limit.value}]`).content.cloneNode(true);
      for (const place of told.querySelectorAll("[data-at]")) this.fill(limit, place, /** @type {End} */ (found.get(place.dataset.at)));
      for (const place of told.querySelectorAll("[data-before]")) {
        const due = found.get(place.dataset.before)?.due;
        if (due) place.replaceChildren(dayElement(due));
      }
      for (const place of told.querySelectorAll("[data-beside]")) this.fillBeside(limit, place, start);
      const sureness = told.querySelector(".cb-end .cb-badge").cloneNode(true);
      const latest = headline(limit, start, ends[0], sureness);
      if (this.answer.textContent !== latest.textContent) this.answer.replaceChildren(latest); // it is read out
      this.answer.classList.toggle("cb-refused", !ends[0].due);
      told.querySelector(".cb-chain").after(this.actions(limit, start, found, number));
      this.result.append(told);
    }

    /** One entry of the timeline: when it is, and what to mind about that day.
        @type {(limit: Limit, place: HTMLElement, end: End) => void} */
    fill(limit, place, end) {
      const when = place.querySelector(".cb-when");
      if (end.due) {
        when.prepend(dayElement(end.due), " ");
        when.append(" · ", leftElement(end.due));
      }
      const note = end.due ? (place.matches(".cb-end") ? this.note(limit, end.due) : this.dayOff(end.due)) : refusal(end);
      if (note) when.after(make("p", { className: end.due ? "cb-rest" : "cb-refused" }, note));
    }

    /** What is out of the ordinary about a day on the way: it is off, or a weekend that is worked.
        @type {(moment: Moment) => string} */
    dayOff(moment) {
      const day = moment.slice(0, 10);
      const year = this.years[day.slice(0, 4)];
      if (!year) return "";
      const isWeekend = [0, 6].includes(weekday(day));
      if (year.workdays.includes(day)) return "这天调休上班。";
      return year.holidays[day] || isWeekend ? `这天是休息日（${year.holidays[day] ?? "周末"}），提前到前一个工作日办。` : "";
    }

    /** The end of a limit that begins with the same event.
        @type {(limit: Limit, place: HTMLElement, start: Moment) => void} */
    fillBeside(limit, place, start) {
      const other = this.limits[place.dataset.beside ?? ""];
      if (other.trigger !== limit.trigger || other.unit !== limit.unit) return;
      const [{ due }] = chain(other, start, this.years);
      if (due) place.append(dayElement(due));
    }

    /** @type {(limit: Limit, day: Moment) => string | false} */
    note({ unit, roll }, day) {
      const year = day.slice(0, 4);
      const next = Number(year) + 1;
      if (unit === "工作日") {
        const isOpen = day.slice(5) >= LATE && !this.years[next];
        return isOpen && `年末几天可能被 ${next} 年的放假通知调整，通知出来以后再核对。`;
      }
      if (unit === "小时" || roll !== "none") return "";
      if (!this.years[year]) return `没有录入 ${year} 年的工作日历，不知道这天是不是休息日；是也不顺延。`;
      const { due } = lastWorkingDay(day, this.years);
      if (due === day) return "";
      const advice = due ? `要人签字、寄送的，不晚于 ${shown(due)}办完。` : "";
      return `这天是休息日（${this.years[year].holidays[day] ?? "周末"}），按不顺延的口径仍是这天到期。${advice}`;
    }

    /** @type {(limit: Limit, start: Moment, found: Ends, number: string) => HTMLElement} */
    actions(limit, start, found, number) {
      const actions = this.copyOf("actions");
      const controls = /** @type {Actions} */ (/** @type {unknown} */ (actions.querySelectorAll("textarea, button, output")));
      const [line, copying, saving, said] = controls;
      const dates = [...found].flatMap(([name, { due }]) => (due ? [{ due, what: words(limit, name) }] : []));
      dates.sort((one, other) => (one.due < other.due ? -1 : 1));
      line.value = lineOf(limit, start, found, number);
      const uid = String(crypto.getRandomValues(new Uint32Array(4))).replaceAll(",", "-");
      saving.addEventListener("click", () => {
            download(limit, start, dates.map((date, place) => ({ ...date, uid: `${uid}-${place}` })), number);
        said.value = `已生成日历文件，有 ${dates.length} 个日期，用日历软件打开就能导入。`;
      });
      copying.addEventListener("click", async () => {
        const isCopied = await copy(line.value);
        if (!isCopied) line.select();
        said.value = isCopied ? "已复制。" : "没能复制。文字已经选中，请按 Ctrl+C。";
      });
      return actions;
    }
  }

  /** @type {(kind: string, ends: End[]) => [string, End][]} */
  function named(kind, ends) {
    return ends.map((end, number) => [`${kind}-${number}`, end]);
  }

  /** @type {(limit: Limit, start: Moment, end: End, sureness: HTMLElement) => HTMLElement} */
  function headline(limit, start, end, sureness) {
    const told = make("span", {}, make("small", {}, `${limit.title} · ${start} 起算 `, sureness));
    if (end.due) told.append(make("strong", {}, "最晚 ", dayElement(end.due), "，", leftElement(end.due)), limit.action);
    else told.append(refusal(end));
    return told;
  }

  /** @type {(limit: Limit, name: string) => string} */
  function words(limit, name) {
    const [kind, number] = name.split("-");
    if (kind === "milestone") return `${limit.milestones[Number(number)].what}（内部口径）`;
    return number === "0" ? `到期：${limit.action}` : `获批延期后到期（${limit.extensions[Number(number) - 1].when}）`;
  }

  /** @type {(limit: Limit, start: Moment, found: Ends, number: string) => string} */
  function lineOf(limit, start, found, number) {
    const ends = [...found].filter(([name]) => name.startsWith("end"));
    const told = ends.map(([name, end]) => (end.due ? `${shown(end.due)}${words(limit, name)}` : refusal(end)));
    const parts = [number, limit.title, `${start} 起算（${limit.trigger}）`, ...told, `依据：${limit.basis}`, limit.edition];
    return [...parts, "推算，以官方文本为准"].filter(Boolean).join("；");
  }

  /** @type {(limit: Limit, start: Moment, dates: Dated[], number: string) => void} */
  function download(limit, start, dates, number) {
    const description = `${start} 起算（${limit.trigger}）。依据：${limit.basis}。\n推算，以官方文本为准。`;
    const events = dates.map(({ uid, due, what }) => {
      return { uid, at: due, summary: `${number} ${what}：${limit.title}`.trim(), description };
    });
    const href = URL.createObjectURL(new Blob([icalendar(events)], { type: "text/calendar" }));
    make("a", { href, download: `deadline-${start.slice(0, 10)}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  /** @type {(end: End) => string} */
  function refusal({ unknown }) {
    return `算不出来：没有录入 ${unknown} 年的工作日历。请照国务院的放假通知自己数，不要猜。`;
  }

  /** @type {(due: Moment) => string} */
  function left(due) {
    const inHours = due.length > 10;
    const count = Math.floor((at(due) - at(now().slice(0, due.length))) / (inHours ? HOUR : DAY));
    if (!count) return inHours ? "不到 1 小时" : "就是今天";
    return `${count > 0 ? "还剩" : "已经过了"} ${Math.abs(count)} ${inHours ? "小时" : "日"}`;
  }

  /** What is over is red, and says so in words.
      @type {(due: Moment) => HTMLElement} */
  function leftElement(due) {
    const isOver = at(due) < at(now().slice(0, due.length));
    return make("span", { className: isOver ? "cb-overdue" : "" }, left(due));
  }

  /** The time in Beijing, whatever the clock of this machine is set to.
      @type {() => Moment} */
  function now() {
    return later(new Date().toISOString().slice(0, 16), 8 * HOUR);
  }

  /** @type {(moment: Moment) => string} */
  function shown(moment) {
    return `${moment.slice(0, 10)}（周${"日一二三四五六"[weekday(moment)]}）${moment.slice(10)}`;
  }

  /** @type {(moment: Moment) => HTMLElement} */
  function dayElement(moment) {
    return make("time", { dateTime: moment }, shown(moment));
  }

  customElements.define("cb-deadline", DeadlineTool);
}
