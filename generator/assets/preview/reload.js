// Loads the page anew as soon as the preview shows something else than it did when the page was made.
{
  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const shown = own.search.slice(1);
  const LATER = 2000;
  let isAsking = false;

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

  document.addEventListener("visibilitychange", () => void ask());
  void ask();
}
