/* Who follows a link to the page that is open stays on it, and the browser sees to that. The theme takes the first address that
   it is told for a new page, even if it is this one: what the reader had opened would close, and the place might be one of the
   page as it was. */
"use strict";

{
  const told = window.location$;
  let { pathname: path, search: query } = location; // of the page that is shown, with which the theme has completed its links
  let isFirst = true;

  if (told) {
    const { next } = told;
    told.next = (address) => {
      if (address.pathname !== path) {
        ({ pathname: path, search: query } = address);
        isFirst = false;
      }
      if (isFirst) arrive();
      else next.call(told, address);
    };
  }
  addEventListener("click", ({ target }) => target instanceof Element && leaveToBrowser(target.closest("a")), { capture: true });

  /** The theme takes no link that says where it opens.
      @type {(link: Element | null) => void} */
  function leaveToBrowser(link) {
    if (!(link instanceof HTMLAnchorElement) || (link.target && link.target !== "_self")) return;
    if (wasCompleted(link)) link.href = link.hash;
    if (!isOfPage(link)) return;
    link.target = "_self";
    note(link.href === location.href ? {} : { x: scrollX, y: scrollY });
  }

  /** Whether a link was written as a mere place. Its page may have another query by now; the way past the header stays where
      the theme puts other pages.
      @type {(link: HTMLAnchorElement) => boolean} */
  function wasCompleted(link) {
    return link.matches(".cb-skip") || (link.hash !== "" && isOfPage(link) && link.search === query);
  }

  /** @type {(link: HTMLAnchorElement) => boolean} */
  function isOfPage({ origin, pathname }) {
    return origin === location.origin && pathname === location.pathname;
  }

  /** Where somebody is who leaves, as the theme does. Nowhere is for who goes where they are: some browsers tell of that as of
      coming back.
      @type {(place: { x?: number, y?: number }) => void} */
  function note({ x, y }) {
    history.replaceState({ ...history.state, x, y }, "");
  }

  /** Who comes back goes to the place that was noted; where to somewhere else is, the browser knows. */
  function arrive() {
    const { x = 0, y = location.hash ? undefined : 0 } = history.state ?? {};
    if (y !== undefined) scrollTo(x, y);
  }
}
