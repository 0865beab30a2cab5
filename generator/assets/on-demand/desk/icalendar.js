/* A calendar file (RFC 5545) of events {uid, at, summary, description}; `at` is a day, or a day and a time in Beijing.
   A day reminds at nine in the morning of the day before, a time two hours before. */
"use strict";

{
  const BEIJING = 8 * 3_600_000;
  const OCTETS = 75;
  const encoder = new TextEncoder();

  /** @type {(events: CalendarEvent[]) => string} */
  function icalendar(events) {
    const stamp = utc(Date.now());
    const all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casebook//ZH", ...events.flatMap((one) => lines(one, stamp))];
    return [...all, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
  }

  /** @type {(event: CalendarEvent, stamp: string) => string[]} */
  function lines({ uid, at, summary, description }, stamp) {
    const isDay = at.length === 10;
    return [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      isDay ? `DTSTART;VALUE=DATE:${at.replaceAll("-", "")}` : `DTSTART:${utc(casebook.deadlines.at(at) - BEIJING)}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:${isDay ? "-PT15H" : "-PT2H"}`,
      "END:VALARM",
      "END:VEVENT",
    ];
  }

  /** @type {(moment: number) => string} */
  function utc(moment) {
    return `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  }

  /** @type {(text: string) => string} */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  }

  /** No line has more than 75 octets, and no character is cut in two; what follows begins with a space.
      @type {(line: string) => string} */
  function folded(line) {
    let [out, room] = ["", OCTETS];
    for (const char of line) {
      const size = encoder.encode(char).length;
      if (size > room) [out, room] = [`${out}\r\n `, OCTETS - 1];
      out += char;
      room -= size;
    }
    return out;
  }

  casebook.icalendar = icalendar;
}
