// The first script of every page under test: what goes wrong is kept until the test asks, whatever page is open by then.
// WebKit's driver has no console to be read, and none is written for it.
"use strict";

if (!("recorder" in globalThis)) {
  const NAME = "recorder";
  const kept = () => JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
  const keep = (words) => sessionStorage.setItem(NAME, JSON.stringify([...kept(), `${location.href}: ${words}`]));

  addEventListener("error", ({ message, target }) => {
    // No error: what sizes changed too late for this frame is told to observers in the next.
    if (!message?.startsWith("ResizeObserver loop")) keep(message ?? `not loaded: ${target.src ?? target.href}`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => keep(`rejected: ${reason}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    keep(`refused by ${effectiveDirective}: ${blockedURI} ${sample}`));
  for (const level of ["error", "warn"]) {
    const write = console[level];
    console[level] = (...words) => {
      keep(words.join(" "));
      write.apply(console, words);
    };
  }
  globalThis.recorder = () => {
    const told = kept();
    sessionStorage.removeItem(NAME);
    return told;
  };
}
