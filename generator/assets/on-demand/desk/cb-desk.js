/* <cb-desk>: the complaint that is being handled. What was confirmed of it, and what is ticked on this page, stays in the
   browser until it is wiped, and stands in the steps that take it. */
"use strict";

{
  const { docket, make, record } = casebook;
  const NAME = "desk";
  const HERE = ["received", "product", "severity", "cause", "guide", "plan"]; // what stands above the steps

  class Desk extends HTMLElement {
    /** @type {HTMLElement} */ page;
    /** @type {HTMLElement} */ told;
    /** @type {HTMLElement} */ alarms;
    /** @type {Carried[]} */ places;
    /** @type {Advice} */ advice;
    /** @type {AbortController} */ gone;

    async connectedCallback() {
      this.gone = new AbortController();
      const { signal } = this.gone;
      docket.changes.addEventListener("change", () => this.carry(), { signal });
      record.changes.addEventListener("change", () => this.carry(), { signal }); // another window, or a page that was put aside
      if (this.told) return;
      this.page = this.closest("article");
      this.build();
      for (const box of this.boxes()) box.addEventListener("change", () => this.keep());
      this.tick();
      this.advice = await casebook.advice();
      this.carry();
    }

    disconnectedCallback() {
      this.gone.abort();
    }

    build() {
      this.told = make("span", { role: "status" });
      this.alarms = make("div");
      const [place, wipe] = [make("div", { className: "cb-docket" }), make("button", { type: "button", className: "md-button", textContent: "清空本页" })];
      wipe.addEventListener("click", () => this.wipe());
      this.querySelector(".cb-note").remove();
      this.append(make("cb-storage"), this.alarms, place, make("p", { className: "cb-actions" }, wipe, this.told));
      const steps = [...this.page.querySelectorAll("[data-carries]")];
      this.places = [new casebook.Carried(place, HERE, this), ...steps.map((step) => new casebook.Carried(step, (step.dataset.carries ?? "").split(" "), this))];
    }

    /* What was confirmed, wherever it is needed. */
    carry() {
      if (!this.advice) return;
      const kept = docket.kept();
      this.alarms.replaceChildren(...kept.dangers.flatMap((id) => this.alarm(id, kept.received)));
      for (const place of this.places) place.show(kept, this.advice);
    }

    /** A confirmed danger, with a way to take it back.
        @type {(id: string, received: Day) => HTMLElement[]} */
    alarm(id, received) {
      const advice = this.advice.on(id, received);
      const box = advice.querySelector(".cb-confirmed input");
      if (!(box instanceof HTMLInputElement)) return []; // has been renamed or retired since
      box.checked = true;
      box.addEventListener("change", () => this.dismiss(id));
      advice.querySelector(".cb-because")?.remove();
      return [make("section", { className: "cb-alarm", ariaLabel: `这一件：${advice.querySelector("h2").textContent}` }, advice)];
    }

    /** @type {(danger: string) => void} */
    dismiss(danger) {
      docket.keep({ dangers: docket.kept().dangers.filter((other) => other !== danger) });
      this.querySelector("input, select")?.focus();
    }

    /** @type {() => HTMLInputElement[]} */
    boxes() {
      return [...this.page.querySelectorAll(".cb-ticks input")];
    }

    /* As it was left. */
    tick() {
      const kept = record.kept(NAME);
      const ticked = new Set(Array.isArray(kept) ? kept : []);
      for (const box of this.boxes()) box.checked = ticked.has(keyOf(box));
      this.count();
    }

    keep() {
      record.keep(NAME, this.boxes().filter(({ checked }) => checked).map(keyOf));
      this.count();
    }

    /* Everything that was ticked, confirmed or typed, also in the search over the page; what was learnt is another matter. */
    wipe() {
      record.keep(NAME, null);
      for (const form of document.querySelectorAll("form")) {
        form.reset();
        form.dispatchEvent(new Event("input"));
      }
      docket.wipe();
      this.tick();
      this.told.textContent = "已清空。";
    }

    count() {
      for (const step of this.page.querySelectorAll(".cb-desk-steps > li")) {
        const boxes = [...step.querySelectorAll(".cb-ticks input")];
        const done = boxes.filter(({ checked }) => checked).length;
        step.dataset.done = String(boxes.length > 0 && done === boxes.length);
        const count = step.querySelector(".cb-count") ?? step.querySelector("summary").appendChild(make("span", { className: "cb-count" }));
        count.textContent = boxes.length ? `${done}／${boxes.length}` : "";
      }
    }
  }

  /** @type {(box: HTMLInputElement) => string} */
  function keyOf({ name, value }) {
    return `${name} ${value}`;
  }

  customElements.define("cb-desk", Desk);
}
