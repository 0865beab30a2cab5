/* The twin of generator/twins/deadlines.py, which says why; the same vectors test both. A moment is a text, `2026-03-01` or
   `2026-03-01 09:30`. An answer is {due: moment}, or {unknown: 2027} for a year without a calendar. */
"use strict";

{
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const MONTHS = { 个月: 1, 年: 12 };

  class UnknownYear extends Error {}

  /** The end of a limit that begins at `start`, then of each extension as if it were granted.
      @type {(rule: Rule, start: Moment, years: Years) => End[]} */
  function chain(rule, start, years) {
    const ends = [point(rule, rule.n, start, years)];
    for (const { n, counted: from } of rule.extensions) {
      const continues = from === "from-due";
      ends.push(end(rule, continues ? ends[ends.length - 1] : { due: start }, n, years, rule.firstDayCounted && !continues));
    }
    return ends.map((one) => (one.due ? known(() => rolled(one.due, rule.roll, years)) : one));
  }

  /** The n-th day, working day or hour on the way, or so many months or years from the beginning.
      @type {(rule: Rule, n: number, start: Moment, years: Years) => End} */
  function point(rule, n, start, years) {
    return end(rule, { due: start }, n, years, rule.firstDayCounted);
  }

  /** The day itself if it is worked, or else the last one before it that is.
      @type {(day: Day, years: Years) => End} */
  function lastWorkingDay(day, years) {
    return known(() => rolled(day, "previous", years));
  }

  /** @type {(rule: Rule, start: End, n: number, years: Years, firstDay: boolean) => End} */
  function end(rule, start, n, years, firstDay) {
    return start.due ? known(() => counted(rule, start.due, n, years, firstDay)) : start;
  }

  /** @type {(answer: () => Moment) => End} */
  function known(answer) {
    try {
      return { due: answer() };
    } catch (error) {
      if (error instanceof UnknownYear) return { unknown: Number(error.message) };
      throw error;
    }
  }

  /** @type {(rule: Rule, start: Moment, n: number, years: Years, firstDay: boolean) => Moment} */
  function counted({ unit, roll }, start, n, years, firstDay) {
    if (unit === "小时") return later(start, n * HOUR);
    if (unit === "个月" || unit === "年") return monthsLater(start, n * MONTHS[unit]); // the first day is never counted
    if (unit === "工作日" || roll !== "none") works(start, years); // the year in which it begins must be known
    if (unit === "日") return later(start, (n - Number(firstDay)) * DAY);
    let day = firstDay ? start : later(start, DAY);
    for (let left = n - Number(works(day, years)); left > 0; left -= Number(works(day, years))) day = later(day, DAY);
    return day;
  }

  /** @type {(day: Moment, roll: Roll, years: Years) => Moment} */
  function rolled(day, roll, years) {
    if (roll === "none") return day;
    let found = day;
    while (!works(found, years)) found = later(found, roll === "next" ? DAY : -DAY);
    return found;
  }

  /** @type {(day: Moment, years: Years) => boolean} */
  function works(day, years) {
    const year = years[day.slice(0, 4)];
    if (!year) throw new UnknownYear(day.slice(0, 4));
    return year.workdays.includes(day) || (weekday(day) % 6 !== 0 && !Object.hasOwn(year.holidays, day));
  }

  /** Counted as if at Greenwich, where as in China every day has 24 hours.
      @type {(moment: Moment) => number} */
  function at(moment) {
    return Date.parse(`${moment.slice(0, 10)}T${moment.slice(11) || "00:00"}Z`);
  }

  /** @type {(moment: Moment, milliseconds: number) => Moment} */
  function later(moment, milliseconds) {
    return new Date(at(moment) + milliseconds).toISOString().slice(0, moment.length).replace("T", " ");
  }

  /** The corresponding day so many months later, or the last of that month if it has none.
      @type {(day: Day, months: number) => Day} */
  function monthsLater(day, months) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0));
    last.setUTCDate(Math.min(date, last.getUTCDate()));
    return last.toISOString().slice(0, day.length);
  }

  /** 0 is Sunday.
      @type {(moment: Moment) => number} */
  function weekday(moment) {
    return new Date(at(moment)).getUTCDay();
  }

  casebook.deadlines = { DAY, HOUR, at, chain, lastWorkingDay, later, point, weekday };
}
