/* What SCORM 1.2 and SCORM 2004 call the same things, and how each writes a value. */
"use strict";

{
  const LONGEST = 255; // characters of an answer in SCORM 1.2
  const SHORTER = 250; // in SCORM 2004

  /** @type {(text: string) => string} */
  function spare(text) {
    return text.replaceAll("[,]", "，").replaceAll("[.]", "．").replaceAll("[:]", "：").replace(/^\{/, "｛");
  }

  /** A response without its last parts, if it is too long.
      @type {(text: string, mark: string, longest: number) => string} */
  function cut(text, mark, longest) {
    if (text.length <= longest) return text;
    const parts = text.slice(0, longest + mark.length).split(mark);
    return parts.length > 1 ? parts.slice(0, -1).join(mark) : text.slice(0, longest);
  }

  /** @type {(number: number) => string} */
  function two(number) {
    return String(number).padStart(2, "0");
  }

  /** @type {(seconds: number) => string} */
  function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  }

  /** @type {(kind: string, text: string) => string} */
  function older(kind, text) {
    if (kind === "true-false") return text[0];
    if (kind === "fill-in") return cut(text, "、", LONGEST);
    if (kind !== "numeric") return cut(text.replaceAll("[,]", ",").replaceAll("[.]", "."), ",", LONGEST);
    const [low, high] = text.split("[:]");
    return high === undefined || low === high ? low : `${low}:${high}`;
  }

  /** @type {(kind: string, text: string) => string} */
  function newer(kind, text) {
    return kind === "fill-in" ? cut(spare(text), "、", SHORTER) : text;
  }

  /** @type {Record<string, ScormDialect>} */
  const DIALECTS = {
    scorm12: {
      api: "API",
      calls: { begin: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", code: "LMSGetLastError", words: "LMSGetErrorString" },
      room: 4096,
      learner: "cmi.core.student_id",
      mode: "cmi.core.lesson_mode",
      exit: "cmi.core.exit",
      suspended: "cmi.suspend_data",
      session: "cmi.core.session_time",
      status: "cmi.core.lesson_status",
      /** Percents here, a share in 2004. */
      mastery: ["cmi.student_data.mastery_score", 100],
      lasting: (seconds) => `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${clock(seconds)}`,
      standing: ({ scaled, passed }) => [
        ["cmi.core.score.min", "0"],
        ["cmi.core.score.max", "100"],
        ["cmi.core.score.raw", points(scaled)],
        ["cmi.core.lesson_status", passed === null ? "completed" : passed ? "passed" : "failed"],
      ],
      fields: (answer, lasting) => [
        ["id", answer.id],
        ["type", answer.type],
        ["time", ((time) => `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`)(new Date(answer.at))],
        ["weighting", String(answer.weight)],
        ...answer.patterns.slice(0, 1).map((pattern) => pair("correct_responses.0.pattern", older(answer.type, pattern))),
        ...(answer.response === "" ? [] : [pair("student_response", older(answer.type, answer.response))]),
        ["result", resultOf(answer.score, "wrong")],
        ["latency", lasting(answer.seconds)],
      ],
    },
    scorm2004: {
      api: "API_1484_11",
      calls: { begin: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", code: "GetLastError", words: "GetErrorString" },
      room: 64_000,
      learner: "cmi.learner_id",
      mode: "cmi.mode",
      exit: "cmi.exit",
      suspended: "cmi.suspend_data",
      session: "cmi.session_time",
      status: "cmi.completion_status",
      mastery: ["cmi.scaled_passing_score", 1],
      lasting: (seconds) => `PT${seconds.toFixed(2)}S`,
      standing: ({ scaled, passed }) => [
        ["cmi.score.min", "0"],
        ["cmi.score.max", "100"],
        ["cmi.score.raw", points(scaled)],
        ["cmi.score.scaled", String(scaled)],
        ["cmi.completion_status", "completed"],
        ...(passed === null ? [] : [pair("cmi.success_status", passed ? "passed" : "failed")]),
      ],
      fields: (answer, lasting) => [
        ["id", answer.id],
        ["type", answer.type],
        ["timestamp", answer.at.replace(/(\.\d\d)\dZ$/, "$1Z")],
        ["weighting", String(answer.weight)],
        ...answer.patterns.map((pattern, place) => pair(`correct_responses.${place}.pattern`, newer(answer.type, pattern))),
        ...(answer.response === "" ? [] : [pair("learner_response", newer(answer.type, answer.response))]),
        ["result", resultOf(answer.score, "incorrect")],
        ["latency", lasting(answer.seconds)],
        ["description", answer.words],
      ],
    },
  };

  /** @type {(name: string, value: string) => [string, string]} */
  function pair(name, value) {
    return [name, value];
  }

  /** A score as points out of 100, with two decimals where it has them.
      @type {(scaled: number) => string} */
  function points(scaled) {
    return String(Math.round(scaled * 10_000) / 100);
  }

  /** @type {(score: number, wrong: string) => string} */
  function resultOf(score, wrong) {
    return score === 1 ? "correct" : score === 0 ? wrong : String(score);
  }

  casebook.dialect = DIALECTS[casebook.lesson.dialect];
}
