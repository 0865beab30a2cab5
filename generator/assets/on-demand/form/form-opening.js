/* A file that there is already: read into the form, and written back with no other byte changed than what was edited. */
"use strict";

{
  const MARK = "\ufeff"; // of the order of bytes, with which some editors begin a file
  const UNREADABLE = "这个文件读不了，先在文件里改好，或者运行 casebook check，照它说的改。";
  /** @type {Record<string, string>} */
  const KNOWN = { DUPLICATE_KEY: "key-duplicate", MULTIPLE_DOCS: "yaml-documents" };
  const ACROSS = "MULTILINE_IMPLICIT_KEY";
  /** @type {(wrong: { message: string }) => boolean} */
  const isUnclosed = ({ message }) => /closing|end with/.test(message);
  const STEP = 2; // columns from a key to what stands below it

  /** The value of a file, all scalars as texts. Raises an error in Chinese where there is something that no record has.
      @type {(source: string) => { root: YamlNode, value: FormValue }} */
  function formRead(source) {
    const { contents, errors, warnings } = casebook.parseYaml(source, { schema: "failsafe" });
    const wrong = errors.find(isUnclosed) ?? errors.find(({ code }) => code === ACROSS) ?? [...errors, ...warnings][0];
    if (wrong || !contents?.items) throw unread(UNREADABLE, wrong ? placeOf(source, contents, wrong) : { offset: -1, code: "" });
    return { root: contents, value: plain(contents) };
  }

  /** An error that says where it is, and what, if that is known.
      @type {(words: string, cause: { offset: number, code: string }) => Error} */
  const unread = (words, cause) => new Error(words, { cause });

  /** @type {(source: string, contents: YamlNode | null, wrong: YamlError) => { offset: number, code: string }} */
  function placeOf(source, contents, { code, message, pos: [from, to] }) {
    const offset = code === ACROSS ? to : from; // it begins where the line is right still
    const start = isUnclosed({ message }) ? opened(source, contents, offset) : undefined;
    if (start !== undefined) return { offset: start, code: /["']/.test(source[start]) ? "quote-open" : "bracket-open" };
    return { offset, code: KNOWN[code] ?? "" };
  }

  /** Where the innermost quotation or bracket begins in which something stands.
      @type {(source: string, node: YamlNode | null | undefined, offset: number) => number | undefined} */
  function opened(source, node, offset) {
    if (!node?.range || node.range[0] > offset || node.range[2] < offset) return undefined;
    const inner = (node.items ?? []).map((item) => ("key" in item ? item.value : item));
    return inner.map((one) => opened(source, one, offset)).findLast((one) => one !== undefined)
      ?? (/["'[{]/.test(source[node.range[0]]) ? node.range[0] : undefined);
  }

  /** @type {(node: YamlNode | null) => FormValue} */
  function plain(node) {
    if (!node) return "";
    const isAlias = node.anchor || node.source !== undefined && !("value" in node);
    if (isAlias || node.tag?.startsWith("!")) throw unread(UNREADABLE, { offset: node.range[0], code: isAlias ? "yaml-alias" : "yaml-tag" });
    if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [String(key.value), plain(value)]));
    return node.items ? /** @type {YamlList} */ (node).items.map(plain) : String(node.value ?? "");
  }

  /** @type {(node: YamlNode | null) => node is YamlMap} */
  const isMap = (node) => Boolean(node?.items && (node.items.length === 0 ? node.flow === undefined : "key" in node.items[0]));

  /** @type {(one: unknown, other: unknown) => boolean} */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Texts differ in what stands before their end; what ends them says nothing.
      @type {(value: FormValue | undefined) => unknown} */
  function bare(value) {
    const tidied = value === undefined ? undefined : casebook.formValues.tidy(value);
    return JSON.parse(JSON.stringify(tidied ?? null), (_, inner) => (typeof inner === "string" ? inner.trimEnd() : inner));
  }

  class Splicing {
    /** @type {{ start: number, end: number, text: string }[]} */ edits = [];

    /** @param {FormKind} kind @param {string} source */
    constructor(kind, source) {
      Object.assign(this, { kind, source });
    }

    /** @type {FormKind} */ kind;
    /** @type {string} */ source;

    /** @type {(offset: number) => number} */
    column(offset) {
      return offset - this.lineStart(offset);
    }

    /** @type {(offset: number) => number} */
    lineStart(offset) {
      return this.source.lastIndexOf("\n", offset - 1) + 1;
    }

    /** Behind the line in which the content of a node ends.
        @type {(node: YamlNode | null, start: number) => number} */
    end(node, start) {
      if (node?.items?.length && !node.flow) {
        const last = node.items.at(-1);
        return isMap(node) ? this.end(/** @type {YamlPair} */ (last).value, /** @type {YamlPair} */ (last).key.range[1])
          : this.end(/** @type {any} */ (last), start);
      }
      const [from, to] = node ? [node.range[0], node.range[1]] : [start, start];
      const content = from + this.source.slice(from, to).trimEnd().length;
      const line = this.source.indexOf("\n", content);
      return line < 0 ? this.source.length : line + 1;
    }

    /** @type {(start: number, end: number, text: string) => void} */
    put(start, end, text) {
      this.edits.push({ start, end, text });
    }

    /** Lines below each other, the first where something stands before it.
        @type {(lines: string[], column: number) => string} */
    below(lines, column) {
      return lines.map((line, place) => (line && place ? `${" ".repeat(column)}${line}` : line)).join("\n");
    }

    /** New lines of their own, at a place where a line begins or the file ends.
        @type {(place: number, lines: string[], column: number) => void} */
    insert(place, lines, column) {
      const isOpen = place > 0 && this.source[place - 1] !== "\n";
      this.put(place, place, `${isOpen ? "\n" : ""}${" ".repeat(column)}${this.below(lines, column)}\n`);
    }

    /** Whether the fields of a part could be edited where they stand: one that goes on behind a dash cannot be taken out.
        @type {(node: YamlMap, model: FormModel | undefined, before: FormPart, after: FormPart) => boolean} */
    map(node, model, before, after) {
      const first = node.items[0].key;
      const column = this.column(first.range[0]);
      if (this.source.slice(first.range[0] - column, first.range[0]).trim() && after[String(first.value)] === undefined) return false;
      const order = (model?.fields ?? []).map(({ name }) => name);
      for (const pair of node.items) this.pair(pair, model, before, after, column);
      const written = new Set(node.items.map(({ key }) => String(key.value)));
      const added = Object.keys(after).filter((name) => !written.has(name)).toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
      for (const name of added) {
        const lines = casebook.formYaml.lines(this.kind, model, { [name]: after[name] });
        const last = node.items.findLast(({ key }) => order.indexOf(String(key.value)) < order.indexOf(name));
        if (last) this.insert(this.end(last.value, last.key.range[1]), lines, column);
        else this.put(first.range[0], first.range[0], `${this.below(lines, column)}\n${" ".repeat(column)}`);
      }
      return true;
    }

    /** @type {(pair: YamlPair, model: FormModel | undefined, before: FormPart, after: FormPart, column: number) => void} */
    pair({ key, value }, model, before, after, column) {
      const name = String(key.value);
      if (same(bare(before[name]), bare(after[name]))) return;
      const [start, end] = [key.range[0], this.end(value, key.range[1])];
      if (after[name] !== undefined) {
        const shape = model?.fields.find((field) => field.name === name)?.shape;
        if (value && this.value(value, shape, before[name], after[name], column)) return;
        this.put(start, end, `${this.below(casebook.formYaml.lines(this.kind, model, { [name]: after[name] }), column)}\n`);
        return;
      }
      this.put(this.lineStart(start), end, "");
    }

    /** Whether a value could be edited where it stands.
        @type {(node: YamlNode, shape: FormShape | undefined, before: FormValue | undefined, after: FormValue, column: number) => boolean} */
    value(node, shape, before, after, column) {
      if (same(bare(before), bare(after))) return true;
      if (node.items?.length && !node.flow && before !== undefined) {
        if (isMap(node)) return this.within(node, shape, before, after);
        return this.list(/** @type {YamlList} */ (node), shape?.item, before, after);
      }
      const [head, lines] = casebook.formYaml.valueLines(this.kind, after, shape, Infinity);
      if (!head || !node.range || node.range[0] === node.range[1]) return false;
      const end = this.end(node, node.range[0]);
      const isBlock = /^[|>]/.test(this.source[node.range[0]]);
      const indent = column + STEP;
      const body = lines.length ? `${" ".repeat(lines[0] ? indent : 0)}${this.below(lines, indent)}\n` : "";
      if (isBlock) this.put(node.range[0], end, `${head}\n${body}`);
      else {
        this.put(node.range[0], node.range[1], head);
        if (body) this.put(end, end, this.source[end - 1] === "\n" ? body : `\n${body}`);
      }
      return true;
    }

    /** @type {(node: YamlMap, shape: FormShape | undefined, before: FormValue, after: FormValue) => boolean} */
    within(node, shape, before, after) {
      if (typeof before !== "object" || typeof after !== "object" || Array.isArray(before) || Array.isArray(after)) return false;
      return this.map(node, shape && casebook.formValues.modelOf(this.kind, shape, after), before, after);
    }

    /** @type {(node: YamlList, shape: FormShape | undefined, before: FormValue, after: FormValue) => boolean} */
    list({ items }, shape, before, after) {
      if (!Array.isArray(before) || !Array.isArray(after) || before.length !== items.length || !items.every((item) => item?.range)) return false;
      const dashes = items.map((item) => this.source.lastIndexOf("-", item.range[0] - 1));
      const column = this.column(dashes[0]);
      if (dashes.some((dash) => this.source.slice(this.lineStart(dash), dash).trim())) return false;
      let first = 0;
      while (first < Math.min(before.length, after.length) && same(bare(before[first]), bare(after[first]))) first += 1;
      let last = 0;
      while (last < Math.min(before.length, after.length) - first && same(bare(before.at(-1 - last)), bare(after.at(-1 - last)))) last += 1;
      const [old, news] = [before.length - last, after.length - last];
      const edited = Math.min(old, news);
      for (let place = first; place < edited; place += 1) this.item(items[place], dashes[place], shape, before[place], after[place], column);
      for (let place = edited; place < old; place += 1) this.put(this.lineStart(dashes[place]), this.end(items[place], dashes[place]), "");
      const at = edited ? this.end(items[edited - 1], dashes[edited - 1]) : this.lineStart(dashes[0]);
      if (news > edited) this.insert(at, after.slice(edited, news).flatMap((item) => casebook.formYaml.itemLines(this.kind, item, shape)), column);
      return true;
    }

    /** @type {(node: YamlNode, dash: number, shape: FormShape | undefined, before: FormValue, after: FormValue, column: number) => void} */
    item(node, dash, shape, before, after, column) {
      if (this.value(node, shape, before, after, column)) return;
      const lines = casebook.formYaml.itemLines(this.kind, after, shape);
      this.put(dash, this.end(node, dash), `${this.below(lines, column)}\n`);
    }

    /** The text with all edits.
        @type {() => string} */
    whole() {
      const edits = this.edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
      const pieces = edits.map(({ start, text }, place) => this.source.slice(edits[place - 1]?.end ?? 0, start) + text);
      return pieces.join("") + this.source.slice(edits.at(-1)?.end ?? 0);
    }
  }

  /** The text of a file with other values in one record; null if that cannot be done without touching more.
      @type {(kind: FormKind, source: string, id: string, after: FormPart) => string | null} */
  function formSpliced(kind, source, id, after) {
    const [isCrlf, mark] = [source.includes("\r\n"), source.startsWith(MARK) ? MARK : ""];
    const text = source.slice(mark.length).replaceAll("\r\n", "\n");
    const { root, value } = formRead(text);
    const [node, before] = id ? [/** @type {YamlMap} */ (root).items.find(({ key }) => String(key.value) === id)?.value, /** @type {FormPart} */ (value)[id]] : [root, value];
    if (!node || !isMap(node) || node.flow) return null;
    const splicing = new Splicing(kind, text);
    splicing.map(node, kind.models[kind.model], /** @type {FormPart} */ (before), after);
    const spliced = splicing.whole();
    const again = readAgain(spliced);
    const expected = id ? { .../** @type {FormPart} */ (value), [id]: after } : after;
    if (!same(sorted(bare(again)), sorted(bare(expected)))) return null;
    return mark + (isCrlf ? spliced.replaceAll("\n", "\r\n") : spliced);
  }

  /** What the new text says; nothing, if it cannot be read.
      @type {(text: string) => FormPart | undefined} */
  function readAgain(text) {
    try {
      return /** @type {FormPart} */ (formRead(text).value);
    } catch {
      return undefined;
    }
  }

  /** @type {(value: any) => any} */
  function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.keys(value).toSorted().map((name) => [name, sorted(value[name])]));
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formRead, formSpliced }));
}
