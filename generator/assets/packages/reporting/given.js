/* What a site loads when it is needed came with the page. Where there is a platform, elements wait for the catalogue until
   that has said what it knows of the learner; and whether this browser stores anything matters only when that fails. */
"use strict";

{
  const { catalogue, ...others } = casebook.lesson.data;
  /** @type {(value: unknown) => void} */
  let give = () => {};
  casebook.data("catalogue", casebook.wire ? new Promise((resolve) => (give = resolve)) : catalogue);
  for (const [name, value] of Object.entries(others)) casebook.data(name, value);

  if (casebook.wire) casebook.storageNotice = () => [];

  casebook.release = () => give(catalogue);
}
