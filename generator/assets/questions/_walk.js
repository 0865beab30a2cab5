/* A case as a graph, read from the page of a branching question: its nodes, the ways from each, and what a walk is worth.
   A walk is a list of decisions [id of the node, fingerprint of the option]; it may come back to a node. */
"use strict";

{
  class Walk {
    constructor(nodes, answerBox) {
      this.nodes = new Map([...nodes.children].map((item) => [item.dataset.node, nodeOf(item, answerBox)]));
      [this.start] = this.nodes.values();
    }

    /* The decisions of a walk: `{node, way}`; only as far as there are such ways. */
    decisions(walk) {
      const found = [];
      let node = this.start;
      for (const [id, fingerprint] of walk) {
        const way = node.id === id && node.ways.find((each) => each.fingerprint === fingerprint);
        if (!way) break;
        found.push({ node, way });
        node = this.nodes.get(way.next);
      }
      return found;
    }

    /* The node to which decisions have led. */
    after(decisions) {
      return decisions.length ? this.nodes.get(decisions.at(-1).way.next) : this.start;
    }

    /* The decisions that are best from a node on, as far as none comes twice. */
    best(node = this.start) {
      const found = [];
      while (node.ways.length && !found.some((decision) => decision.node === node)) {
        found.push({ node, way: node.best });
        node = this.after(found);
      }
      return found;
    }

    /* The mean of the decisions; those that were still to come count as nothing. */
    score(decisions) {
      const missing = this.best(this.after(decisions)).length;
      return decisions.reduce((sum, { way }) => sum + way.score, 0) / (decisions.length + missing);
    }

    /* The nodes of a walk, the last one included. */
    path(decisions) {
      return [...decisions.map(({ node }) => node), this.after(decisions)];
    }

    /* How many nodes a walk has in common with the best one before they part; all, if they do not. */
    shared(decisions) {
      const [taken, best] = [this.path(decisions), this.path(this.best())];
      const parting = taken.findIndex((node, place) => node !== best[place]);
      return parting < 0 ? taken.length : parting;
    }
  }

  function nodeOf(item, answerBox) {
    const { node: id } = item.dataset;
    const ways = [...item.querySelectorAll(".cb-options > li")].map((option) => wayOf(option, id, answerBox));
    const [title, text, badge] = [".cb-node-title", ".cb-node", ".cb-badge"].map((part) => item.querySelector(part));
    const best = ways.find(({ score }) => score === 1);
    return { id, title: title.textContent, text, badge, ways, best };
  }

  function wayOf(option, id, answerBox) {
    const { fingerprint, next } = option.dataset;
    const judged = answerBox.querySelector(`[data-node="${id}"][data-fingerprint="${fingerprint}"]`);
    const { verdict: level, score } = judged.dataset;
    const verdict = judged.querySelector(".cb-judged");
    return { fingerprint, next, words: option.firstElementChild.textContent, score: Number(score), level, verdict, judged };
  }

  casebook.Walk = Walk;
}
