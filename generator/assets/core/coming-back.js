/* Who comes back from a result finds in the box what was asked. This entry of the window's history knows it and nothing else
   does; it is forgotten once the page is loaded anew or the box says something else. */
"use strict";

{
  const { replaceState } = History.prototype; // that of the page keeps what was asked, whoever writes (`frame/main.html`)

  /** @type {Casebook["comingBack"]} */
  function comingBack(input, found) {
    const { asked } = history.state ?? {};
    if (typeof asked === "string" && !wasLoadedAnew()) input.value = asked;
    else forget();
    found.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a[href]")) replaceState.call(history, { ...history.state, asked: input.value }, "");
    });
    input.form?.addEventListener("input", forget);
  }

  function forget() {
    const { asked, ...state } = history.state ?? {};
    if (asked) replaceState.call(history, state, "");
  }

  function wasLoadedAnew() {
    const [visit] = performance.getEntriesByType("navigation");
    return visit instanceof PerformanceNavigationTiming && visit.type === "reload";
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ comingBack }));
}
