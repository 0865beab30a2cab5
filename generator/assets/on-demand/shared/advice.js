/* What the records say of values that were found or confirmed, as the build wrote it (generator/data/advice.py), with the last
   days of its time limits. */
"use strict";

{
  const { fragment, load, shape } = casebook;

  /** @type {Casebook["advice"]} */
  async function advice() {
    const [{ panel, taxa }, { limits, years }] = await Promise.all([load("advice"), load("deadlines")]);

    /** @type {Advice["on"]} */
    function on(id, start) {
      const found = fragment(shape.own(taxa, id) ?? "");
      for (const place of found.querySelectorAll("[data-limit]")) place.textContent = latest(place.getAttribute("data-limit") ?? "", start);
      return found;
    }

    /** Nothing in a year without a calendar; nothing for hours if only a day is known.
        @type {(id: string, start: Moment) => string} */
    function latest(id, start) {
      const limit = shape.own(limits, id);
      const inHours = limit?.unit === "小时";
      if (!limit || !start || (inHours && !start.includes(" "))) return "";
      const day = start.slice(0, 10);
      const [end] = casebook.deadlines.chain(limit, inHours ? start : day, years);
      return end.due ? `${day === casebook.progress.dayOf(new Date()) ? "今天" : `${day} `}起算，最晚 ${end.due}` : "";
    }

    return { panel: () => fragment(panel).querySelector("section"), on };
  }

  casebook.advice = advice;
}
