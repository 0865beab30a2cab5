/* What is wrong with a file that cannot be taken into a form, and in which line, in the words of the check: the slips of an
   author's hand are those of generator/reading/slips.py, from which the table on the page has them. */
"use strict";

{
  /** @type {(source: string) => string} */
  const plainLines = (source) => source.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  /** @type {(line: number, problem: FormProblem) => string} */
  const told = (line, problem) => `第 ${line} 行：${casebook.formSentence(problem)}${problem.code}`;

  /** The code of the first slip in a line; "" if there is none.
      @type {(slips: FormTable["slips"], line: string | undefined) => string} */
  function slipIn({ known }, line) {
    return known.find(([, pattern]) => line !== undefined && new RegExp(pattern, "u").test(line))?.[0] ?? "";
  }

  /** The slip in the line where it showed, or in one just before it.
      @type {(slips: FormTable["slips"], lines: string[], last: number) => { code: string, line: number } | undefined} */
  function slipNear(slips, lines, last) {
    const back = Array.from({ length: Math.min(last, slips.linesBack) + 1 }, (_, step) => last - step);
    const noColon = new RegExp(slips.noColon, "u");
    const found = back.map((line) => ({ code: slipIn(slips, lines[line]), line }));
    const open = back.slice(0, 2).map((line) => ({ code: noColon.test(lines[line]) ? "colon-missing" : "", line }));
    return [...found, ...open].find(({ code }) => code);
  }

  /** Why a text could not be read: `wrong` is what `formRead` has raised.
      @type {(table: FormTable, source: string, wrong: Error) => string} */
  function formUnread({ said, slips }, source, wrong) {
    /** @type {{ offset: number, code: string }} */
    const cause = Object(wrong.cause);
    const { offset, code } = cause;
    const text = plainLines(source);
    const lines = text.split("\n");
    const last = Math.min(text.slice(0, offset).split("\n").length, lines.at(-1) ? lines.length : lines.length - 1) - 1;
    const first = lines.findIndex((line) => slipIn(slips, line));
    const isIndented = lines[last]?.startsWith(" ");
    const slip = code ? { code, line: last } : offset < 0 ? { code: slipIn(slips, lines[first]) || "not-a-mapping", line: Math.max(first, 0) }
      : (slipNear(slips, lines, last) ?? { code: isIndented ? "indent-uneven" : "yaml-syntax", line: last });
    return `${wrong.message}\n${told(slip.line + 1, { ...said[slip.code], code: slip.code })}`;
  }

  /** Why a record that could be read has no place in the form.
      @type {(table: FormTable, kind: FormKind, source: string, id: string, lost: FormLost[]) => string} */
  function formMisfits({ said, slips }, kind, source, id, lost) {
    const text = plainLines(source);
    const { root } = casebook.formRead(text);
    const { fields } = kind.models[kind.model];
    const words = lost.map(({ path, code }) => {
      const line = text.slice(0, offsetOf(root, id ? [id, ...path] : path)).split("\n").length;
      const slip = slipIn(slips, text.split("\n")[line - 1]);
      if (slip) return told(line, { ...said[slip], code: slip });
      const near = code === "field-unknown" && path.length === 1 ? casebook.formNear(String(path[0]), fields.map(({ name }) => name)) : "";
      return told(line, { ...said[code], ...(near && { fix: `是不是 ${near}？` }), code });
    });
    return ["这个文件里有表里放不下的写法，请在文件里改好再打开。", ...new Set(words)].join("\n");
  }

  /** Where something stands in a file; where a part of the way is missing, what is around it.
      @type {(node: YamlNode | null, path: FormPath) => number} */
  function offsetOf(node, [step, ...rest]) {
    const here = node?.range[0] ?? 0;
    if (step === undefined || !node?.items) return here;
    const inner = node.items[Number(step)];
    if (typeof step === "number") return inner && !("key" in inner) ? offsetOf(inner, rest) : here;
    const pair = /** @type {YamlMap} */ (node).items.find(({ key }) => String(key?.value) === step);
    if (!pair) return here;
    return rest.length ? offsetOf(pair.value, rest) : pair.key.range[0];
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formMisfits, formUnread }));
}
