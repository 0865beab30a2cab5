// What the build hands to the scripts: the table in the script itself (generator/outlets/bundle.py), and the datasets.
// Units: scores and shares go from 0 to 1 unless they say "points" (0–100); lengths of time are milliseconds unless they say
// otherwise; places in texts count UTF-16 units, the end excluded. A `Day` is `2026-03-01` of the reader's place, a `Moment`
// a day or `2026-03-01 09:30` in Beijing, a `Time` ISO 8601 in UTC. A `Name` is `set#question`, a `Page` `guides/six-steps`.

type Day = string;
type Moment = string;
type Time = string;
type Name = string;
type Page = string;

interface Site {
  directoryUrls: boolean;
  /** Names the learner's record, where several sites share a storage. */
  record: string;
  /** The address of the site, for pages that stand elsewhere; "" if it has none. */
  root?: string;
  /** The scripts on demand (`assets/on-demand`), by the tags of their elements, in the order in which they run. */
  scripts: Record<string, string[]>;
  /** Where readers' suggestions go; empty where the project names nothing. */
  suggestions: { mail: string; address: string };
  /** What is written for words of scripts in a Traditional rendition. */
  words?: Record<string, string>;
  /** Where learners' records may be sent, if the organisation says so. */
  lrs?: Lrs;
  folding: Folding;
}

/** generator/twins/folding.py: strings of equal length map their characters one by one. */
interface Folding {
  digits: string;
  values: string;
  capitals: string;
  small: string;
  /** As steps between codes in the script, as characters once `casebook.js` has run. */
  traditional: string;
  simplified: string;
  /** Decimal places by sign: 万 is 4. */
  powers: Record<string, number>;
  shares: Record<string, number>;
  longest: number;
  /** Pattern and word. */
  units: [string, string][];
  patterns: Record<string, string>;
}

/** generator/twins/telling.py: of each piece the rarity, 0 if it is not known, and of those that are the weight for each
    class; the examples of each class, a line each. */
interface TellingColumns { classes: string[]; base: number[]; scale: number; near: number; examples: string[]; rarities: string; weights: string }
/** `pieces`: those of one character, and the steps from which those of two are made. */
interface TellingTable extends TellingColumns { pieces: string[] }

/** generator/data/asked.py: `said[place]` has the utterances of `pages[place]`, a line each. */
interface AskedTable { pages: Page[]; said: string[] }

interface Datasets {
  /** generator/xapi/activities.py: under the name that `Lrs.data` says, and that with `.<set>`. */
  activities: Activities;
  "activities.questions": Record<Name, StatedQuestion>;
  /** generator/data/advice.py: the panel with nothing in it, "" where there is none, and what is said of each taxon. */
  advice: { panel: string; taxa: Record<string, string> };
  asked: AskedTable;
  catalogue: Catalogue;
  deadlines: { years: Years; limits: Record<string, Limit> };
  intake: IntakeData;
  names: NamedRecord[];
  owners: { roles: Record<string, Owner>; pages: Record<Page, string>; desk: string[] };
  proofreading: ProofreadingTable;
  taboos: TabooData;
  "search/pages": SearchPages;
  /** Syllable → the characters so read. */
  "search/readings": Record<string, string>;
}

/** generator/data/learning.py: everything that can be learnt and answered, by id. */
interface Catalogue {
  version: string;
  quizzes: Record<string, QuizEntry>;
  exams: Record<string, ExamEntry>;
  paths: Record<string, PathEntry>;
  cases: Record<string, CaseEntry>;
  pages: Record<string, CatalogueEntry>;
}

interface CatalogueEntry {
  title: string;
  page: Page;
  /** What records of its kind are called. */
  kind: string;
  /** The day of the last major change. */
  major?: Day;
  formerly?: string[];
}

interface QuizEntry extends CatalogueEntry { questions: Asked[] }
interface CaseEntry extends CatalogueEntry { questions: Keyed[] }
interface ExamEntry extends CatalogueEntry { passMark: number; minutes: number }
interface PathEntry extends CatalogueEntry {
  /** How many percent of a set must be right. */
  quizPercent: number;
  modules: { id: string; title: string; minutes: number; items: { ref: string; required: boolean }[] }[];
}

/** What is answered: `version` is that of its key. */
interface Keyed { name: Name; version: string; parts?: undefined }
interface Part extends Keyed { label: string }
/** What is answered of a scenario are its parts. */
interface Scenario { name: Name; version: string; label: string; parts: Part[] }
type Asked = Part | Scenario;

interface Pool { draw: number; names: Name[] }

/** generator/data/deadlines.py */
type Years = Record<string, { holidays: Record<Day, string>; workdays: Day[] }>;
type Unit = "日" | "工作日" | "小时" | "个月" | "年";
type Roll = "none" | "next" | "previous";
type Counted = "from-start" | "from-due";

interface Rule {
  n: number;
  unit: Unit;
  roll: Roll;
  firstDayCounted: boolean;
  extensions: { n: number; counted: Counted }[];
}

interface Limit extends Rule {
  title: string;
  trigger: string;
  action: string;
  edition: string | null;
  basis: string;
  extensions: { n: number; counted: Counted; when: string }[];
  milestones: { n: number; what: string }[];
}

/** When a limit ends, or the year whose calendar is missing. */
type End = { due: Moment; unknown?: undefined } | { due?: undefined; unknown: number };

/** generator/twins/proofreading.py and personal_table.py */
interface ProofreadingTable {
  patterns: Record<"noise" | "pause" | "numeral" | "number" | "omission" | "choice" | "or" | "between" | "within" | "you" | "us", string> &
    Record<"date" | "amount" | "quantity", string>;
  context: Record<"denied" | "reported" | "hedged" | "naming" | "sentence" | "quoted", string>;
  sounding: { bound: number; shortest: number };
  personal: PersonalTable;
}
/** generator/twins/personal_table.py */
interface PersonalTable {
  kinds: Record<string, PersonalKind>;
  checks: Record<string, { shape: string; luhn?: boolean; signs?: string; weights?: number[]; last?: string }>;
  otherwise: string;
  around: number;
  unseen: string;
  marker: string;
  signs: string;
}
/** Patterns with the names of their checks; how many characters of found data may be shown. */
interface PersonalKind { label: string; sure: boolean; shown: number; patterns: [string, string][] }

/** generator/data/taboos.py; `links` are HTML. */
interface TabooData { taboos: TabooEntry[]; names: string[]; model: TellingTable }
interface TabooEntry { title: string; why: string; instead: string; phrases: string[]; unless: string[]; links: string }

/** generator/data/intake.py; a vector is pairs of characters with their weights in hundredths: `催收12 电话7`. */
interface IntakeData { taxa: Taxon[]; cases: IntakeCase[]; pieces: string[]; models: Record<string, TellingColumns> }
interface Taxon {
  id: string;
  dimension: string;
  rank: number;
  usual: boolean;
  level: string | null;
  /** Of a danger, what is complained of if nobody says. */
  cause: string | null;
  /** Of a cause, how usual each level is: logarithms of shares, in hundredths. */
  levels: Record<string, number> | null;
  title: string;
  clear: string[];
  hints: string[];
  always: string[];
  unless: string[];
  yuan: number | null;
  people: number | null;
  years: number | null;
}
/** generator/data/owners.py: a post that answers for pages. */
interface Owner { title: string; page: Page }
interface IntakeCase { title: string; page: Page; taxa: string[]; vector: string }

/** generator/search/catalogue.py: columns are lines joined by \n, a line a page. */
interface SearchPages {
  /** Label and boost. */
  groups: [string, number][];
  group: string;
  path: string;
  title: string;
  names: string;
  codes: string;
  facets: FacetData[];
  stopWords: string[];
  /** What is said, and what texts say instead. */
  synonyms: [string[], string[]][];
  /** Names of the scripts with texts, the important ones first. */
  texts: string[];
}
/** `pages` holds for each page the places of its values. */
interface FacetData { name: string; label: string; values: Record<string, string>; pages: string }
interface WeighedText { text: string; weight: number }
