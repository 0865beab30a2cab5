/* What came of an exam, as its page shows it: the score, how it went by set, what to read again, and every question. */
"use strict";

{
  const GROUPS = ["确定但没答对", "没答对", "没有作答", "答对了"];

  /** `{heading, parts, reveal}`: `parts` to be inserted, after which `reveal()` shows every answer. `given` are the answers
      by name, `limit` the longest time that counts.
      @type {Casebook["examResult"]} */
  function examResult(catalogue, { entry, sheets, given, limit, passMark }) {
    const { make } = casebook;
    const { lasting, points, topicsOf } = casebook.attempts;
    const words = entry.passed ? "通过" : "未通过";
    const heading = make("h2", { tabIndex: -1, className: `cb-result cb-${entry.passed ? "right" : "wrong"}`, textContent: `考试结果：${points(entry.score)} 分，${words}` });
    const ended = casebook.progress.timeOf(entry);
    const spent = entry.started ? `，用时 ${lasting(Math.min(limit, ended.getTime() - Date.parse(entry.started)))}` : "";
    const gone = entry.drawn.length - sheets.length;
    const facts = `${casebook.progress.dayOf(ended)} 交卷${spent}。合格线 ${passMark} 分。${gone ? `有 ${gone} 题已不在本站。` : ""}`;
    const topics = topicsOf(sheets, new Map([...given].map(([name, { score }]) => [name, score])));
    const parts = [
      heading,
      make("p", { textContent: facts }),
      make("p", { className: "cb-hint", textContent: "自测记录，不作为持证依据。" }),
      make("h3", { textContent: "按主题看" }),
      make("ul", { className: "cb-topics" }, ...topics.map((topic) => topicLine(catalogue, topic, sheets))),
      ...GROUPS.flatMap((title, rank) => group(title, sheets.filter(({ leaves }) => rankOf(leaves, given) === rank))),
    ];
    for (const sheet of sheets) sheet.title.append(" ", setLink(catalogue, sheet));
    return { heading, parts, reveal: () => reveal(sheets, given) };
  }

  /** @type {(catalogue: Catalogue, topic: Topic, sheets: Sheet[]) => HTMLElement} */
  function topicLine(catalogue, { group: set, right, total, wrong }, sheets) {
    const { make } = casebook;
    const title = make("strong", { textContent: catalogue.quizzes[set].title });
    const links = linksOf(sheets.flatMap(({ leaves }) => leaves).filter(({ name }) => wrong.includes(name)));
    const again = links.length ? [make("span", { className: "cb-meta" }, "重读：", ...links.flatMap((link, place) => (place ? ["、", link] : [link])))] : [];
    return make("li", {}, title, ` 答对 ${right}／${total} 题`, ...again);
  }

  /** Where it stands what these questions ask, each place once.
      @type {(leaves: Leaf[]) => HTMLAnchorElement[]} */
  function linksOf(leaves) {
    const links = leaves.flatMap(({ element }) => [...element.querySelectorAll(":scope > .cb-answer > .cb-cites a")]);
    return [...new Map(links.map((link) => [link.href, link.cloneNode(true)])).values()];
  }

  /** @type {(title: string, sheets: Sheet[]) => HTMLElement[]} */
  function group(title, sheets) {
    if (!sheets.length) return [];
    const { make } = casebook;
    return [make("h3", { textContent: `${title}：${sheets.length} 题` }), make("div", { className: "cb-sheets" }, ...sheets.map(({ section }) => section))];
  }

  /** The place of a sheet among `GROUPS`, by the worst of what was answered on it.
      @type {(leaves: Leaf[], given: Map<Name, Answered>) => number} */
  function rankOf(leaves, given) {
    return Math.min(...leaves.map(({ name }) => {
      const { answer = null, score = 0, sure } = given.get(name) ?? {};
      if (score === 1) return 3;
      return sure && answer !== null ? 0 : answer === null ? 2 : 1;
    }));
  }

  /** @type {(catalogue: Catalogue, sheet: Sheet) => HTMLElement} */
  function setLink(catalogue, { name, group: set }) {
    const { title, page } = catalogue.quizzes[set];
    const href = casebook.address(`${page}#${name.split("#")[1]}`);
    return href ? casebook.make("a", { className: "cb-from", href, textContent: title }) : casebook.make("span", { className: "cb-from", textContent: title });
  }

  /** @type {(sheets: Sheet[], given: Map<Name, Answered>) => void} */
  function reveal(sheets, given) {
    for (const { section, leaves } of sheets) {
      section.dataset.revealed = "";
      for (const live of section.querySelectorAll("[role=status]")) live.removeAttribute("role"); // or all would be read out at once
      for (const leaf of leaves) show(leaf, given.get(leaf.name));
    }
  }

  /** @type {(leaf: Leaf, entry?: Pick<Answered, "answer" | "version" | "score" | "sure">) => void} */
  function show(leaf, entry = { answer: null, version: leaf.version, score: 0 }) {
    const { element } = leaf;
    const isSame = casebook.enter(leaf, entry);
    element.reveal(isSame ? entry.answer : null);
    if (!isSame) {
      element.verdict.className = "cb-verdict";
      element.verdict.textContent = `当时得 ${casebook.attempts.points(entry.score)} 分。题目后来改过，下面是现在的题目和答案。`;
    }
    element.answerBox.open = entry.score !== 1;
  }

  casebook.examResult = examResult;
}
