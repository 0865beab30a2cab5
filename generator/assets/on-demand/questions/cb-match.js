/* <cb-match>: each item is given its counterpart. The counterparts stay in sight with their signs, since a closed list
   cuts off what does not fit a phone. */
"use strict";

{
  const { make } = casebook;
  const SIGNS = "甲乙丙丁戊己庚辛壬癸"; // as the style sheet numbers the list; letters and digits may be what is matched

  class Match extends casebook.Assigning {
    /** @type {HTMLElement} */ rights;

    rows() {
      const columns = this.querySelector(":scope > .cb-columns");
      const [lefts, rights] = columns.children;
      const rows = [...lefts.children].map(rowOf);
      this.rights = rights;
      lefts.replaceWith(make("div", {}, ...rows));
      rows.forEach((row) => this.offer(row));
      return columns;
    }

    /** @type {(row: HTMLElement) => void} */
    offer(row) {
      const options = [...this.rights.children].map((right, place) => new Option(`${SIGNS[place]}、${right.textContent}`, right.dataset.fingerprint));
      row.querySelector("select").replaceChildren(new Option("请选择", ""), ...options);
    }

    /** @type {(order: Order) => void} */
    shuffle(order) {
      const answer = this.read();
      this.rights.append(...order([...this.rights.children]));
      this.items.forEach((row) => this.offer(row));
      this.write(answer);
    }

    /** @type {(row: HTMLElement) => string} */
    chosen(row) {
      return row.querySelector("select").value;
    }

    /** @type {(row: HTMLElement, fingerprint: string) => void} */
    choose(row, fingerprint) {
      const options = [...row.querySelector("select").options];
      (options.find(({ value }) => value === fingerprint) ?? options[0]).selected = true;
    }
  }

  /** @type {(left: HTMLElement) => HTMLElement} */
  function rowOf(left) {
    const label = make("label", {}, make("span", {}, ...left.childNodes), make("select"));
    const row = make("div", { className: "cb-row" }, label);
    row.dataset.fingerprint = left.dataset.fingerprint;
    return row;
  }

  customElements.define("cb-match", Match);
}
