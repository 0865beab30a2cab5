/* Where it is shown what it takes several fields to tell. */
"use strict";

{
  /** It is shown once somebody has left those fields for `where`, and is gone as soon as it is mended.
      @type {(form: FormElement, where: Element | null) => void} */
  function formJudge(form, where) {
    const { parts } = form;
    const before = parts.joint;
    parts.joint = new Map();
    for (const { path, problem, isJoint } of form.problems()) {
      const name = path.join(".");
      const place = form.place(name);
      const around = place?.closest("[role=group], fieldset") ?? place;
      if (isJoint && (before.has(name) || !around?.contains(where))) parts.joint.set(name, problem);
    }
    for (const name of new Set([...before.keys(), ...parts.joint.keys()])) {
      if (before.get(name)?.message !== parts.joint.get(name)?.message) form.place(name)?.dispatchEvent(new Event("judge"));
    }
  }

  casebook.formJudge = formJudge;
}
