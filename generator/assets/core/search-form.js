/* The field in which is asked. It is there before the script that answers, which takes it over as it stands: with what was
   typed meanwhile, where the cursor is, and in the middle of a word of an input method. */
"use strict";

{
  const { make } = casebook;

  /** @type {Casebook["searchForm"]} */
  function searchForm() {
    const input = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false, placeholder: "短词、拼音首字母，或客户的原话", ariaLabel: "搜索" });
    input.enterKeyHint = "search";
    const form = make("form", { role: "search", ariaLabel: "全站搜索" }, input);
    form.addEventListener("submit", (event) => event.preventDefault()); // what somebody said goes into no address
    return form;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ searchForm }));
}
