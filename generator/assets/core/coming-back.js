/* Who comes back from a result finds in the box what was asked. This entry of the window's history knows it and nothing else
   does; it is forgotten once the page is loaded anew or the box says something else. */
"use strict";

{
  const [OFTEN, LONGEST] = [20, 10_000]; // milliseconds

  /** @type {Casebook["comingBack"]} */
  function comingBack(input, found) {
    const { asked, ...state } = history.state ?? {};
    if (typeof asked === "string" && !wasLoadedAnew()) input.value = asked;
    else if (asked) history.replaceState(state, "");
    let kept = 0;
    const forget = () => {
      clearInterval(kept);
      if (history.state?.asked) remember(undefined);
    };
    found.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element && target.closest("a[href]"))) return;
      clearInterval(kept);
      kept = keep(input.value);
    });
    input.form?.addEventListener("input", forget);
  }

  /** Remember it while the next page is on its way: the theme notes how far the page was scrolled in the same place, a
      moment later, and nothing else.
      @type {(asked: string) => number} */
  function keep(asked) {
    const { href } = location;
    remember(asked);
    const until = Date.now() + LONGEST;
    const again = setInterval(() => {
      if (location.href !== href || Date.now() > until) clearInterval(again);
      else if (history.state?.asked !== asked) remember(asked);
    }, OFTEN);
    return again;
  }

  /** @type {(asked: string | undefined) => void} */
  function remember(asked) {
    history.replaceState({ ...history.state, asked }, "");
  }

  function wasLoadedAnew() {
    const [visit] = performance.getEntriesByType("navigation");
    return visit instanceof PerformanceNavigationTiming && visit.type === "reload";
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ comingBack }));
}
