/* Questions outside the page of their set: on a card of their own, or as the sheets of an exam. */
"use strict";

{
  const { make } = casebook;

  /* A question to practise, to be inserted; a part of a scenario brings the situation along. */
  async function card({ name, group, frame }) {
    const content = contentOf(await setOf(group), frame);
    if (name === frame) return content;
    const part = [...content.querySelectorAll("[name]")].find((element) => element.getAttribute("name") === name);
    const found = new DocumentFragment();
    found.append(content.querySelector(".cb-stem"), part.closest(".cb-question"));
    return found;
  }

  /* The sheets of an exam, one a drawn question, to be inserted: `{name, group, leaves, number, section, title}`, where
     each leaf has its `element`; `level` is the tag of the title. */
  async function sheets(frames, level) {
    const groups = [...new Set(frames.map(({ group }) => group))];
    const sets = new Map(await Promise.all(groups.map(async (group) => [group, await setOf(group)])));
    return frames.map((frame, place) => sheet(frame, contentOf(sets.get(frame.group), frame.name), place + 1, level));
  }

  function sheet(frame, content, number, level) {
    for (const element of content.querySelectorAll("[version]")) element.setAttribute("exam", "");
    for (const words of content.querySelectorAll(".cb-answer-of, .cb-part")) {
      words.textContent = words.textContent.replace(/\d+/, number); // 第 3.1 题 was the third of its set
    }
    const elements = new Map([...content.querySelectorAll("[version]")].map((element) => [element.getAttribute("name"), element]));
    const title = make(level, { textContent: `第 ${number} 题` });
    const section = make("div", { className: "cb-sheet" }, title, content);
    return { ...frame, number, section, title, leaves: frame.leaves.map((leaf) => ({ ...leaf, element: elements.get(leaf.name) })) };
  }

  function contentOf(set, name) {
    const content = casebook.fragment(set[name]);
    for (const element of content.querySelectorAll("[id]")) element.removeAttribute("id"); // is that of the set's page
    return content;
  }

  function setOf(group) {
    return casebook.load(`questions-${group}`);
  }

  Object.assign(casebook, { card, sheets });
}
