/* Questions outside the page of their set: on a card of their own, or as the sheets of an exam. */
"use strict";

{
  const { make } = casebook;

  /** A question to practise, to be inserted; a part of a scenario brings the situation along.
      @type {(question: { name: Name, group: string, frame: Name }) => Promise<DocumentFragment>} */
  async function card({ name, group, frame }) {
    const content = contentOf(await setOf(group), frame);
    if (name === frame) return content;
    const part = [...content.querySelectorAll("[name]")].find((element) => element.getAttribute("name") === name);
    const found = new DocumentFragment();
    found.append(content.querySelector(".cb-stem"), /** @type {Element} */ (part).closest(".cb-question"));
    return found;
  }

  /** The sheets of an exam, one a drawn question, to be inserted: `{name, group, leaves, number, section, title}`, where
      each leaf has its `element`; `level` is the tag of the title.
      @type {(frames: Frame[], level: "h3" | "h4") => Promise<Sheet[]>} */
  async function sheets(frames, level) {
    const groups = [...new Set(frames.map(({ group }) => group))];
    const sets = new Map(await Promise.all(groups.map(async (group) => /** @type {const} */ ([group, await setOf(group)]))));
    return frames.map((frame, place) => sheet(frame, contentOf(sets.get(frame.group) ?? {}, frame.name), place + 1, level));
  }

  /** @type {(frame: Frame, content: DocumentFragment, number: number, level: "h3" | "h4") => Sheet} */
  function sheet(frame, content, number, level) {
    for (const element of content.querySelectorAll("[version]")) element.setAttribute("exam", "");
    for (const words of content.querySelectorAll(".cb-answer-of, .cb-part")) {
      words.textContent = words.textContent.replace(/\d+/, String(number)); // 第 3.1 题 was the third of its set
    }
    const elements = new Map([...content.querySelectorAll("[version]")].map((element) => [element.getAttribute("name"), element]));
    const title = make(level, { textContent: `第 ${number} 题` });
    const section = make("div", { className: "cb-sheet" }, title, content);
    const leaves = frame.leaves.map((leaf) => ({ ...leaf, element: /** @type {Question} */ (elements.get(leaf.name)) }));
    return { ...frame, number, section, title, leaves };
  }

  /** @type {(set: Record<Name, string>, name: Name) => DocumentFragment} */
  function contentOf(set, name) {
    const content = casebook.fragment(set[name]);
    for (const element of content.querySelectorAll("[id]")) element.removeAttribute("id"); // is that of the set's page
    return content;
  }

  /** @type {(group: string) => Promise<Record<Name, string>>} */
  function setOf(group) {
    return casebook.load(`questions-${group}`);
  }

  /** Enters an answer into a leaf, if it is one to the question as it is now; otherwise nothing is entered. The value is
      whether it was.
      @type {Casebook["enter"]} */
  function enter({ element, version }, given) {
    const isSame = (given?.version ?? version) === version && takes(element, given?.answer ?? null);
    if (!isSame) element.write(null);
    element.sure = isSame ? given?.sure ?? undefined : undefined;
    return isSame;
  }

  /** Whether an element gives back what is written to it. What comes from a file or from another question may have any shape.
      @type {(element: Question, answer: unknown) => boolean} */
  function takes(element, answer) {
    const { canonical } = casebook.transfer;
    try {
      element.write(answer);
      return canonical(element.read()) === canonical(answer);
    } catch {
      return false;
    }
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ card, enter, sheets }));
}
