/**
 * What axe finds within the elements that a selector names: a list of {id, impact, nodes}, each node with `target`,
 * `failureSummary` and whether it `isOurs`, by another selector.
 *
 * Most of axe's time goes to the contrast of every text. Texts that look alike, each with all that they stand in, have the
 * same: the longest is judged for all. Where axe does not judge that one (it is covered, or out of sight) all are asked
 * for; so is, always, what is placed apart from the flow, because it may lie on anything.
 */
async ([within, ours]) => {
  const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const CONTRAST = "color-contrast";
  const LOOKS = [
    ...["color", "backgroundColor", "backgroundImage", "backgroundClip", "backgroundSize", "opacity", "filter", "clipPath"],
    ...["mixBlendMode", "fontSize", "fontWeight", "textShadow", "webkitTextStroke", "zIndex", "visibility", "position"],
  ];
  const JUDGED = "data-judged-by-another";

  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const isRead = (element) => [...element.childNodes].some(isText) && element.checkVisibility({visibilityProperty: true});
  const groups = () => {
    const found = new Map();
    const visit = (element, outer, isWithin, isApart) => {
      const style = getComputedStyle(element);
      const look = [outer, element.localName, element.getAttribute("class"), ...LOOKS.map((name) => style[name])].join();
      const [isInside, isFree] = [isWithin || element.matches(within), isApart || /absolute|fixed/.test(style.position)];
      if (isInside && !isFree && isRead(element)) found.set(look, found.get(look) ?? []).get(look).push(element);
      for (const inner of element.children) visit(inner, look, isInside, isFree);
    };
    visit(document.documentElement, "", false, false);
    return [...found.values()].map((alike) => alike.toSorted((one, other) => other.textContent.length - one.textContent.length));
  };
  const contrastOf = ({passes, violations}) => [...passes, ...violations].filter(({id}) => id === CONTRAST);

  axe.configure({rules: [{id: CONTRAST, selector: `:not([${JUDGED}])`}]});
  const alike = groups();
  alike.forEach(([, ...others]) => others.forEach((other) => other.setAttribute(JUDGED, "")));
  // Style sheets are fetched for one rule alone, which looks at the root of the page; where a node is costs more than to look.
  const preload = within === "html";
  const first = await axe.run(within, {runOnly: RULES, elementRef: true, selectors: false, preload});
  const asked = new Set(contrastOf(first).flatMap(({nodes}) => nodes.map(({element}) => element)));
  const isUnsure = ([one, ...others]) => others.length > 0 && !asked.has(one);
  const failed = first.violations.map(({id}) => id);
  for (const each of alike) {
    if (isUnsure(each)) each.forEach((other) => other.removeAttribute(JUDGED));
    else if (!failed.includes(CONTRAST)) each.forEach((other) => other.setAttribute(JUDGED, "")); // nothing to ask again
  }
  const suspect = new Set([...failed, ...alike.some(isUnsure) ? [CONTRAST] : []]);
  const again = suspect.size && await axe.run(within, {runOnly: [...suspect], elementRef: true, preload});
  alike.flat().forEach((other) => other.removeAttribute(JUDGED));
  const told = ({target, failureSummary, element}) => ({target, failureSummary, isOurs: element.closest(ours) !== null});
  return (again ? again.violations : []).map(({id, impact, nodes}) => ({id, impact, nodes: nodes.map(told)}));
}
