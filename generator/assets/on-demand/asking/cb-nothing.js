/* <cb-nothing>: the answer where nothing was found: what was understood of the query, the pages nearest to it, what to try,
   whom to ask, and a way to tell the authors. */
"use strict";

{
  const { address, graspedOf, load, make, shape } = casebook;
  const NEAREST = 3;
  const HAN = /\p{Script=Han}/gu;
  const ENTRANCES = [["desk", "处理台"], ["guides/index", "查流程"], ["terms/index", "术语表"]];
  const TRY = ["换一种说法，少写几个字，只留名词。", "只写拼音首字母，例如 zxyy。", "把客户的原话整句写上：会一起给出投诉速判。"];

  class Nothing extends HTMLElement {
    /** @type {NothingElement["tell"]} */
    async tell(answer) {
      if (!this.isConnected) return; // somebody types on
      const isNone = casebook.isNothing(answer);
      const near = isNone ? await nearest(answer) : [];
      const owners = await (isNone ? ownersOf([], near.map(({ address: page }) => page)) : ownersOf([answer.engine.paths[answer.found[0]]], []));
      const unfound = make("cb-unfound");
      this.replaceChildren(
        make("p", {}, ...understood(answer)),
        ...(isNone ? places(near) : []),
        make("h2", {}, "可以这样试"),
        make("ul", { className: "cb-tries" }, ...TRY.map((words) => make("li", {}, words))),
        ...asking(owners),
        unfound,
      );
      await customElements.whenDefined("cb-unfound");
      unfound.offer(answer.query);
    }
  }

  /** @type {(answer: Answer) => (Node | string)[]} */
  function understood(answer) {
    const pieces = graspedOf(answer);
    if (!pieces.some(({ isMarked }) => isMarked)) return [`站里没有${casebook.quoted(answer.query)}这样的说法。`];
    const drawn = pieces.map(({ text, isMarked }) => (isMarked ? make("mark", {}, text) : text));
    return ["“", ...drawn, "”里标出的，站里有；别的没有找到。"];
  }

  /** By what the query has in common with a page, or else by its single characters; letters alone say nothing.
      @type {(answer: Answer) => Promise<Shown[]>} */
  async function nearest(answer) {
    if (answer.found.length) return answer.shown(answer.found.slice(0, NEAREST), 0);
    const characters = answer.query.match(HAN) ?? [];
    /** @type {Answer | undefined} */
    let other;
    if (characters.length) await answer.engine.look(characters.join(" "), (one) => (other = one));
    return other ? other.shown(other.found.slice(0, NEAREST), 0) : [];
  }

  /** @type {(near: Shown[]) => HTMLElement[]} */
  function places(near) {
    const links = near.map(casebook.hits.item);
    const entrances = ENTRANCES.map(([page, words]) => make("li", {}, make("a", { href: address(page) }, words)));
    return [make("h2", {}, links.length ? "最近的几页" : "没有相近的页，从这里找起"), make("ol", {}, ...(links.length ? links : entrances))];
  }

  /** The posts that answer for some pages, then for the desk, then for others.
      @type {(first: Page[], others: Page[]) => Promise<Owner[]>} */
  async function ownersOf(first, others) {
    const owners = await load("owners").catch(() => null);
    if (!owners) return [];
    const of = (/** @type {Page} */ page) => shape.own(owners.pages, page.split("#")[0]) ?? "";
    return [...new Set([...first.map(of), ...owners.desk, ...others.map(of)])].flatMap((id) => shape.own(owners.roles, id) ?? []);
  }

  /** @type {(owners: Owner[]) => HTMLElement[]} */
  function asking(owners) {
    const links = owners.slice(0, NEAREST).flatMap(({ title, page }, place) => [...(place ? ["、"] : []), make("a", { href: address(page) }, title)]);
    return links.length ? [make("h2", {}, "可以问谁"), make("p", {}, ...links)] : [];
  }

  customElements.define("cb-nothing", Nothing);
}
