/* What a walk through a case comes to: the way taken beside the best one, where they part, and every decision. */
"use strict";

{
  const { make, whyOf } = casebook;

  /* The score of a walk in words. */
  function summary(walk, decisions) {
    const counts = new Map();
    const byScore = decisions.toSorted((one, other) => other.way.score - one.way.score);
    for (const { way } of byScore) counts.set(way.verdict.textContent, (counts.get(way.verdict.textContent) ?? 0) + 1);
    const parts = [...counts].map(([word, count]) => `${word} ${count} 步`).join("，");
    const points = `得 ${Math.round(walk.score(decisions) * 100)} 分`;
    return walk.after(decisions).ways.length
      ? `没有走完。走了 ${decisions.length} 步：${parts}；没走的按 0 分算，${points}。`
      : `走完了，一共 ${decisions.length} 步：${parts}，${points}。`;
  }

  /* Both ways in words and as a table. */
  function comparison(walk, decisions) {
    return [make("p", { textContent: parting(walk, decisions) }), table(walk, decisions)];
  }

  function parting(walk, decisions) {
    const shared = walk.shared(decisions);
    const taken = walk.path(decisions);
    if (decisions.every(({ way }) => way.score === 1)) return "每一步都是最佳做法。";
    if (shared === taken.length) return "您走的路和最佳的路到了同样的地方，只是有的做法还可以更好。";
    const best = walk.path(walk.best());
    return `两条路在第 ${shared} 步分开：您到了“${taken[shared].title}”，最佳的路到“${best[shared].title}”。`;
  }

  function table(walk, decisions) {
    const [taken, best] = [walk.path(decisions), walk.path(walk.best())];
    const shared = walk.shared(decisions);
    const rows = Array.from({ length: Math.max(taken.length, best.length) }, (_, place) => {
      const number = make("th", { scope: "row", textContent: place + 1 });
      const row = make("tr", {}, number, cell(taken[place], decisions[place]?.way), cell(best[place]));
      if (place === shared) row.classList.add("cb-parting");
      return row;
    });
    const head = ["步", "您走的路", "最佳的路"].map((words) => make("th", { scope: "col", textContent: words }));
    const grid = make("table", { className: "cb-grid cb-paths" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
    return make("div", { className: "cb-table", role: "region", ariaLabel: "您走的路和最佳的路", tabIndex: 0 }, grid);
  }

  function cell(node, way) {
    if (!node) return make("td", { textContent: "—" });
    const after = way ? [make("br"), way.verdict.cloneNode(true)] : node.badge ? [" ", node.badge.cloneNode(true)] : [];
    return make("td", {}, node.title, ...after);
  }

  /* A decision that was made, folded; what is told of it depends on how far the learner may look. */
  function passed({ node, way }, place, { isJudged, isOver }) {
    const isBest = way === node.best;
    const summary = make("summary", {}, `第 ${place + 1} 步：${node.title}`, ...(isJudged ? [" ", way.verdict.cloneNode(true)] : []));
    const courses = [course("您选的", way, isJudged), ...(isOver && !isBest ? [course("最佳做法", node.best, true)] : [])];
    return make("li", {}, make("details", { className: "cb-more", open: isOver && !isBest }, summary, node.text.cloneNode(true), ...courses));
  }

  function course(label, { words, level, judged }, isJudged) {
    const chosen = make("p", {}, make("span", { className: "cb-label", textContent: label }), ` ${words}`);
    if (!isJudged) return chosen;
    return make("div", { className: `cb-course cb-${level}` }, chosen, make("p", {}, ...whyOf(judged)));
  }

  casebook.debrief = { comparison, passed, summary };
}
