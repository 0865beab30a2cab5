/* A case as a graph, read from the page of a branching question: its nodes, the ways from each, and what a walk is worth.
   A walk is a list of decisions [id of the node, fingerprint of the option]; it may come back to a node. */
"use strict";

{
  class Walk {
    /** @param {HTMLElement} nodes @param {HTMLElement} answerBox */
    constructor(nodes, answerBox) {
      const all = [...nodes.children].map((item) => nodeOf(item, answerBox));
      this.nodes = new Map(all.map((node) => [node.id, node]));
      this.start = all[0];
    }

    /** The decisions of a walk: `{node, way}`; only as far as there are such ways.
        @type {(walk: Decision[]) => Step[]} */
    decisions(walk) {
      /** @type {Step[]} */
      const found = [];
      let node = this.start;
      for (const [id, fingerprint] of walk) {
        const way = node.id === id && node.ways.find((each) => each.fingerprint === fingerprint);
        if (!way) break;
        found.push({ node, way });
        node = this.after(found);
      }
      return found;
    }

    /** The node to which decisions have led.
        @type {(decisions: Step[]) => WalkNode} */
    after(decisions) {
      const last = decisions.at(-1);
      return last ? /** @type {WalkNode} */ (this.nodes.get(last.way.next)) : this.start;
    }

    /** The decisions that are best from a node on, as far as none comes twice.
        @type {(node?: WalkNode) => Step[]} */
    best(node = this.start) {
      /** @type {Step[]} */
      const found = [];
      let at = node;
      while (at.best && !found.some((decision) => decision.node === at)) {
        found.push({ node: at, way: at.best });
        at = this.after(found);
      }
      return found;
    }

    /** The mean of the decisions; those that were still to come count as nothing.
        @type {(decisions: Step[]) => number} */
    score(decisions) {
      const missing = this.best(this.after(decisions)).length;
      return decisions.reduce((sum, { way }) => sum + way.score, 0) / (decisions.length + missing);
    }

    /** The nodes of a walk, the last one included.
        @type {(decisions: Step[]) => WalkNode[]} */
    path(decisions) {
      return [...decisions.map(({ node }) => node), this.after(decisions)];
    }

    /** How many nodes a walk has in common with the best one before they part; all, if they do not.
        @type {(decisions: Step[]) => number} */
    shared(decisions) {
      const [taken, best] = [this.path(decisions), this.path(this.best())];
      const parting = taken.findIndex((node, place) => node !== best[place]);
      return parting < 0 ? taken.length : parting;
    }
  }

  /** @type {(item: HTMLElement, answerBox: HTMLElement) => WalkNode} */
  function nodeOf(item, answerBox) {
    const { node: id } = item.dataset;
    const ways = [...item.querySelectorAll(".cb-options > li")].map((option) => wayOf(option, id, answerBox));
    const [title, text] = [item.querySelector(".cb-node-title"), item.querySelector(".cb-node")];
    const badge = item.querySelector(".cb-badge");
    const best = ways.find(({ score }) => score === 1);
    return { id, title: title.textContent, text, badge, ways, best };
  }

  /** @type {(option: HTMLElement, id: string, answerBox: HTMLElement) => Way} */
  function wayOf(option, id, answerBox) {
    const { fingerprint, next } = option.dataset;
    const judged = answerBox.querySelector(`[data-node="${id}"][data-fingerprint="${fingerprint}"]`);
    const { verdict: level, score } = judged.dataset;
    const verdict = judged.querySelector(".cb-judged");
    return { fingerprint, next, words: /** @type {HTMLElement} */ (option.firstElementChild).textContent, score: Number(score), level, verdict, judged };
  }

  casebook.Walk = Walk;
}
