/* The path whose page was opened last in this window: what several paths share leads on along it. Where the browser keeps
   nothing, it is known until the page is loaded anew. */
"use strict";

{
  const KEY = `casebook:${casebook.site.record}:path`;
  let known = "";

  const chosen = {
    get path() {
      try {
        return sessionStorage.getItem(KEY) ?? known;
      } catch {
        return known;
      }
    },
    set path(id) {
      known = id;
      try {
        sessionStorage.setItem(KEY, id);
      } catch {
        // it is known to this page
      }
    },
  };

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ chosen }));
}
