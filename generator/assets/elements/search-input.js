/* Material's search listens to keys only. Text that is pasted, dictated or composed comes without one. */
document.addEventListener("input", event => {
  if (event.target.matches?.("[data-md-component=search-query]"))
    event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
});
