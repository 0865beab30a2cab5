/* A record as YAML, in the layout of `generator/authoring/writing.py`: the two are twins, held together by a test. */
"use strict";

{
  const WIDTH = 110; // cells behind the indentation that a list in brackets, or a text that could be a block, may fill
  const INDENT = "  ";
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"; // what Python strips
  const BEFORE = new RegExp(`^[${SPACE}]+`, "u");
  const BEHIND = new RegExp(`[${SPACE}]+$`, "u");
  const BARE_START = new RegExp(`^(?!\\.{3})[^${SPACE}\\-?:,\\[\\]{}#&*!|>'"%@\`]`, "u");
  const UNBARE = new RegExp(`: |:$|[${SPACE}]#|\\t|[${SPACE}]$`, "u");
  const NO_TEXT = new RegExp(
    "^(?:~|null|true|false|yes|no|on|off|y|n|=|<<"
    + "|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?)"
    + "|[-+]?(?:\\.?[0-9][0-9_]*|[0-9][0-9_]*\\.[0-9_]*)(?:e[-+]?[0-9]+)?|[-+]?\\.inf|\\.nan)$", "iu");
  const IN_LIST = /^[0-9A-Za-z\u4e00-\u9fff](?:[0-9A-Za-z\u4e00-\u9fff.#_-]|:(?=[0-9])| (?=[0-9]))*$/u;
  const NUMBER = /^[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]+)?$/;
  const LINE_BREAK = /\r\n|\r|\n/;
  const WIDE = new RegExp(`[${[
    "\\u1100-\\u115f\\u231a\\u231b\\u2329\\u232a\\u23e9-\\u23ec\\u23f0\\u23f3\\u25fd\\u25fe\\u2614\\u2615\\u2648-\\u2653\\u267f\\u2693",
    "\\u26a1\\u26aa\\u26ab\\u26bd\\u26be\\u26c4\\u26c5\\u26ce\\u26d4\\u26ea\\u26f2\\u26f3\\u26f5\\u26fa\\u26fd\\u2705\\u270a\\u270b\\u2728",
    "\\u274c\\u274e\\u2753-\\u2755\\u2757\\u2795-\\u2797\\u27b0\\u27bf\\u2b1b\\u2b1c\\u2b50\\u2b55\\u2e80-\\u303e\\u3041-\\u3247",
    "\\u3250-\\u4dbf\\u4e00-\\ua4c6\\ua960-\\ua97c\\uac00-\\ud7a3\\uf900-\\ufad9\\ufe10-\\ufe19\\ufe30-\\ufe6b\\uff01-\\uff60\\uffe0-\\uffe6",
    "\\u{16fe0}-\\u{1b2fb}\\u{1f004}\\u{1f0cf}\\u{1f18e}\\u{1f191}-\\u{1f19a}\\u{1f200}-\\u{1f320}\\u{1f32d}-\\u{1f335}\\u{1f337}-\\u{1f37c}",
    "\\u{1f37e}-\\u{1f393}\\u{1f3a0}-\\u{1f3ca}\\u{1f3cf}-\\u{1f3d3}\\u{1f3e0}-\\u{1f3f0}\\u{1f3f4}\\u{1f3f8}-\\u{1f43e}\\u{1f440}",
    "\\u{1f442}-\\u{1f4fc}\\u{1f4ff}-\\u{1f53d}\\u{1f54b}-\\u{1f54e}\\u{1f550}-\\u{1f567}\\u{1f57a}\\u{1f595}\\u{1f596}\\u{1f5a4}",
    "\\u{1f5fb}-\\u{1f64f}\\u{1f680}-\\u{1f6c5}\\u{1f6cc}\\u{1f6d0}-\\u{1f6d2}\\u{1f6d5}-\\u{1f6df}\\u{1f6eb}\\u{1f6ec}\\u{1f6f4}-\\u{1f6fc}",
    "\\u{1f7e0}-\\u{1f7f0}\\u{1f90c}-\\u{1f93a}\\u{1f93c}-\\u{1f945}\\u{1f947}-\\u{1f9ff}\\u{1fa70}-\\u{1faf6}\\u{20000}-\\u{3134a}",
  ].join("")}]`, "gu");
  const NARROW = /[\p{Mn}\p{Me}\p{Cf}]/gu;
  /** @type {Record<string, string>} */
  const ESCAPED = { "\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r" };

  /** @type {(text: string) => string} */
  const stripped = (text) => text.replace(BEHIND, "").replace(BEFORE, "");

  /** Cells of a terminal.
      @type {(text: string) => number} */
  function width(text) {
    return [...text].length - (text.match(NARROW)?.length ?? 0) + (text.match(WIDE)?.length ?? 0);
  }

  /** The file of one record, without its id.
      @type {(kind: FormKind, value: FormPart) => string} */
  function written(kind, value) {
    return text(fields(kind, kind.models[kind.model], value));
  }

  /** The same as one entry of a file that holds many.
      @type {(kind: FormKind, id: string, value: FormPart) => string} */
  function entry(kind, id, value) {
    return text([`${inline(id, { is: "text" })}:`, ...indented(fields(kind, kind.models[kind.model], value))]);
  }

  /** @type {(lines: string[]) => string} */
  const text = (lines) => lines.map((line) => `${line}\n`).join("");

  /** @type {(lines: string[]) => string[]} */
  const indented = (lines) => lines.map((line) => line && `${INDENT}${line}`);

  /** @type {(kind: FormKind, model: FormModel | undefined, value: FormPart) => string[]} */
  function fields(kind, model, value) {
    const known = new Map((model?.fields ?? []).map((field) => [field.name, field.shape]));
    const names = [...[...known.keys()].filter((name) => Object.hasOwn(value, name)), ...Object.keys(value).filter((name) => !known.has(name))];
    return names.flatMap((name) => {
      const key = `${known.has(name) ? name : inline(name, { is: "text" })}:`;
      const [head, lines] = valueLines(kind, value[name], known.get(name), WIDTH - width(key) - 1);
      return [head ? `${key} ${head}` : key, ...indented(lines)];
    });
  }

  /** What stands behind the key or the dash, and what stands below.
      @type {(kind: FormKind, value: FormValue, shape: FormShape | undefined, room: number) => [string, string[]]} */
  function valueLines(kind, value, shape, room) {
    if (Array.isArray(value)) {
      const flow = flowOf(value, shape?.item, room);
      return [flow, flow ? [] : value.flatMap((item) => itemLines(kind, item, shape?.item))];
    }
    if (typeof value === "object") {
      const model = shape && casebook.formValues.modelOf(kind, shape, value);
      return [Object.keys(value).length ? "" : "{}", fields(kind, model, value)];
    }
    return isBlock(value, shape, room) ? block(value) : [inline(value, shape), []];
  }

  /** @type {(kind: FormKind, item: FormValue, shape: FormShape | undefined) => string[]} */
  function itemLines(kind, item, shape) {
    const [head, [first = "", ...rest]] = valueLines(kind, item, shape, WIDTH - INDENT.length);
    if (!head) return [first ? `- ${first}` : "-", ...indented(rest)];
    return [`- ${head}`, ...indented(first || rest.length ? [first, ...rest] : [])];
  }

  /** A list in brackets, if it has no words and fits; else nothing.
      @type {(items: FormValue[], shape: FormShape | undefined, room: number) => string} */
  function flowOf(items, shape, room) {
    if (!items.length) return "[]";
    if (!shape || shape.isText) return "";
    const texts = items.map((item) => (typeof item === "string" ? inline(item, shape) : ""));
    const flow = `[${texts.join(", ")}]`;
    return texts.every((one) => IN_LIST.test(one)) && width(flow) <= room ? flow : "";
  }

  /** @type {(value: string, shape: FormShape | undefined, room: number) => boolean} */
  function isBlock(value, shape, room) {
    if (!stripped(value)) return false;
    if (LINE_BREAK.test(value.replace(BEHIND, ""))) return true;
    return Boolean(shape?.lines) && (width(value) > room || !isBare(stripped(value)));
  }

  /** @type {(value: string) => [string, string[]]} */
  function block(value) {
    const lines = value.replace(BEHIND, "").split(LINE_BREAK);
    const first = lines.find((line) => stripped(line)) ?? "";
    const isAmbiguous = first !== first.replace(BEFORE, "") || !stripped(lines[0]);
    return [isAmbiguous ? "|2" : "|", lines];
  }

  /** @type {(value: string, shape?: FormShape) => string} */
  function inline(value, shape) {
    const isNumber = shape?.is === "number" || shape?.isNumber;
    if (isNumber && NUMBER.test(value)) return value;
    if (shape?.is === "flag" && ["true", "false"].includes(value)) return value;
    return isBare(value) ? value : inQuotes(value);
  }

  /** @type {(value: string) => boolean} */
  function isBare(value) {
    return BARE_START.test(value) && !UNBARE.test(value) && !NO_TEXT.test(value);
  }

  /** @type {(value: string) => string} */
  function inQuotes(value) {
    if (/["\\]/.test(value) && !/['\t\r\n]/.test(value)) return `'${value}'`;
    return `"${value.replace(/[\\"\t\n\r]/g, (sign) => ESCAPED[sign])}"`;
  }

  casebook.formYaml = { entry, isNumber: (value) => NUMBER.test(value), itemLines, lines: fields, valueLines, written };
}
