/* <cb-standing quiz="deadlines-quiz">: in a list, how the learner stands with a set of questions. */
"use strict";

{
  class Standing extends casebook.Watching {
    show() {
      const set = this.catalogue.quizzes[this.getAttribute("quiz")];
      const { total, right, answered, outdated } = casebook.progress.tally(
        set.questions,
        casebook.progress.answers(casebook.record.entries(), this.catalogue),
      );
      const words = [answered && `答对 ${right}／${total}`, outdated && `${outdated} 题答案已改，请重做`].filter(Boolean);
      this.textContent = words.length ? ` · ${words.join("，")}` : "";
    }
  }

  customElements.define("cb-standing", Standing);
}
