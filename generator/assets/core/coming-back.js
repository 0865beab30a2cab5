/* Who comes back from a result finds in the box what was asked. This entry of the window's history knows it and nothing else
   does; it is forgotten once the page is loaded anew or the box says something else. */
"use strict";

{
  /** @type {Casebook["comingBack"]} */
  function comingBack(input, found) {
    const { asked, ...state } = history.state ?? {};
    if (typeof asked === "string" && !wasLoadedAnew()) input.value = asked;
    else if (asked) history.replaceState(state, "");
    found.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a[href]")) remember(input.value);
    });
    input.form?.addEventListener("input", () => history.state?.asked && remember(undefined));
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
