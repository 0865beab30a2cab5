// The learner's record (core/record.js; generator/learners reads the same), and what follows from it: progress, paths, exams.

/** `clock` is what the clock said, where it stood behind the newest entry. */
interface Stamped { id: string; at: Time; clock?: Time }
interface AnswerEntry {
  kind: "answer";
  question: Name;
  version: string;
  score: number;
  answer: unknown;
  sure?: boolean;
  /** The attempt at an exam to which it belongs. */
  exam?: string;
  /** Marked by the learner. */
  self?: boolean;
}
interface ExamAttempt {
  kind: "exam";
  exam: string;
  attempt: string;
  seed?: number;
  drawn: Name[];
  score: number;
  passed: boolean;
  started?: Time;
  content?: string;
}
interface ReadEntry { kind: "read"; page: string; done: boolean }
type NewEntry = AnswerEntry | ExamAttempt | ReadEntry;
type Entry = NewEntry & Stamped;
type Answered = AnswerEntry & Stamped;
type Sat = ExamAttempt & Stamped;
/** Answers by question, oldest first. */
type Given = Map<Name, Answered[]>;

interface LearnersRecord {
  add<E extends NewEntry>(entry: E): E & Stamped;
  changes: EventTarget;
  clear(): void;
  entries(): Entry[];
  keep(name: string, value: unknown): void;
  kept(name: string): unknown;
  keptBelow(beginning: string): [string, unknown][];
  label: string;
  merge(others: Entry[]): { found: number; stored: number };
  readonly persistent: boolean;
}

/** `exported` is a day, in version 1 a time; `label` came with version 2. */
interface ExportedRecord {
  format: string;
  version: number;
  exported: Day | Time;
  content: string;
  label: string;
  digest: string;
  entries: Entry[];
}

type StandingWord = "new" | "right" | "partly" | "wrong" | "outdated";
/** A question of a set: `frame` is what is drawn, `number` that on the page of the set. */
interface Placed extends Part { group: string; frame: Name; number: string }
interface Mistake extends Placed { standing: "partly" | "wrong" | "outdated"; at: Day; isSure: boolean }
interface Planned extends Placed { day: Day; isSure: boolean }
interface Plan { due: Planned[]; later: Map<Day, number> }
interface Tally { total: number; right: number; answered: number; outdated: number }

interface ItemState { done: boolean; at?: Day; words: string }
interface PathItem extends ItemState {
  ref: string;
  required: boolean;
  module: string;
  title: string;
  page: Page;
  kind: string;
  /** A major change came after it was done. */
  again: boolean;
}
interface PathModule { id: string; title: string; minutes: number; items: PathItem[]; done: boolean }
interface PathState extends Omit<PathEntry, "modules"> {
  id: string;
  modules: PathModule[];
  total: number;
  done: number;
  next: PathItem | undefined;
  /** The last day on which something was done; "" if never. */
  last: Day | "";
}

interface Attempt {
  attempt: string;
  seed: number;
  drawn: Name[];
  started: Time;
  answers: Record<Name, Entered>;
}
/** What was entered, and the version of the key that the question had. */
interface Entered { answer?: unknown; sure?: boolean; version?: string }
interface Frame { name: Name; group: string; leaves: Keyed[] }
interface Leaf extends Keyed { element: Question }
interface Sheet extends Frame { number: number; section: HTMLElement; title: HTMLElement; leaves: Leaf[] }
interface Topic { group: string; right: number; total: number; wrong: Name[] }
interface ExamHost extends HTMLElement {
  box: HTMLElement;
  told: HTMLElement;
  key: string;
  minutes: number;
  isEnforced: boolean;
  running: Running | null;
  abandon(): unknown;
  arrange(sheets: Sheet[], seed: number): void;
  handIn(words?: string): unknown;
  keep(attempt: string, name: Name, given: Entered): void;
}

declare class Running {
  constructor(host: ExamHost, state: Attempt, sheets: Sheet[]);
  state: Attempt;
  sheets: Sheet[];
  heading: HTMLElement;
  begin(): void;
  stop(): void;
  follow(answers: Attempt["answers"]): void;
}
