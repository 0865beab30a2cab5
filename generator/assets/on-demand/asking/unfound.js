/* Words that found nothing, which a reader wants to hand to the authors: kept in this browser when the reader says so. */
"use strict";

{
  const { record } = casebook;
  const NAME = "unfound";
  const MOST = 200;
  const LONGEST = 200;
  const NUMBER = /\p{Nd}(?:[\s.·-]?\p{Nd}){4,}/gu; // somebody's, also in groups
  const changes = new EventTarget();

  /** @type {() => string[]} */
  function all() {
    const kept = record.kept(NAME);
    return Array.isArray(kept) ? kept.filter((words) => typeof words === "string").slice(0, MOST) : [];
  }

  /** @type {(words: string) => void} */
  function add(words) {
    const plain = plainOf(words);
    store([plain, ...all().filter((other) => other !== plain)].slice(0, MOST));
  }

  /** As it is kept.
      @type {(words: string) => string} */
  function plainOf(words) {
    return [...words.trim().replace(NUMBER, "…")].slice(0, LONGEST).join("");
  }

  /** @type {(list: string[] | null) => void} */
  function store(list) {
    record.keep(NAME, list);
    changes.dispatchEvent(new Event("change"));
  }

  /** As an author can paste it below `asked`; a text in JSON is one in YAML.
      @type {() => string} */
  function exported() {
    const head = `# 站里没有找到的说法，${casebook.progress.dayOf(new Date())} 导出。请编写人加到对应那一条的 asked。`;
    return `${[head, ...all().map((words) => `- ${JSON.stringify(words)}`)].join("\n")}\n`;
  }

  casebook.unfound = { add, all, changes, exported, has: (words) => all().includes(plainOf(words)), wipe: () => store(null) };
}
