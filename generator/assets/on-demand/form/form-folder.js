/* The folder of a knowledge base, where the browser can open one (File System Access): its records by title, and files that
   are saved where they lie. Nothing is written over that has changed meanwhile. */
"use strict";

{
  const { make } = casebook;
  const YAML = /\.ya?ml$/i;
  const PASSED_OVER = /^(?:\..*|.*~|~\$.*|#.*#)$/; // hidden, or what an editor keeps beside a file while it is open
  const TITLE = /^title:.*$/m;

  class FormFolder {
    /** @type {FileSystemDirectoryHandle | null} */ root = null;

    /** @param {FormElement} form */
    constructor(form) {
      this.form = form;
      this.status = make("p", { className: "cb-form-help", role: "status" });
      this.error = make("p", { className: "cb-form-error", role: "alert" });
      this.which = make("select", { id: "_form-record" });
      this.which.addEventListener("change", () => this.try(() => this.choose()));
      this.list = make("div", { className: "cb-form-field", hidden: true }, make("label", { htmlFor: this.which.id, textContent: "改文件夹里的哪一条" }), this.which);
      const open = casebook.formButton("打开知识库的文件夹", () => this.try(() => this.open()));
      this.box = make("div", { className: "cb-form-field", hidden: !window.showDirectoryPicker }, open, this.status, this.error, this.list);
    }

    /** @type {{ path: string, handle: FileSystemFileHandle }[]} */ files = [];
    /** @type {FormKind | undefined} */ listed;

    /** @type {(act: () => Promise<void>) => Promise<void>} */
    async try(act) {
      this.error.textContent = "";
      try {
        await act();
      } catch (wrong) {
        if (/** @type {Error} */ (wrong).name !== "AbortError") this.error.textContent = wordsOf(wrong); // nobody chose anything
      }
    }

    async open() {
      const root = await /** @type {NonNullable<typeof window.showDirectoryPicker>} */ (window.showDirectoryPicker)({ id: "casebook", mode: "readwrite" });
      const tops = new Set(this.form.table.kinds.map(({ source }) => source.split("/")[0]));
      const found = await namesIn(root);
      if (!found.some((name) => tops.has(name))) throw new Error(`“${root.name}”里没有 ${[...tops].join("、")}。打开知识库最外层的文件夹，里面有 mkdocs.yml 的那一个。`);
      this.root = root;
      await this.renew();
    }

    /** Another kind may have been chosen. */
    async follow() {
      if (this.root && this.form.kind !== this.listed) await this.renew();
    }

    /** Lists the records of the kind that is chosen. */
    async renew() {
      const [{ kind }, root] = [this.form, /** @type {FileSystemDirectoryHandle} */ (this.root)];
      this.listed = kind;
      this.status.textContent = `打开的是“${root.name}”${kind ? "" : "，再选写哪一类"}。写好以后直接存进去，不用下载。`;
      this.list.hidden = !kind;
      if (!kind) return;
      this.files = await below(root, kind.source);
      const titles = await Promise.all(this.files.map(async ({ path, handle }) => [path, titleIn(await (await handle.getFile()).text())]));
      const sorted = titles.toSorted(([, one], [, other]) => one.localeCompare(other, "zh-CN"));
      const options = sorted.map(([path, title]) => make("option", { value: path, textContent: title ? `${title}（${path}）` : path }));
      this.which.replaceChildren(make("option", { value: "", textContent: "写一条新的" }), ...options);
    }

    async choose() {
      const found = this.files.find(({ path }) => path === this.which.value);
      if (!found) return this.form.choose(this.form.kind.name);
      this.form.open(found.path.split("/").at(-1) ?? "", await casebook.formText(await found.handle.getFile()), found.handle);
    }

    /** The file as it is now, instead of what is in the form. */
    async again() {
      const { name = "", handle } = this.form.file ?? {};
      if (handle) this.form.open(name, await casebook.formText(await handle.getFile()), handle);
    }

    /** Puts the text of the form into its file. The value is where it is now; "" if the file is another one meanwhile, and
        `isSure` is not said. Raises an error in Chinese, or the browser's own.
        @type {(isSure: boolean) => Promise<string>} */
    async save(isSure) {
      const { file, text } = this.form;
      if (!file?.handle) return this.add();
      const now = await casebook.formText(await file.handle.getFile());
      if (now !== file.source && !isSure) return "";
      await write(file.handle, text);
      this.form.saved({ ...file, source: text });
      return file.name;
    }

    /** A new record: a file of its own, or one entry more of a file that holds many.
        @type {() => Promise<string>} */
    async add() {
      const { draft: { id }, kind, text } = this.form;
      const path = kind.holdsMany ? kind.source : `${kind.source}/${id}.yaml`;
      const folder = await folderOf(/** @type {FileSystemDirectoryHandle} */ (this.root), path);
      const name = path.split("/").at(-1) ?? "";
      const isThere = (await namesIn(folder)).includes(name);
      if (isThere && !kind.holdsMany) throw new Error(`${path} 已经有了，没有改它。换一个编号再存。`);
      const handle = await folder.getFileHandle(name, { create: true });
      const before = await casebook.formText(await handle.getFile());
      const added = `${before && !before.endsWith("\n") ? "\n" : ""}${text}`;
      const source = before + (before.includes("\r\n") ? added.replaceAll("\n", "\r\n") : added);
      if (kind.holdsMany && before.trim() && Object.hasOwn(/** @type {FormPart} */ (casebook.formRead(before.replace(/^\ufeff/, "")).value), id)) throw new Error(`${path} 里已经有 ${id}，没有改它。换一个编号再存。`);
      await write(handle, source);
      this.form.saved({ name, source, id: kind.holdsMany ? id : "", handle });
      await this.renew();
      this.which.value = path;
      return path;
    }
  }

  /** The whole file is there, or the old one: what is written is put in its place when it is closed.
      @type {(handle: FileSystemFileHandle, text: string) => Promise<void>} */
  async function write(handle, text) {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  }

  /** @type {(root: FileSystemDirectoryHandle, path: string) => Promise<FileSystemDirectoryHandle>} */
  async function folderOf(root, path) {
    let folder = root;
    for (const name of path.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    return folder;
  }

  /** @type {(folder: FileSystemDirectoryHandle) => Promise<string[]>} */
  async function namesIn(folder) {
    const found = [];
    for await (const name of folder.keys()) found.push(name);
    return found;
  }

  /** The files at a path: that itself, or all below it.
      @type {(root: FileSystemDirectoryHandle, path: string) => Promise<FormFolder["files"]>} */
  async function below(root, path) {
    const [name, ...rest] = path.split("/");
    for await (const [key, handle] of root.entries()) {
      if (key !== name) continue;
      if (handle instanceof FileSystemFileHandle) return rest.length ? [] : [{ path: key, handle }];
      const inner = rest.length ? await below(handle, rest.join("/")) : await all(handle);
      return inner.map((file) => ({ ...file, path: `${key}/${file.path}` }));
    }
    return [];
  }

  /** @type {(folder: FileSystemDirectoryHandle) => Promise<FormFolder["files"]>} */
  async function all(folder) {
    /** @type {FormFolder["files"]} */
    const found = [];
    for await (const [name, handle] of folder.entries()) {
      if (PASSED_OVER.test(name)) continue;
      if (handle instanceof FileSystemDirectoryHandle) found.push(...(await all(handle)).map((file) => ({ ...file, path: `${name}/${file.path}` })));
      else if (YAML.test(name)) found.push({ path: name, handle });
    }
    return found;
  }

  /** The title that a file begins with; "" if it cannot be told.
      @type {(text: string) => string} */
  function titleIn(text) {
    try {
      return String(/** @type {FormPart} */ (casebook.formRead(TITLE.exec(text)?.[0] ?? "").value).title);
    } catch {
      return "";
    }
  }

  /** @type {(wrong: unknown) => string} */
  function wordsOf(wrong) {
    const told = /** @type {Error} */ (wrong);
    const { message, name } = told;
    if (name === "NotAllowedError") return "浏览器没有得到允许，不能读写这个文件夹。再打开一次，选“允许”。";
    if (name === "NotFoundError") return "文件不在了，可能刚被改名或删除。再打开一次文件夹。";
    return wrong instanceof DOMException ? `没有做成，文件没有变。浏览器说：${message}` : message;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ FormFolder, formWrong: wordsOf }));
}
