/* A number with its unit: read as it is typed, found as it may be written. 20 人 is not 20 日, and so the unit is part of what is
   looked for; half a year, 6 months and 180 days are not the same in law, but who looks for one wants to see the others. */
"use strict";

{
  const table = casebook.site.folding;
  const MOST = 1000; // of a unit that is turned into another
  const CLOSE = 0.5;

  /** How each unit is written, the first that fits.
      @type {[string, string][]} */
  const UNITS = [
    ["个?百分点|个点|[%％]", "%"],
    ["个人(?!信息|贷款|征信)|[人名位]", "人"],
    ["个月", "月"],
    ["年(?!化|度|费|利|息)", "年"],
    ["次|遍|趟|回(?![复访执电函])|通(?![讯信过知])", "次"],
    ["周(?![年期转])", "周"],
    ["分钟", "分钟"],
    ["倍", "倍"],
    ["岁", "岁"],
    ["期(?![限间])", "期"],
    ["笔", "笔"],
    ["件", "件"],
    .../** @type {[string, string][]} */ (table.units).filter(([, unit]) => unit !== "百分点"),
    ["h(?![a-z])", "小时"],
  ];
  /** One of a unit is so many of another.
      @type {[string, number, string][]} */
  const TIMES = [["年", 12, "月"], ["月", 30, "日"], ["周", 7, "日"], ["日", 24, "小时"], ["小时", 60, "分钟"]];
  const AFTERNOON = "下午|傍晚";
  const EVENING = "晚上?|晚间|夜里|深夜|半夜"; // may be the small hours too
  const HOUR = "点(?:半|钟|多)?|时(?![候段间限效])|[:：][0-5][0-9]";

  const numerals = table.digits + Object.keys(table.powers).join("");
  const COUNT = `[0-9${numerals}](?:[0-9.,${numerals}]*[0-9${numerals}])?`;
  const UNIT = UNITS.map(([unit]) => unit).join("|");
  /* Only round numbers are about: 20几天. 12345几天 asks how many days the hotline takes. */
  const ABOUT = "(?:(?<=[十百千万亿]|(?<![0-9])[1-9][0-9]?0)几|(?<=[0十百千万亿])[多余来])?";
  const LOOSELY = "[几多余来]?";
  /* A number with groups: `afternoon` or `evening` before an hour, `hour`, `number`, `unit` or `shared`, the unit of the other
     end of a range. What is counted by 第 has no unit: 第三人. */
  const NUMBER =
    `(?<=(?:(?<afternoon>${AFTERNOON})|(?<evening>${EVENING})|))(?<hour>[0-9]{1,2}|[${numerals}]{1,3})\\s?(?:${HOUR})` +
    "|半(?=年|个?(?:月|小时|钟头))(?<half>年|个?月|个?小时|个?钟头)" +
    `|(?<number>百分之[0-9.点${numerals}]+|${COUNT})${ABOUT}\\s*` +
    `(?:(?<!第[0-9${numerals}]+)(?<unit>${UNIT})|(?=\\s*[到至~～—-]\\s*${COUNT}\\s*(?<shared>${UNIT}))|)`;
  const NOT_IN_NUMBER = { arabic: ["(?<![0-9.])", "(?![0-9]|[.,][0-9])"], han: [`(?<![${numerals}])`, `(?![${numerals}])`] };

  /** What somebody means by a number: `null` for what is none, such as 一 in 一开口 and 万 in 万一.
      @type {(groups: Record<string, string | undefined>) => Amount | null} */
  function amount({ afternoon, evening, hour, half, number, unit, shared }) {
    if (half) return { value: 0.5, unit: half.endsWith("年") ? "年" : half.endsWith("月") ? "月" : "小时" };
    const value = casebook.fold(hour ?? number ?? "");
    if (!/^[0-9.]+%?$/.test(value)) return null;
    if (hour) return hour === "一" ? null : oClock(Number(value), afternoon ? [1, 11] : evening ? [6, 12] : []);
    const name = named(unit ?? shared ?? "");
    if (number === "一" && !TIMES.some(([one]) => one === name) && !["工作日", "元"].includes(name)) return null;
    return value.endsWith("%") ? { value: Number(value.slice(0, -1)), unit: "%" } : { value: Number(value), unit: name };
  }

  /** `late` are the first and the last hour that are said of an afternoon or an evening.
      @type {(hour: number, late: number[]) => Amount | null} */
  function oClock(hour, [first, last]) {
    if (hour > 24) return null;
    return { value: (hour >= first && hour <= last ? hour + 12 : hour) % 24, unit: "点" };
  }

  /** @type {(unit: string) => string} */
  function named(unit) {
    return unit && (UNITS.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(unit))?.[1] ?? "");
  }

  /** An amount in every usual spelling of its number and its unit.
      @type {(amount: Amount) => string} */
  function spellings({ value, unit }) {
    if (unit === "点") return hours(value);
    if (value === 0.5 && unit) return `半(?:${patternOf(unit)})`;
    const written = [between("arabic", String(value).replace(/\B(?=(?:[0-9]{3})+$)/g, ",?")), ...shortened(value)];
    const number = `(?:${[...written, ...spoken(value).map((one) => between("han", one))].join("|")})`;
    const counted = unit ? `(?<!第 ?)${number} ?${LOOSELY} ?(?:${patternOf(unit)})` : number;
    return unit === "%" ? `(?:${counted}|百分之${number})` : counted;
  }

  /** @type {(unit: string) => string} */
  function patternOf(unit) {
    return UNITS.filter(([, name]) => name === unit).map(([pattern]) => (unit === "月" || unit === "小时" ? `个?(?:${pattern})` : pattern)).join("|");
  }

  /** @type {(hour: number) => string} */
  function hours(hour) {
    /** @type {(value: number) => string} */
    const said = (value) => `(?:${between("arabic", `0?${value}`)}|${spoken(value).map((one) => between("han", one)).join("|")})`;
    const end = " ?(?:点|时(?!间|段|效|限|候)|[:：][0-5][0-9])";
    const whole = `${said(hour)}${hour ? "" : `|${said(24)}`}`;
    return `(?:(?:${whole})${end}${hour > 12 ? `|(?:${AFTERNOON}|${EVENING}) ?${said(hour - 12)}${end}` : ""})`;
  }

  /** Amounts of other units that are as long: 6 months for half a year.
      @type {(amount: Amount) => Amount[]} */
  function close({ value, unit }) {
    if (value > MOST) return [];
    const more = TIMES.filter(([one]) => one === unit).map(([, count, other]) => ({ value: value * count, unit: other }));
    const less = TIMES.filter(([, , other]) => other === unit).map(([one, count]) => ({ value: value / count, unit: one }));
    return [...more, ...less].filter((other) => Number.isInteger(other.value) || (other.value === 0.5 && other.unit !== "日"));
  }

  /** @type {(kind: "arabic" | "han", number: string) => string} */
  function between(kind, number) {
    return NOT_IN_NUMBER[kind].join(number);
  }

  /** 1.5 ?万 for 15000.
      @type {(value: number) => string[]} */
  function shortened(value) {
    const units = /** @type {[number, string][]} */ ([[1e8, "亿"], [1e4, "万"]]).filter(([size]) => value >= size && Number.isInteger((value / size) * 100));
    return units.map(([size, name]) => between("arabic", `${value / size} ?${name}`.replace(".", "[.]")));
  }

  /** A number in Chinese numerals; a year digit by digit too.
      @type {(value: number) => string[]} */
  function spoken(value) {
    if (!Number.isInteger(value) || value > 1e8) return [];
    const whole = numeral(value);
    const others = value === 2 ? ["两"] : value > 999 && value < 1e4 ? byDigit(value) : [];
    return [whole, ...(whole.startsWith("二") && value > 199 ? [whole.replace("二", "两")] : []), ...others];
  }

  /** @type {(value: number) => string[]} */
  function byDigit(value) {
    return ["零", "〇"].map((zero) => [...String(value)].map((digit) => zero.repeat(Number(digit === "0")) || numeral(Number(digit))).join(""));
  }

  /** @type {(value: number) => string} */
  function numeral(value) {
    if (value >= 1e4) {
      const rest = value % 1e4;
      return `${numeral(Math.floor(value / 1e4))}万${rest ? (rest < 1000 ? "零" : "") + numeral(rest) : ""}`;
    }
    let said = "";
    for (const [name, size] of /** @type {[string, number][]} */ ([["千", 1000], ["百", 100], ["十", 10], ["", 1]])) {
      const digit = Math.floor(value / size) % 10;
      if (digit) said += name === "十" && digit === 1 && !said ? "十" : "零一二三四五六七八九"[digit] + name;
      else if (said && value % size) said = `${said.replace(/零$/, "")}零`;
    }
    return said || "零";
  }

  casebook.numbers = { CLOSE, NUMBER, amount, close, spellings };
}
