/* How an answer was, in words: the verdict, what stands beside a part of the answer, and how it was last time. */
"use strict";

{
  const { make } = casebook;
  const WORDS = { right: "答对了", partly: "对了一部分", wrong: "不对" };
  const PAST = { right: "答对了", partly: "对了一部分", wrong: "答错了" };
  const SIGNS = { true: "对", false: "不对", missed: "漏选" };

  /** @type {(score: number) => "right" | "partly" | "wrong"} */
  function standingOf(score) {
    return score === 1 ? "right" : score > 0 ? "partly" : "wrong";
  }

  /** Four decimals, so that a score reads the same in every program.
      @type {(score: number) => number} */
  function rounded(score) {
    return Math.round(score * 10_000) / 10_000;
  }

  /** The verdict on a result; who was sure and not right should know it.
      @type {(result: Grade, sure?: boolean) => string} */
  function verdictOf({ score, words = WORDS[standingOf(score)] }, sure) {
    return sure && score < 1 ? `${words}。您选了“确定”：确定却没答对，最值得再看一遍` : words;
  }

  /** Says at a part of the answer whether it was right, in a word and with a colour, and why. `good` is true, false,
      "missed" (is right and was not picked) or null (neither).
      @type {(note: Note) => void} */
  function note({ at, good, why = [] }) {
    const words = make("span", { className: "cb-note-of" });
    if (good !== null) {
      const sign = /** @type {keyof typeof SIGNS} */ (String(good));
      at.dataset.good = sign;
      words.append(make("strong", { textContent: SIGNS[sign] }), " ");
    }
    words.append(...why);
    at.append(words);
  }

  /** A copy of the explanation that the page gives for a part of the answer.
      @type {(element: Element | null | undefined) => Node[]} */
  function whyOf(element) {
    return [...(element?.querySelector(".cb-why")?.cloneNode(true).childNodes ?? [])];
  }

  /** How a question stood last time, in one line; nothing if it is new.
      @type {(version: string, given?: Answered[]) => string} */
  function pastWords(version, given = []) {
    const standing = casebook.progress.standing({ version }, given);
    const last = given.at(-1);
    if (!last || standing === "new") return "";
    const { answer, sure, self } = last;
    const day = casebook.progress.dayAt(last);
    const isThisYear = day.startsWith(String(new Date().getFullYear()));
    const when = isThisYear ? day.slice(5) : day;
    if (standing === "outdated") return `答案改过，请重做（上次 ${when}）`;
    const words = answer === null ? "没答出来" : sure && standing !== "right" ? "确定但没答对" : PAST[standing];
    return `上次${self ? "自评" : ""}：${words}，${when}`;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ note, pastWords, rounded, standingOf, verdictOf, whyOf }));
}
