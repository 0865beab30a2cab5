/* The learner's record as a file: written, and read again without losing anything. What it holds is said in HACKING.md, “A
   learner's record as a file”; `generator/learners` reads it by the same rules. */
"use strict";

{
  const { record, sha256, shape } = casebook;
  const FORMAT = "casebook-record";
  const LARGEST = 20_000_000; // bytes; a record of ten years stays far below

  /** The record as a value to write; `digest` names all the rest of it. Until the day or the record changes it is the same.
      @type {(catalogue: Catalogue) => ExportedRecord} */
  function exported(catalogue) {
    const value = {
      format: FORMAT,
      version: 2,
      exported: casebook.progress.dayOf(new Date()),
      content: catalogue.version,
      label: record.label,
      entries: inOrder(record.entries()),
    };
    return { ...value, digest: digestOf(value) };
  }

  /** Gives the learner the record as a file; the value is what was written.
      @type {(catalogue: Catalogue) => ExportedRecord} */
  function download(catalogue) {
    const value = exported(catalogue);
    const blob = new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" });
    const link = casebook.make("a", { href: URL.createObjectURL(blob), download: `学习记录-${value.exported}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return value;
  }

  /** The label and the entries of an exported file. An error says in Chinese why it is refused.
      @type {(file: Uint8Array<ArrayBuffer>) => Pick<ExportedRecord, "label" | "entries">} */
  function read(file) {
    if (file.length > LARGEST) throw new Error("文件太大，不像学习记录。");
    const value = parsed(file);
    if (!shape.isPlain(value) || value.format !== FORMAT) throw new Error("这不是从本站导出的学习记录。");
    if (value.version !== 1 && value.version !== 2) throw new Error("这份记录的格式不认识，可能比本站新，请更新本站以后再导入。");
    const damage = damageOf(value);
    if (damage) throw new Error(`${damage}，没有导入任何内容。`);
    const whole = /** @type {ExportedRecord} */ (/** @type {unknown} */ (value));
    const { digest, ...rest } = whole;
    if (digestOf(rest) !== digest) throw new Error("文件的校验码对不上：导出以后被改动过，或者没有下载完整。没有导入任何内容。");
    return { label: value.version === 1 ? "" : rest.label, entries: rest.entries };
  }

  /** The first thing that is not as the version of the file says, or "".
      @type {(value: Record<string, unknown>) => string} */
  function damageOf({ version, exported: day, content, label, entries }) {
    const head = {
      exported: version === 1 ? shape.isTime(day) : shape.isDay(day),
      content: shape.isName(content),
      label: version === 1 || shape.isLabel(label),
      entries: Array.isArray(entries),
    };
    const wrong = Object.entries(head).find(([, isRight]) => !isRight);
    if (wrong) return `文件的 ${wrong[0]} 损坏`;
    const list = /** @type {unknown[]} */ (entries);
    const place = list.findIndex((entry) => !shape.isEntry(entry));
    if (place >= 0) return `文件里有损坏的条目（第 ${place + 1} 条）`;
    return new Set(list.map((entry) => /** @type {Entry} */ (entry).id)).size < list.length ? "有两条记录的编号相同" : "";
  }

  /** The digest of version 1 names the entries alone.
      @type {(value: Omit<ExportedRecord, "digest">) => string} */
  function digestOf(value) {
    const entries = inOrder(value.entries);
    return sha256(canonical(value.version === 1 ? entries : { ...value, entries }));
  }

  /** @type {(entries: Entry[]) => Entry[]} */
  function inOrder(entries) {
    return entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** JSON in one form only: keys sorted, no spaces.
      @type {(value: unknown) => string} */
  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const fields = /** @type {Record<string, unknown>} */ (value);
    return `{${Object.keys(fields).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`).join(",")}}`;
  }

  /** @type {(file: Uint8Array<ArrayBuffer>) => unknown} */
  function parsed(file) {
    try {
      const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file));
      if (shape.isSound(value)) return value;
    } catch {
      // is said below
    }
    throw new Error("文件读不出来：不是 JSON，或者没有下载完整。");
  }

  /** The beginning of a digest, as people compare it.
      @type {(digest: string) => string} */
  function shortDigest(digest) {
    return (digest.slice(0, 16).match(/.{4}/g) ?? []).join("-");
  }

  casebook.transfer = { canonical, download, exported, read, shortDigest };
}
