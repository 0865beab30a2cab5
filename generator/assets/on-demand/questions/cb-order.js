/* <cb-order>: items to be brought into their order, each with a button up and a button down. */
"use strict";

{
  const { make } = casebook;

  /** @extends {Question<string[]>} */
  class Order extends casebook.Question {
    /** @type {HTMLElement[]} */ start;
    /** @type {HTMLElement} */ list;
    /** @type {HTMLElement} */ told;
    /** @type {boolean} */ isMoved;

    controls() {
      const list = this.querySelector(":scope > .cb-options");
      this.start = [...list.children].map((item) => this.row(item));
      this.list = make("ol", { className: "cb-order" }, ...this.start);
      this.told = make("p", { className: "cb-unseen", role: "status" });
      list.remove();
      this.showEnds();
      return make("div", {}, this.list, this.told);
    }

    /** @type {(item: HTMLElement) => HTMLElement} */
    row(item) {
      const words = item.textContent;
      const row = make("li", { className: "cb-row" }, make("span", { className: "cb-item", textContent: words }));
      /** @type {(name: string, sign: string, by: 1 | -1) => HTMLElement} */
      const button = (name, sign, by) => {
        const made = make("button", { type: "button", className: "cb-move", textContent: sign, ariaLabel: `${name}：${words}`, title: name });
        made.addEventListener("click", () => this.move(row, by));
        return made;
      };
      row.append(make("span", { className: "cb-moves" }, button("上移", "↑", -1), button("下移", "↓", 1)));
      row.dataset.fingerprint = item.dataset.fingerprint;
      return row;
    }

    /** The neighbour changes places, so the moved item keeps the focus; the page follows, so it stays under the finger.
        @type {(row: HTMLElement, by: 1 | -1) => void} */
    move(row, by) {
      const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!neighbour) return;
      const { top } = row.getBoundingClientRect();
      if (by < 0) row.after(neighbour);
      else row.before(neighbour);
      scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
      this.isMoved = true;
      this.showEnds();
      const rows = [...this.list.children];
      this.told.textContent = `${row.querySelector(".cb-item").textContent}，第 ${rows.indexOf(row) + 1} 位，共 ${rows.length} 位`;
      this.changed();
    }

    /* A button that leads nowhere says so, and can still be reached: to disable it would lose the focus. */
    showEnds() {
      for (const row of this.list.children) {
        const [up, down] = row.querySelectorAll(".cb-move");
        up.ariaDisabled = String(row === this.list.firstElementChild);
        down.ariaDisabled = String(row === this.list.lastElementChild);
      }
    }

    /** @returns {string[]} */
    get right() {
      return [...this.answerBox.querySelectorAll(".cb-key > li")].map(({ dataset }) => dataset.fingerprint);
    }

    /** What nobody has moved is no answer; it never is the right one.
        @type {() => string[] | null} */
    read() {
      return this.isMoved ? marksOf(this.list.children) : null;
    }

    /** @type {(answer: string[] | null) => void} */
    write(answer) {
      const rows = answer?.map((fingerprint) => this.start.find(({ dataset }) => dataset.fingerprint === fingerprint)).filter((row) => row !== undefined) ?? [];
      this.isMoved = new Set(rows).size === this.start.length;
      this.list.replaceChildren(...(this.isMoved ? rows : this.start));
      this.told.textContent = "";
      this.showEnds();
    }

    /** @type {(order: globalThis.Order) => void} */
    shuffle(order) {
      this.start = order(this.start);
      if (String(marksOf(this.start)) === String(this.right)) this.start.reverse();
      this.write(null);
    }

    /** The score is the share of items that can stay while the others are moved; one item is always in order with itself,
        so it is not counted. Unlike a count of neighbours this says which items are out of place, and an item far from its
        place costs no more than one that is near.
        @type {(answer: string[]) => Result} */
    mark(answer) {
      const places = answer.map((fingerprint) => this.right.indexOf(fingerprint));
      const rising = longestRising(places);
      const notes = places.map((place, at) => {
        const good = rising.length > 1 && rising.includes(place);
        return { at: this.list.children[at], good, why: good ? [] : [this.placeOf(place)] };
      });
      return { score: (rising.length - 1) / (places.length - 1), notes };
    }

    /** @type {(place: number) => string} */
    placeOf(place) {
      const before = this.answerBox.querySelectorAll(".cb-key > li")[place - 1];
      return before ? `应当紧接在${casebook.quoted(before.textContent)}之后。` : "应当在最前面。";
    }
  }

  /** @type {(rows: Iterable<HTMLElement>) => string[]} */
  function marksOf(rows) {
    return [...rows].map(({ dataset }) => dataset.fingerprint);
  }

  /** The longest list of numbers that rise, in the order in which they come.
      @type {(numbers: number[]) => number[]} */
  function longestRising(numbers) {
    /** @type {number[][]} */
    const best = [];
    for (const number of numbers) {
      const before = best.filter((list) => Number(list.at(-1)) < number);
      best.push([...longest(before), number]);
    }
    return longest(best);
  }

  /** @type {(lists: number[][]) => number[]} */
  function longest(lists) {
    return lists.reduce((one, other) => (other.length > one.length ? other : one), []);
  }

  Order.prompt = "先用上移、下移排好次序。";
  customElements.define("cb-order", Order);
}
