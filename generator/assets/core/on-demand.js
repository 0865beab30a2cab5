/* Runs the scripts of elements that few pages have, where one of them stands or comes to stand. */
"use strict";

{
  const { run, site: { scripts } } = casebook;
  const awaited = new Set(Object.values(scripts).flat());
  const watcher = new MutationObserver(summon);

  function summon() {
    const tags = Object.keys(scripts).filter((tag) => scripts[tag].some((path) => awaited.has(path)));
    if (!tags.length) return watcher.disconnect();
    for (const { localName } of document.querySelectorAll(tags.join())) {
      for (const path of scripts[localName]) if (awaited.delete(path)) run(path, { async: false }); // in this order
    }
  }

  watcher.observe(document.documentElement, { childList: true, subtree: true });
  summon();
}
