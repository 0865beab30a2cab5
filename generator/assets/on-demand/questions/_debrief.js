/* What a walk through a case comes to: the way taken beside the best one, where they part, and every decision. */
"use strict";

{
  const { make, quoted, whyOf } = casebook;

  /** The score of a walk in words.
      @type {(walk: Walk, decisions: Step[]) => string} */
  function summary(walk, decisions) {
    const counts = new Map();
    const byScore = decisions.toSorted((one, other) => other.way.score - one.way.score);
    for (const { way } of byScore) counts.set(way.verdict.textContent, (counts.get(way.verdict.textContent) ?? 0) + 1);
    const parts = [...counts].map(([word, count]) => `${word} ${count} 步`).join("，");
    const points = `平均 ${pointsOf(walk.score(decisions))} 分`;
    return walk.after(decisions).ways.length
      ? `没有走完。走了 ${decisions.length} 步：${parts}；没走的按 0 分算，${points}。`
      : `走完了，一共 ${decisions.length} 步：${parts}，${points}。`;
  }

  /** Both ways in words and as a table.
      @type {(walk: Walk, decisions: Step[]) => HTMLElement[]} */
  function comparison(walk, decisions) {
    return [make("p", { textContent: parting(walk, decisions) }), table(walk, decisions)];
  }

  /** @type {(walk: Walk, decisions: Step[]) => string} */
  function parting(walk, decisions) {
    const shared = walk.shared(decisions);
    const taken = walk.path(decisions);
    if (decisions.every(({ way }) => way.score === 1)) return "每一步都是最佳做法。";
    if (shared === taken.length) return "您走的路和最佳的路到了同样的地方，只是有的做法还可以更好。";
    const best = walk.path(walk.best());
    return `两条路在第 ${shared} 步分开：您走到${quoted(taken[shared].title)}，最佳的路走到${quoted(best[shared].title)}。`;
  }

  /** @type {(walk: Walk, decisions: Step[]) => HTMLElement} */
  function table(walk, decisions) {
    const [taken, best] = [walk.path(decisions), walk.path(walk.best())];
    const shared = walk.shared(decisions);
    const rows = Array.from({ length: Math.max(taken.length, best.length) }, (_, place) => {
      const number = make("th", { scope: "row", textContent: String(place + 1) });
      const row = make("tr", {}, number, cell(taken[place], decisions[place]?.way), cell(best[place]));
      if (place === shared) row.classList.add("cb-parting");
      return row;
    });
    const head = ["步", "您走的路", "最佳的路"].map((words) => make("th", { scope: "col", textContent: words }));
    const grid = make("table", { className: "cb-grid cb-paths" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
    return make("div", { className: "cb-table", role: "region", ariaLabel: "您走的路和最佳的路", tabIndex: 0 }, grid);
  }

  /** @type {(node: WalkNode | undefined, way?: Way) => HTMLElement} */
  function cell(node, way) {
    if (!node) return make("td", { textContent: "—" });
    const after = way ? [make("br"), way.verdict.cloneNode(true)] : node.badge ? [" ", node.badge.cloneNode(true)] : [];
    return make("td", {}, node.title, ...after);
  }

  /** A decision on the way, folded; an exam does not say yet how good it was.
      @type {(step: Step, place: number, isExam: boolean) => HTMLElement} */
  function passed({ node, way }, place, isExam) {
    const told = isExam ? chosen(way) : course("您选的", way);
    const title = [`第 ${place + 1} 步：${node.title}`, ...(isExam ? [] : [" ", way.verdict.cloneNode(true)])];
    return make("li", {}, folded(title, node.text.cloneNode(true), told));
  }

  /** A decision afterwards, beside the best one.
      @type {(step: Step, place: number) => HTMLElement} */
  function reviewed({ node, way }, place) {
    const title = make("p", { className: "cb-node-title", textContent: `第 ${place + 1} 步：${node.title}` });
    const courses = [course("您选的", way), ...(way === node.best || !node.best ? [] : [course("最佳做法", node.best)])];
    return make("li", {}, title, ...courses, folded(["当时的情形"], node.text.cloneNode(true)));
  }

  /** @type {(title: (Node | string)[], ...content: Node[]) => HTMLElement} */
  function folded(title, ...content) {
    return make("details", { className: "cb-more" }, make("summary", {}, ...title), ...content);
  }

  /** What was or could have been done, how good that is, and why.
      @type {(label: string, way: Way) => HTMLElement} */
  function course(label, way) {
    const verdict = make("p", {}, way.verdict.cloneNode(true), ` ${pointsOf(way.score)} 分。`, ...whyOf(way.judged));
    return make("div", { className: `cb-course cb-${way.level}` }, chosen(way, label), verdict);
  }

  /** @type {(way: Way, label?: string) => HTMLElement} */
  function chosen({ words }, label = "您选的") {
    return make("p", {}, make("span", { className: "cb-label", textContent: label }), ` ${words}`);
  }

  /** @type {(score: number) => number} */
  function pointsOf(score) {
    return Math.round(score * 100);
  }

  casebook.debrief = { comparison, course, passed, reviewed, summary };
}
