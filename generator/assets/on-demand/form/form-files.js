/* What a file is: its text, of which kind it is, and which records are in it. */
"use strict";

{
  /** The text of a file, its first mark too. Raises an error in Chinese if its bytes are none of UTF-8: what they say would be
      lost when it is written again.
      @type {(file: Blob) => Promise<string>} */
  async function formText(file) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch (wrong) {
      if (wrong instanceof TypeError) throw new Error("这个文件不是 UTF-8 编码，可能是 GBK。先用记事本打开，“另存为”时编码选 UTF-8。", { cause: wrong });
      throw wrong;
    }
  }

  /** What a file can be opened as: of which kind, and which of its records, by the title of each.
      @type {(table: FormTable, source: string) => { kind: FormKind, records: { id: string, title: string, value: FormPart }[] }} */
  function formOpened(table, source) {
    const value = readOf(table, source);
    const found = table.kinds.map((kind) => ({ kind, records: recordsIn(kind, /** @type {FormPart} */ (value)) })).filter(({ records }) => records.length);
    const best = found.toSorted((one, other) => strangers(one.kind, one.records[0].value) - strangers(other.kind, other.records[0].value));
    if (!best.length) throw new Error("看不出这个文件是哪一类。");
    return best[0];
  }

  /** @type {(table: FormTable, source: string) => FormValue} */
  function readOf(table, source) {
    try {
      return casebook.formRead(source.replace(/^\ufeff/, "").replaceAll("\r\n", "\n")).value;
    } catch (wrong) {
      if (!(wrong instanceof Error && wrong.cause)) throw wrong;
      throw new Error(casebook.formUnread(table, source, wrong), { cause: wrong });
    }
  }

  /** @type {(kind: FormKind, value: FormPart) => { id: string, title: string, value: FormPart }[]} */
  function recordsIn(kind, value) {
    const entries = kind.holdsMany ? Object.entries(value) : [["", value]];
    const records = entries.map(([id, one]) => ({ id: String(id), title: String(/** @type {FormPart} */ (one).title ?? id), value: /** @type {FormPart} */ (one) }));
    return records.every(({ value: one }) => casebook.shape.isPlain(one) && 2 * strangers(kind, one, true) < Object.keys(one).length) ? records : [];
  }

  /** How many fields of a record its kind does not have, or needs and does not find.
      @type {(kind: FormKind, value: FormPart, ofOthers?: boolean) => number} */
  function strangers(kind, value, ofOthers = false) {
    const { fields } = kind.models[kind.model];
    const known = new Set(fields.map(({ name }) => name));
    const missing = ofOthers ? 0 : fields.filter(({ name, required }) => required && !Object.hasOwn(value, name)).length;
    return missing + Object.keys(value).filter((name) => !known.has(name)).length;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formOpened, formText }));
}
