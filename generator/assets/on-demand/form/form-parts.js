/* The fields of a form: parts inside parts, lists that grow, variants by `type`. What is typed goes into the value that it
   was made for; `changed` is told where. */
"use strict";

{
  const { make } = casebook;
  class FormParts {
    /** @param {FormKind} kind @param {FormNames} names @param {FormChecks} checks @param {FormPart} record
        @param {(path: FormPath) => void} changed */
    constructor(kind, names, checks, record, changed) {
      Object.assign(this, { kind, names, checks, record, changed });
    }

    /** @type {FormKind} */ kind;
    /** @type {FormNames} */ names;
    /** @type {FormChecks} */ checks;
    /** @type {FormPart} */ record;
    /** @type {(path: FormPath) => void} */ changed;

    /** @type {Map<string, FormProblem>} */ joint = new Map(); // what it takes several fields to tell, by its place

    /** @type {(path: FormPath) => FormProblem | null} */
    jointly(path) {
      return this.joint.get(path.join(".")) ?? null;
    }

    /** All fields of a part; those that may be missing, and are, and matter to no rule, stand folded behind the others.
        @type {(model: FormModel, value: FormPart, path: FormPath) => HTMLElement[]} */
    fields(model, value, path) {
      const fields = model.fields.filter(({ shape }) => shape.is !== "tag");
      const isAsked = new Set(model.rules.flatMap((rule) => rule.fields)); // some rule looks at it
      /** @type {(field: FormField) => boolean} */
      const isFilled = ({ name, required }) => required || isAsked.has(name) || casebook.formValues.tidy(value[name] ?? "") !== undefined;
      const missing = fields.filter((field) => !isFilled(field));
      const rest = missing.length < fields.length ? missing : [];
      const shown = fields.filter((field) => !rest.includes(field)).map((field) => this.field(field, value, path));
      return rest.length ? [...shown, this.folded(rest, value, path)] : shown;
    }

    /** @type {(fields: FormField[], value: FormPart, path: FormPath) => HTMLElement} */
    folded(fields, value, path) {
      const words = fields.map(({ label }) => label).join("、");
      const summary = make("summary", {}, `还可以填 ${fields.length} 项`, make("span", { className: "cb-form-help", textContent: `：${words}` }));
      return make("details", { className: "cb-form-more" }, summary, ...fields.map((field) => this.field(field, value, path)));
    }

    /** @type {(field: FormField, holder: FormPart, path: FormPath) => HTMLElement} */
    field(field, holder, path) {
      const at = [...path, field.name];
      if (field.shape.is === "list") return this.list(field, holder, at);
      if (field.shape.is === "part") return this.nested(field, holder, at);
      return casebook.formSingle(this.names, {
        ...field,
        value: String(holder[field.name] ?? ""),
        path: at,
        isNamed: true,
        put: (value) => this.put(holder, field.name, value, at),
        check: () => this.checks.field(field, holder[field.name]) ?? this.jointly(at),
      });
    }

    /** @type {(holder: FormPart | FormValue[], key: string | number, value: FormValue, path: FormPath) => void} */
    put(holder, key, value, path) {
      /** @type {any} */ (holder)[key] = value;
      this.changed(path);
    }

    /** @type {(shape: FormShape) => FormValue} */
    blank(shape) {
      const value = casebook.formValues.blank(this.kind, shape);
      casebook.formValues.numbered(this.kind, shape, value, this.record);
      return value;
    }

    /** A part that must be there stands open, another once somebody asks for it.
        @type {(field: FormField, holder: FormPart, path: FormPath) => HTMLElement} */
    nested(field, holder, path) {
      const box = this.group(field, path);
      const body = make("div");
      const show = () => body.replaceChildren(...this.part(field.shape, /** @type {FormPart} */ (holder[field.name]), path, show));
      if (field.required || holder[field.name] !== undefined) {
        holder[field.name] ??= this.blank(field.shape);
        show();
      } else {
        const begin = button(`填写${field.label}`, () => {
          this.put(holder, field.name, this.blank(field.shape), path);
          show();
          focusFirst(body);
        });
        body.append(begin);
      }
      box.append(body);
      return box;
    }

    /** The fields of one part; of several, that which its `type` names, once it is chosen.
        @type {(shape: FormShape, value: FormPart, path: FormPath, again: () => void) => HTMLElement[]} */
    part(shape, value, path, again) {
      const model = casebook.formValues.modelOf(this.kind, shape, value);
      const names = shape.models ?? [];
      if (names.length < 2) return model ? this.fields(model, value, path) : [];
      const models = names.map((name) => this.kind.models[name]);
      const type = casebook.formSingle(this.names, {
        shape: { is: "choice", words: Object.fromEntries(models.map(({ tag, label }) => [tag, label])) },
        label: "是哪一种",
        required: true,
        value: String(value.type ?? ""),
        path: [...path, "type"],
        isNamed: true,
        put: (tag) => {
          this.become(models.find((one) => one.tag === tag), shape, value, [...path, "type"]);
          again();
        },
        check: () => this.checks.one(shape, value),
      });
      return model ? [type, ...this.fields(model, value, path)] : [type];
    }

    /** Another variant keeps what it has a field for.
        @type {(model: FormModel | undefined, shape: FormShape, value: FormPart, path: FormPath) => void} */
    become(model, shape, value, path) {
      const kept = new Set(model?.fields.map(({ name }) => name));
      for (const name of Object.keys(value)) if (!kept.has(name)) delete value[name];
      if (model) Object.assign(value, { ...casebook.formValues.blankPart(this.kind, model), ...value, type: model.tag });
      casebook.formValues.numbered(this.kind, shape, value, this.record);
      this.changed(path);
    }

    /** @type {(field: FormField, path: FormPath) => HTMLFieldSetElement} */
    group({ label, help, required }, path) {
      const badge = make("span", { className: "cb-badge", textContent: "必填" });
      const legend = make("legend", {}, label, ...(required ? [" ", badge] : []));
      const said = casebook.formHelp(label, help);
      const words = said ? [make("p", { className: "cb-form-help", textContent: said })] : [];
      const box = make("fieldset", { className: "cb-form-group" }, legend, ...words);
      box.dataset.path = path.join(".");
      return box;
    }

    /** @type {(field: FormField, holder: FormPart, path: FormPath) => HTMLElement} */
    list(field, holder, path) {
      const item = /** @type {FormShape} */ (field.shape.item);
      const box = this.group(field, path);
      const body = make("div");
      const error = make("p", { className: "cb-form-error" });
      box.append(body, error);
      box.addEventListener("judge", () => judge());
      const judge = () => {
        const problem = this.checks.field(field, holder[field.name]) ?? this.jointly(path);
        error.replaceChildren(...(problem ? [casebook.formSentence(problem), " ", make("code", { textContent: problem.code })] : []));
      };
      if (item.is === "choice") body.append(...this.ticks(field, item, holder, path));
      else new casebook.FormItems(this, field, holder, path, body, () => error.childElementCount && judge()).draw();
      return box;
    }

    /** A list of fixed values: each can be ticked; what is ticked later stands behind.
        @type {(field: FormField, item: FormShape, holder: FormPart, path: FormPath) => HTMLElement[]} */
    ticks(field, item, holder, path) {
      const chosen = () => /** @type {string[]} */ (holder[field.name] ?? []);
      const words = { ...item.words, ...Object.fromEntries(chosen().filter((one) => !Object.hasOwn(item.words ?? {}, one)).map((one) => [one, one])) };
      return Object.entries(words).map(([value, label]) => {
        const tick = make("input", { type: "checkbox", value, checked: chosen().includes(value) });
        tick.addEventListener("change", () => {
          this.put(holder, field.name, [...chosen().filter((one) => one !== value), ...(tick.checked ? [value] : [])], path);
        });
        return make("label", { className: "cb-form-tick" }, tick, ` ${label}`);
      });
    }
  }

  /** @type {(words: string, act: () => void) => HTMLButtonElement} */
  function button(words, act) {
    const made = make("button", { type: "button", textContent: words });
    made.addEventListener("click", act);
    return made;
  }

  /** @type {(box: HTMLElement) => void} */
  function focusFirst(box) {
    const isFolded = box instanceof HTMLDetailsElement && !box.open;
    (box.matches("button") ? box : box.querySelector(isFolded ? "summary" : "input, select, textarea, button"))?.focus();
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ FormParts, formButton: button, formFocus: focusFirst }));
}
