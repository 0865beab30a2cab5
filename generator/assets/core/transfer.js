/* The learner's record as a file: written, and read again without losing anything. The same rules stand in
   `generator/learners/exported.py`. */
"use strict";

{
  const { record, sha256 } = casebook;
  const FORMAT = "casebook-record";

  /** The entries as a value to write; `digest` names exactly these entries.
      @type {(catalogue: Catalogue) => ExportedRecord} */
  function exported(catalogue) {
    const entries = record.entries().toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return {
      format: FORMAT,
      version: 1,
      exported: new Date().toISOString(),
      content: catalogue.version,
      digest: sha256(canonical(entries)),
      entries,
    };
  }

  /** Gives the learner the record as a file; the value is what was written.
      @type {(catalogue: Catalogue) => ExportedRecord} */
  function download(catalogue) {
    const value = exported(catalogue);
    const blob = new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" });
    const link = casebook.make("a", { href: URL.createObjectURL(blob), download: `学习记录-${value.exported.slice(0, 10)}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return value;
  }

  /** JSON in one form only: keys sorted, no spaces.
      @type {(value: unknown) => string} */
  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const fields = /** @type {Record<string, unknown>} */ (value);
    return `{${Object.keys(fields).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`).join(",")}}`;
  }

  /** Takes in the text of an exported file: all of it or, if anything in it is not as it should be, nothing. The value is
      how many entries were new; an error says in Chinese why the file was refused.
      @type {(text: string) => number} */
  function imported(text) {
    const value = parsed(text);
    if (value?.format !== FORMAT) throw new Error("这不是从本站导出的学习记录。");
    if (value.version !== 1) throw new Error("这份记录的格式比本站新，请更新本站以后再导入。");
    if (!Array.isArray(value.entries) || !value.entries.every(record.isEntry)) throw new Error("文件里有损坏的条目，没有导入任何内容。");
    if (sha256(canonical(value.entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)))) !== value.digest) {
      throw new Error("文件的校验码对不上：导出以后被改动过，或者没有下载完整。没有导入任何内容。");
    }
    return record.merge(value.entries);
  }

  /** @type {(text: string) => Partial<ExportedRecord> | null} */
  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new Error("文件读不出来：不是 JSON，或者没有下载完整。");
    }
  }

  /** The beginning of a digest, as people compare it.
      @type {(digest: string) => string} */
  function shortDigest(digest) {
    return (digest.slice(0, 16).match(/.{4}/g) ?? []).join("-");
  }

  casebook.transfer = { canonical, download, exported, imported, shortDigest };
}
