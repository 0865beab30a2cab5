/* Where it is shown what is wrong: at its place, and of what it takes several fields to tell, when. */
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

  /** Opens what is folded around a place, and says there what is wrong. The value is the place, or what is nearest to it.
      @type {(form: FormElement, path: FormPath) => HTMLElement | null} */
  function formShow(form, path) {
    const steps = path.map((_, length) => path.slice(0, length + 1).join("."));
    /** @type {HTMLElement | null} */
    let found = null;
    for (const step of steps) {
      const place = form.place(step);
      if (!place) break;
      place.dispatchEvent(new Event("reveal"));
      const around = place.closest("details");
      if (around instanceof HTMLDetailsElement) around.open = true;
      found = place;
    }
    found?.dispatchEvent(new Event("judge"));
    return found;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ formJudge, formShow }));
}
