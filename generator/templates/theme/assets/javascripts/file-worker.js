/* Material's search runs in a Worker, which a page opened from a folder may not start. There a hidden frame does its
   work: same messages, same thread as the page. Its name is the one that Material's worker looks for. */
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.documentElement.append(frame);
      this.scope = frame.contentWindow;
      this.scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.scope.importScripts = (...sources) => this.load(sources);
      this.ready = this.load([address]);
    }

    async postMessage(data) {
      await this.ready;
      this.scope.dispatchEvent(new MessageEvent("message", { data }));
    }

    async load(sources) {
      for (const source of sources) await this.loadOne(source);
    }

    loadOne(source) {
      return new Promise((resolve, reject) => {
        const script = this.scope.document.createElement("script");
        script.onload = resolve;
        script.onerror = () => reject(new Error(`not loaded: ${source}`));
        script.src = source;
        this.scope.document.head.append(script);
      });
    }
  };
  window.Worker = window.IFrameWorker;
})();
