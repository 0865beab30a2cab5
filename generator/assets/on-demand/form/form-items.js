/* The items of a list in a form: added, moved and taken out; those that are parts can be folded. */
"use strict";

{
  const { make } = casebook;
  const FEW = 2; // items that stand open
  const SUMMARY = 40; // characters of an item that tell it from the others
  const MOVES = ":is(:scope, :scope > div) > .cb-form-moves >";
  const [UP, DOWN] = [`${MOVES} [name=up]`, `${MOVES} [name=down]`];

  /** The items of one list: added, moved and taken out. */
  class FormItems {
    /** @param {FormParts} parts @param {FormField} field @param {FormPart} holder @param {FormPath} path
        @param {HTMLElement} body @param {() => void} judge */
    constructor(parts, field, holder, path, body, judge) {
      Object.assign(this, { parts, field, holder, path, body, judge });
    }

    /** @type {FormParts} */ parts;
    /** @type {FormField} */ field;
    /** @type {FormPart} */ holder;
    /** @type {FormPath} */ path;
    /** @type {HTMLElement} */ body;
    /** @type {() => void} */ judge;
    /** @type {Set<FormValue>} */ open = new Set();

    /** @type {FormShape} */
    get shape() {
      return /** @type {FormShape} */ (this.field.shape.item);
    }

    /** @type {FormValue[]} */
    get items() {
      return /** @type {FormValue[]} */ (this.holder[this.field.name] ?? []);
    }

    draw() {
      const { items } = this;
      if (items.length <= FEW) items.forEach((item) => this.open.add(item));
      const add = casebook.formButton(`添加一项：${this.field.label}`, () => this.change(items.length, [...items, this.begun()]));
      this.body.replaceChildren(...items.map((_, place) => this.item(place)), add);
    }

    /** @type {() => FormValue} */
    begun() {
      const item = this.parts.blank(this.shape);
      this.open.add(item);
      return item;
    }

    /** Takes over other items, and leads to the one at a place.
        @type {(place: number, items: FormValue[], selector?: string) => void} */
    change(place, items, selector = "") {
      this.holder[this.field.name] = items;
      this.parts.changed([...this.path, items.length, place]);
      this.draw();
      this.judge();
      const target = this.body.children[Math.min(place, items.length)];
      const wanted = selector && target.querySelector(selector);
      if (wanted && !(/** @type {HTMLButtonElement} */ (wanted).disabled)) wanted.focus();
      else casebook.formFocus(/** @type {HTMLElement} */ (target));
    }

    /** @type {(place: number) => HTMLElement} */
    item(place) {
      const name = `${this.field.label}第 ${place + 1} 项`;
      return this.shape.is === "part" ? this.folded(place, name) : this.row(place, name);
    }

    /** @type {(place: number, label: string) => HTMLElement} */
    row(place, label) {
      const single = casebook.formSingle(this.parts.names, {
        shape: this.shape,
        label,
        required: false,
        value: String(this.items[place]),
        path: [...this.path, place],
        isNamed: false,
        put: (value) => this.parts.put(this.items, place, value, [...this.path, place]),
        spread: (lines) => this.change(place + lines.length - 1, this.items.toSpliced(place, 1, ...lines)),
        check: () => this.parts.checks.one(this.shape, this.items[place]) ?? this.parts.jointly([...this.path, place]),
      });
      return make("div", { className: "cb-form-row" }, single, this.moves(place, label));
    }

    /** @type {(place: number, label: string) => HTMLElement} */
    folded(place, label) {
      const item = /** @type {FormPart} */ (this.items[place]);
      const path = [...this.path, place];
      const title = make("span", { className: "cb-form-help", textContent: firstWords(item) });
      const summary = make("summary", {}, `第 ${place + 1} 项 `, title);
      const body = make("div", { role: "group", ariaLabel: label });
      const box = make("details", { className: "cb-form-item", open: this.open.has(item) }, summary, body);
      const show = () => {
        if (body.childElementCount) return;
        const again = () => {
          body.replaceChildren(...this.parts.part(this.shape, item, path, again), this.moves(place, label));
          casebook.formFocus(body);
        };
        body.append(...this.parts.part(this.shape, item, path, again), this.moves(place, label));
      };
      box.dataset.path = path.join(".");
      box.addEventListener("reveal", () => {
        box.open = true;
        show();
      });
      box.addEventListener("toggle", () => {
        if (box.open) this.open.add(item);
        else this.open.delete(item);
        title.textContent = firstWords(item);
        if (box.open) show();
      });
      if (box.open) show();
      return box;
    }

    /** @type {(place: number, label: string) => HTMLElement} */
    moves(place, label) {
      /** @type {(to: number, name: string) => HTMLButtonElement} */
      const move = (to, name) => {
        const made = casebook.formButton(name, () => {
          const { items } = this;
          this.change(to, items.toSpliced(place, 1).toSpliced(to, 0, items[place]), to < place ? UP : DOWN);
        });
        return Object.assign(made, { disabled: to < 0 || to >= this.items.length, name: to < place ? "up" : "down", ariaLabel: `${label}：${name}` });
      };
      const remove = casebook.formButton("删除", () => this.change(Math.max(place - 1, 0), this.items.toSpliced(place, 1)));
      remove.ariaLabel = `${label}：删除`;
      return make("div", { className: "cb-form-moves" }, move(place - 1, "上移"), move(place + 1, "下移"), remove);
    }
  }

  /** @type {(part: FormPart) => string} */
  function firstWords(part) {
    const found = Object.entries(part).find(([name, value]) => typeof value === "string" && value.trim() && name !== "type" && /[^a-z0-9-]/.test(value));
    const text = String(found?.[1] ?? "").trim().split("\n")[0];
    return [...text].length > SUMMARY ? `${[...text].slice(0, SUMMARY).join("")}…` : text;
  }

  casebook.FormItems = FormItems;
}
