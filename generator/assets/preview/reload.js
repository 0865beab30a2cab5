// Loads the page anew as soon as the preview shows something else than it did when the page was made, and shows what was
// edited: the first block of the page whose words are others than before.
{
  const KEPT = "casebook-preview";
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary, figcaption, pre";
  const SHOWN_FOR = 3000;

  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const shown = own.search.slice(1);
  const LATER = 2000;
  let isAsking = false;

  /** The blocks of the page, of which none holds another, without what the preview itself says.
   * @type {() => HTMLElement[]} */
  const blocks = () =>
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`main :is(${BLOCKS})`))].filter(
      (block) => !block.querySelector(BLOCKS) && !block.closest(".cb-preview"),
    );

  /** @type {(block: HTMLElement) => void} */
  const reveal = (block) => {
    const folded = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details"));
    for (const around of folded) around.open ||= around.contains(block);
    const { top, bottom } = block.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: "center" });
    const line = { outline: "3px solid var(--md-accent-fg-color)" };
    block.animate([line, line], SHOWN_FOR);
  };

  const here = blocks();
  const words = here.map((block) => block.textContent.replace(/\s+/g, " ").trim());

  const showEdited = () => {
    /** @type {{ path: string, words: string[] } | null} */
    const before = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (before?.path !== location.pathname) return;
    const edited = here[words.findIndex((text, place) => text !== before.words[place])];
    if (edited) reveal(edited);
  };

  /** @type {() => Promise<boolean>} */
  const isNew = async () => {
    const answer = await fetch(`${new URL("news", own).pathname}/${shown}`);
    return answer.ok && (await answer.text()) !== shown;
  };

  const ask = async () => {
    if (isAsking || document.visibilityState !== "visible") return; // a browser asks a host few things at once
    isAsking = true;
    try {
      if (await isNew()) {
        sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, words }));
        location.reload();
        return;
      }
      isAsking = false;
      void ask();
    } catch {
      isAsking = false; // the preview has ended, or begins again
      setTimeout(() => void ask(), LATER);
    }
  };

  // The browser puts the page where it was scrolled to when it has loaded.
  addEventListener("load", () => setTimeout(showEdited));
  document.addEventListener("visibilitychange", () => void ask());
  void ask();
}
