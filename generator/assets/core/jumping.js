/* A jump within a page is the browser's own matter. The theme takes the first address that it is told for a new page, even if
   it is the one that is open: what the reader had opened would close, and the place might be one of the page as it was. */
"use strict";

{
  const page = location.pathname;
  const told = window.location$;

  if (told) {
    const { next } = told;
    told.next = (address) => {
      if (address.pathname === page) return arrive();
      told.next = next;
      told.next(address);
    };
  }
  addEventListener("click", ({ target }) => target instanceof Element && leaveToBrowser(target.closest("a")), { capture: true });

  /** The theme takes no link that says where it opens. It would also have noted the place that is left, for who comes back.
      @type {(link: Element | null) => void} */
  function leaveToBrowser(link) {
    if (!(link instanceof HTMLAnchorElement) || link.target || !isWithin(link)) return;
    link.target = "_self";
    history.replaceState({ ...history.state, x: scrollX, y: scrollY }, "");
  }

  /** @type {(link: HTMLAnchorElement) => boolean} */
  function isWithin({ hash, href }) {
    return hash !== "" && href.slice(0, -hash.length) === location.href.replace(/#.*/, "");
  }

  /** To a place that is named the browser has gone already, unless it has been seen before. */
  function arrive() {
    const { x = 0, y = location.hash ? undefined : 0 } = history.state ?? {};
    if (y !== undefined) scrollTo(x, y);
  }
}
