/* Runs the scripts of elements that few pages have, where one of them stands or comes to stand. */
"use strict";

{
  const { run, site: { scripts } } = casebook;
  const awaited = new Set(Object.values(scripts));
  const watcher = new MutationObserver(summon);

  function summon() {
    const tags = Object.keys(scripts).filter((tag) => awaited.has(scripts[tag]));
    if (!tags.length) return watcher.disconnect();
    for (const { localName } of document.querySelectorAll(tags.join())) {
      if (awaited.delete(scripts[localName])) run(scripts[localName]);
    }
  }

  watcher.observe(document.documentElement, { childList: true, subtree: true });
  summon();
}
