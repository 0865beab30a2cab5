/* An answer in the words that SCORM 2004, xAPI and cmi5 share; `generator/xapi/described.py` follows the same rule. */
"use strict";

{
  /** A figure is one if it is a number in its unit; any other writing is reported as it was written.
      @type {(question: Pick<LessonQuestion, "type" | "unit" | "isBare">, answer: unknown) => [string, string]} */
  function responseOf(question, answer) {
    if (question.type !== "numeric" || typeof answer !== "string") return [question.type, said(question.type, answer)];
    const [written, one] = [casebook.measure(answer), casebook.measure(`1${question.unit}`)];
    const units = one?.number === "1" ? [one.unit, ...(question.isBare ? [""] : [])] : [];
    return written && units.includes(written.unit) ? ["numeric", written.number] : ["fill-in", answer];
  }

  /** @type {(type: string, answer: unknown) => string} */
  function said(type, answer) {
    if (typeof answer === "boolean") return String(answer);
    if (typeof answer === "string") return type === "choice" ? `o-${answer}` : answer;
    if (Array.isArray(answer)) return answer.map(partOf).filter(Boolean).join("[,]");
    const pairs = Object.entries(casebook.shape.isPlain(answer) ? answer : {}).filter(([, choice]) => typeof choice === "string");
    return pairs.map(([item, choice]) => `o-${item}[.]o-${choice}`).toSorted().join("[,]");
  }

  /** An option, or what was chosen at a step.
      @type {(part: unknown) => string} */
  function partOf(part) {
    if (typeof part === "string") return `o-${part}`;
    if (!Array.isArray(part) || part.length !== 2 || !part.every((each) => typeof each === "string")) return "";
    return `n-${part[0]}[.]o-${part[1]}`;
  }

  casebook.responseOf = responseOf;
}
