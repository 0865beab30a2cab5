/* What scripts put on a page is simplified, as they are written, and says the same in Traditional characters before
   anybody sees it. So the scripts need not know: what they compare stays as it is. */
{
  const words = new Map(Object.entries(casebook.site.words ?? {}));
  const longest = Math.max(...[...words.keys()].map((word) => word.length));
  const RUN = /[\u3400-\u9fff]+/gu;
  const ATTRIBUTES = ["alt", "aria-label", "data-label", "placeholder", "title"];
  const AS_IT_IS = "script, style, code, pre, textarea";

  /** @type {(run: string) => string} */
  const written = (run) => {
    let text = "";
    for (let at = 0; at < run.length;) {
      let length = Math.min(longest, run.length - at);
      while (length > 1 && !words.has(run.slice(at, at + length))) length--;
      const word = run.slice(at, at + length);
      text += words.get(word) ?? word;
      at += length;
    }
    return text;
  };

  /** @type {(node: Node) => void} */
  const inText = (node) => {
    const text = node.nodeValue ?? "";
    const other = text.replace(RUN, written);
    if (other !== text && !node.parentElement?.closest(AS_IT_IS)) node.nodeValue = other;
  };

  /** @type {(element: Element) => void} */
  const inAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      const other = text?.replace(RUN, written);
      if (other !== undefined && other !== text) element.setAttribute(name, other);
    }
  };

  /** @type {(root: Node) => void} */
  const below = (root) => {
    if (root.nodeType === Node.TEXT_NODE) inText(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = /** @type {Node} */ (walker.nextNode())) {
      if (node instanceof Element) inAttributes(node);
      else inText(node);
    }
  };

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "characterData") inText(target);
      else if (type === "attributes") inAttributes(/** @type {Element} */ (target));
      else for (const node of addedNodes) below(node);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}
