/* A complaint with its telling words marked and personal data masked; what only may be such waits for somebody. */
"use strict";

{
  const { make, quoted } = casebook;

  class Masking {
    /** The text that may be handed on. */ text = "";

    /** @param {HTMLElement} result where the text is shown @param {string} written @param {Proofreading} proofreading */
    constructor(result, written, proofreading) {
      this.result = result;
      this.written = written;
      this.proofreading = proofreading;
    }

    /** @type {(spans: Place[]) => void} */
    show(spans) {
      const found = this.proofreading.findPersonal(this.written).toSorted((one, other) => one.start - other.start);
      const doubtful = found.filter(({ kind }) => kind === "proposed");
      const hidden = new Set(found.filter(({ kind }) => kind === "personal"));
      this.result.querySelector("[data-part=masking]").textContent = this.told([...hidden], doubtful.length);
      const choices = /** @type {HTMLFieldSetElement} */ (this.result.querySelector(".cb-proposed"));
      choices.hidden = !doubtful.length;
      choices.append(...doubtful.map((span) => this.choice(span, (isHidden) => {
        hidden[isHidden ? "add" : "delete"](span);
        this.showMasked(spans, [...hidden]);
      })));
      this.showMasked(spans, [...hidden]);
    }

    /** @type {(hidden: PersonalSpan[], doubtful: number) => string} */
    told(hidden, doubtful) {
      const kinds = [...new Set(hidden.map(({ which }) => this.proofreading.labelOf(which)))];
      const sure = kinds.length ? `查到 ${hidden.length} 处${kinds.join("、")}，下面已经遮住。` : "没有查到证件号、卡号、电话和邮箱。";
      return doubtful ? `${sure}另有 ${doubtful} 处可能是个人信息，要你定。` : sure;
    }

    /** @type {(span: PersonalSpan, act: (isHidden: boolean) => void) => HTMLElement} */
    choice({ which, start, end }, act) {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => act(box.checked));
      return make("label", {}, box, ` ${this.proofreading.labelOf(which)}${quoted(this.written.slice(start, end))}`);
    }

    /** @type {(spans: Place[], hidden: PersonalSpan[]) => void} */
    showMasked(spans, hidden) {
      const pieces = [...this.pieces(spans, hidden)];
      this.result.querySelector("pre").replaceChildren(...pieces.map(({ words, isTelling }) => (isTelling ? make("mark", { textContent: words }) : words)));
      this.text = pieces.map(({ words }) => words).join("");
    }

    /** @type {(spans: Place[], hidden: PersonalSpan[]) => Generator<{ words: string, isTelling?: boolean }>} */
    *pieces(spans, hidden) {
      const ends = [...spans, ...hidden].flatMap(({ start, end }) => [start, end]);
      const cuts = [...new Set([0, ...ends, this.written.length])].toSorted((one, other) => one - other);
      for (let place = 0; place + 1 < cuts.length; place++) {
        const [start, end] = [cuts[place], cuts[place + 1]];
        const secret = hidden.find((span) => span.start <= start && end <= span.end);
        const isTelling = spans.some((span) => span.start <= start && end <= span.end);
        if (!secret) yield { words: this.written.slice(start, end), isTelling };
        else if (secret.start === start) yield { words: this.proofreading.masked(secret.which, this.written.slice(start, secret.end)) };
      }
    }
  }

  casebook.Masking = Masking;
}
