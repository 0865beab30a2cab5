/* What all our scripts share. `casebook.site` is written before this file by the build. */
"use strict";

{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src || document.baseURI; // where all is one file
  const root = new URL("../../", own);
  const VERSION = "version";
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();

  /** The address of a page (`guides/six-steps`, with an anchor if one follows) in this site; "" if the site has none.
      @type {(page: Page) => string} */
  function address(page) {
    if (casebook.site.root === "") return "";
    const [path, anchor] = page.split("#");
    const plain = path.replace(/(^|\/)index$/, "$1");
    const folder = plain === "" || plain.endsWith("/");
    const file = casebook.site.directoryUrls ? (folder ? plain || "./" : `${plain}/`) : `${path}.html`;
    return new URL(file, casebook.site.root ?? root).href + (anchor ? `#${anchor}` : "");
  }

  /** The page that is open, as `address` takes it.
      @type {() => Page} */
  function here() {
    const path = decodeURI(location.href.slice(root.href.length).replace(/[?#].*$/, ""));
    const file = path.replace(/(^|\/)$/, casebook.site.directoryUrls && path ? "" : "$1index");
    return file.replace(/\.html$/, "");
  }

  /** What the build wrote to `data/<name>.js`; a script, because a page opened from a folder can fetch nothing else.
      @type {(name: string) => Promise<any>} */
  function load(name) {
    if (!loading.has(name)) {
      const promise = version().then((current) => read(name, current));
      promise.catch(() => loading.delete(name));
      loading.set(name, promise);
    }
    return /** @type {Promise<unknown>} */ (loading.get(name));
  }

  /** Changes whenever a text does, so that no browser takes old data for new; always asked for anew itself.
      @type {() => Promise<string>} */
  function version() {
    if (!loading.has(VERSION)) {
      const promise = read(VERSION, String(Date.now()));
      promise.catch(() => loading.delete(VERSION));
      loading.set(VERSION, promise);
    }
    return /** @type {Promise<string>} */ (loading.get(VERSION));
  }

  /** @type {(name: string, query: string) => Promise<unknown>} */
  function read(name, query) {
    return new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      run(`data/${name}.js?${query}`).addEventListener("error", () => reject(new Error(`读不到 data/${name}.js`)));
    });
  }

  /** Runs a script that lies beside this one, or below.
      @type {Casebook["run"]} */
  function run(path, properties = {}) {
    const script = make("script", { src: new URL(path, own).href, ...properties });
    document.head.append(script);
    return script;
  }

  /** @type {Map<string, (value: unknown) => void>} */
  const waiting = new Map();

  /** Called by the data scripts; what nobody has asked for came with the page.
      @type {(name: string, value: unknown) => void} */
  function data(name, value) {
    if (!waiting.has(name)) loading.set(name, Promise.resolve(value));
    waiting.get(name)?.(value);
    waiting.delete(name);
  }

  /** A new element: `make("p", { className: "cb-hint" }, "text", child)`.
      @type {Casebook["make"]} */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** HTML that the build made, with its `page:` addresses turned into this site's.
      @type {(html: string) => DocumentFragment} */
  function fragment(html) {
    const template = make("template", { innerHTML: html });
    for (const link of template.content.querySelectorAll('a[href^="page:"]')) {
      link.href = address(link.getAttribute("href").slice(5));
    }
    return template.content;
  }

  /** A text in quotation marks; those inside it become single ones.
      @type {(text: string) => string} */
  function quoted(text) {
    return `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`;
  }

  /** Lets the browser draw what is done so far.
      @type {() => Promise<void>} */
  function pause() {
    return "scheduler" in globalThis && scheduler.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ address, data, fragment, here, load, make, pause, quoted, run, version }));
}
