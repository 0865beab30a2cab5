/* Who comes back from a result finds in the box what was asked. This entry of the window's history knows it and nothing else
   does; it is forgotten once the page is loaded anew or the box says something else. */
"use strict";

{
  /** @type {Casebook["comingBack"]} */
  function comingBack(input, found) {
    const { asked, ...state } = history.state ?? {};
    if (typeof asked === "string" && !wasLoadedAnew()) input.value = asked;
    else if (asked) history.replaceState(state, "");
    let release = () => {};
    const forget = () => {
      release();
      if (history.state?.asked) remember(undefined);
    };
    found.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element && target.closest("a[href]"))) return;
      release();
      release = keep(input.value);
    });
    input.form?.addEventListener("input", forget);
  }

  /** Remember it while the next page is on its way, whatever the theme writes in the same place: it notes how far the page was
      scrolled, a moment later, and nothing else. The value lets go.
      @type {(asked: string) => () => void} */
  function keep(asked) {
    const { href } = location;
    const { replaceState } = History.prototype;
    remember(asked);
    history.replaceState = (state, ...rest) => replaceState.call(history, location.href === href ? { ...state, asked } : state, ...rest);
    return () => (history.replaceState = replaceState);
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
