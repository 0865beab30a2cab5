/* A learning platform for tests, with a SCORM runtime that takes only what the standard says, form by form, and keeps what
   is committed. The address says the dialect, the page, the learner and more (`mode`, `mastery`, `down`, `uncounted`).
   `platform.isDown` cuts it off, `platform.isMute` lets it take what it says it did not; `platform.crash()` is the end of a
   browser that tells nobody; a field that is called `platform.refuses` is not taken. */
"use strict";

{
  const query = new URLSearchParams(location.search);
  const dialect = query.get("dialect") ?? "scorm12";
  const isOld = dialect === "scorm12";
  const learner = query.get("learner") ?? "learner-1";
  const key = `platform ${dialect} ${query.get("page")} ${learner}`;
  const NAME = "[A-Za-z][A-Za-z0-9_.-]{0,199}";
  const between = isOld ? "," : "\\[,\\]";
  const joined = isOld ? "\\." : "\\[\\.\\]";
  const list = (part) => `^${part}(${between}${part})*$`;
  const RESPONSES = {
    "true-false": isOld ? "^[tf01]$" : "^(true|false)$",
    choice: list(NAME),
    sequencing: list(NAME),
    matching: list(isOld ? "o-[0-9a-f]{8}\\.o-[0-9a-f]{8}" : `${NAME}${joined}${NAME}`),
    performance: list(`[A-Za-z][A-Za-z0-9_-]*${joined}[A-Za-z][A-Za-z0-9_-]*`),
    numeric: "^-?\\d+(\\.\\d+)?$",
    "fill-in": isOld ? "^[^]{1,255}$" : "^(?!\\{)[^]{1,250}$",
  };
  const NUMERIC = isOld ? "^-?[\\d.]+(:-?[\\d.]+)?$" : "^(-?[\\d.]+)?\\[:\\](-?[\\d.]+)?$";
  const OLD = [
    ["cmi.core.lesson_status", "^(passed|completed|failed|incomplete|browsed|not attempted)$"],
    ["cmi.core.exit", "^(time-out|suspend|logout|)$"],
    ["cmi.core.session_time", "^\\d{2,4}:\\d\\d:\\d\\d(\\.\\d{1,2})?$"],
    ["cmi.core.score.(raw|min|max)", "^\\d{1,3}(\\.\\d+)?$"],
    ["cmi.suspend_data", "^[^]*$"],
    ["cmi.interactions.\\d+.time", "^\\d\\d:\\d\\d:\\d\\d$"],
    ["cmi.interactions.\\d+.latency", "^\\d{4}:\\d\\d:\\d\\d$"],
    ["cmi.interactions.\\d+.result", "^(correct|wrong|unanticipated|neutral|\\d+(\\.\\d+)?)$"],
  ];
  const NEW = [
    ["cmi.completion_status", "^(completed|incomplete|not attempted|unknown)$"],
    ["cmi.success_status", "^(passed|failed|unknown)$"],
    ["cmi.exit", "^(time-out|suspend|logout|normal|)$"],
    ["cmi.session_time", "^PT\\d+(\\.\\d{1,2})?S$"],
    ["cmi.score.(raw|min|max)", "^\\d+(\\.\\d+)?$"],
    ["cmi.score.scaled", "^(0(\\.\\d+)?|1)$"],
    ["cmi.suspend_data", "^[^]*$"],
    ["cmi.interactions.\\d+.timestamp", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{1,2}(Z|[+-]\\d\\d:\\d\\d)$"],
    ["cmi.interactions.\\d+.latency", "^PT\\d+(\\.\\d{1,2})?S$"],
    ["cmi.interactions.\\d+.result", "^(correct|incorrect|unanticipated|neutral|\\d+(\\.\\d+)?)$"],
    ["cmi.interactions.\\d+.description", "^[^]{1,250}$"],
  ];
  const RULES = [
    ...(isOld ? OLD : NEW),
    ["cmi.interactions.\\d+.id", `^${NAME}$`],
    ["cmi.interactions.\\d+.type", "^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$"],
    ["cmi.interactions.\\d+.weighting", "^\\d+(\\.\\d+)?$"],
  ].map(([name, form]) => [new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("\\\\.", "\\.")}$`), new RegExp(form)]);

  /** What a platform gives: by learner and mode. */
  const given = isOld
    ? { "cmi.core.student_id": learner, "cmi.core.lesson_mode": query.get("mode") ?? "normal", "cmi.student_data.mastery_score": query.get("mastery") ?? "" }
    : { "cmi.learner_id": learner, "cmi.mode": query.get("mode") ?? "normal", "cmi.scaled_passing_score": query.get("mastery") ?? "" };
  const committed = () => JSON.parse(sessionStorage.getItem(key) ?? "{}");
  let values = committed();
  let code = "0";
  let [isOpen, isOver] = [false, false];
  const rows = () => new Set(Object.keys(values).map((name) => /^cmi\.interactions\.(\d+)\./.exec(name)?.[1]).filter(Boolean));

  const said = (number, value) => {
    code = String(number);
    platform.calls += 1;
    if (code !== "0") platform.refused.push(code);
    return value;
  };
  const begin = () => (platform.isDown || isOver || isOpen ? said(101, "false") : said(0, String((isOpen = true))));
  const end = () => {
    if (platform.isDown) return said(101, "false");
    save();
    [isOpen, isOver] = [false, true];
    return said(0, "true");
  };
  const save = () => {
    if (!platform.isCrashed) sessionStorage.setItem(key, JSON.stringify(values));
  };
  const commit = () => {
    if (platform.isDown || !isOpen) return said(isOld ? 101 : 391, "false");
    save();
    return platform.isMute ? said(isOld ? 101 : 391, "false") : said(0, "true");
  };
  const get = (name) => {
    if (!isOpen) return said(301, "");
    if (name === "cmi.interactions._count") return query.has("uncounted") ? said(401, "") : said(0, String(rows().size));
    if (isOld && name.startsWith("cmi.interactions.")) return said(404, "");
    return said(0, values[name] ?? given[name] ?? (name.endsWith("status") ? (isOld ? "not attempted" : "unknown") : ""));
  };
  const set = (name, value) => {
    if (!isOpen) return said(isOld ? 301 : 132, "false");
    if (typeof value !== "string" || !fits(name, value)) return said(isOld ? 405 : 406, (platform.wrong.push([name, value]), "false"));
    values[name] = value;
    return said(0, "true");
  };
  const fits = (name, value) => {
    if (platform.refuses && name.endsWith(platform.refuses)) return false;
    const place = /^cmi\.interactions\.(\d+)\.(.*)$/.exec(name);
    if (place && Number(place[1]) > rows().size) return false;
    if (name === "cmi.suspend_data" && new TextEncoder().encode(value).length > (isOld ? 4096 : 64_000)) return false;
    if (place && !isOld && place[2] !== "id" && !values[`cmi.interactions.${place[1]}.id`]) return false;
    const type = place && values[`cmi.interactions.${place[1]}.type`];
    if (place?.[2] === (isOld ? "student_response" : "learner_response")) return new RegExp(RESPONSES[type]).test(value) && value.length <= (isOld ? 255 : 10_000);
    if (/^correct_responses\.\d+\.pattern$/.test(place?.[2] ?? "")) return new RegExp(type === "numeric" ? NUMERIC : RESPONSES[type]).test(value);
    return RULES.some(([names, form]) => names.test(name) && form.test(value));
  };

  globalThis.platform = {
    page: query.get("page"), calls: 0, refused: [], wrong: [], isDown: query.has("down"), isCrashed: false, isMute: false,
    get values() { return committed(); },
    get interactions() {
      const found = [];
      for (const [name, value] of Object.entries(committed())) {
        const hit = /^cmi\.interactions\.(\d+)\.(.*)$/.exec(name);
        if (hit) found[hit[1]] = { ...found[hit[1]], [hit[2]]: value };
      }
      return found;
    },
    crash() { platform.isCrashed = true; },
    forget() { sessionStorage.removeItem(key); values = {}; },
  };
  const words = (number) => `error ${number}`;
  if (isOld) globalThis.API = { LMSInitialize: begin, LMSFinish: end, LMSGetValue: get, LMSSetValue: set, LMSCommit: commit, LMSGetLastError: () => code, LMSGetErrorString: words };
  else globalThis.API_1484_11 = { Initialize: begin, Terminate: end, GetValue: get, SetValue: set, Commit: commit, GetLastError: () => code, GetErrorString: words };
}
