// Pages in packages for learning platforms (generator/exchange/_packages/pages.py, assets/packages).

/** What an answer can be, in the words of SCORM 2004 and xAPI; `options` are fingerprints, `weight` is a share. A figure has
    `shown`, the answer in words, its `unit`, and whether that may be left out. */
interface LessonQuestion {
  id: string;
  type: string;
  patterns: string[];
  words: string;
  options: string[];
  weight: number;
  shown?: string;
  unit?: string;
  isBare?: boolean;
  lists?: Record<string, Record<string, string>>;
}

/** `mastery` is a percentage. */
interface Lesson {
  kind: "quiz" | "exam";
  id: string;
  dialect: string;
  mastery: number | null;
  questions: Record<Name, LessonQuestion>;
  data: Record<string, unknown>;
}

/** An answer as it is told; `entry` is the id of that in the record, `question` the type of its question. */
interface Reported {
  entry: string;
  id: string;
  type: string;
  question: string;
  patterns: string[];
  response: string;
  score: number;
  seconds: number;
  weight: number;
  words: string;
  at: Time;
  lists: Record<string, Record<string, string>>;
}

/** A share, and whether it reaches the line, if there is one. */
interface Outcome { scaled: number; passed: boolean | null }

/** What is told at once; `seconds` have passed since the lesson was opened. */
interface Batch { answers: Reported[]; outcome: Outcome | null; suspended: string; seconds: number }

interface Begun { isReported: boolean; mastery: number | null; suspended: string }

/** What speaks to a platform. Errors say in words what may pass; what is refused for good is a value. */
interface Wire {
  /** Bytes that the platform keeps of a lesson. */
  room: number;
  /** Where to go when it is over. */
  wayBack?: string;
  learner: string;
  begin(): Promise<Begun>;
  /** So many answers were told before, in this attempt. */
  goOn(count: number): void;
  report(batch: Batch): Promise<string[]>;
  end(batch: Batch | null): void;
}

/** What a platform kept of a lesson; `last` is the id of the last entry that it was told of. */
interface Kept {
  attempt: string;
  best: number | null;
  isDone: boolean;
  last: string;
  /** How many answers it was told of. */
  count: number;
  entries: Entry[];
  running: Attempt | null;
}

/** All questions of a lesson: `names` with the scenarios, which are drawn as a whole, and the versions of the keys of today. */
interface LessonNames { names: Name[]; questions: Record<Name, LessonQuestion>; versions: Map<Name, string> }

interface Latencies { of(entry: { id: string; question: Name }): number }

interface Reporting extends EventTarget {
  state: "joining" | "reporting" | "failing" | "watching";
  trouble: string;
  refused: Set<string>;
  join(): Promise<void>;
  send(): Promise<void>;
}

type ScormCalls = Record<"begin" | "end" | "get" | "set" | "commit" | "code" | "words", string>;
type ScormApi = Record<string, (...values: string[]) => unknown>;

interface ScormDialect {
  api: string;
  calls: ScormCalls;
  room: number;
  learner: string;
  mode: string;
  exit: string;
  suspended: string;
  session: string;
  status: string;
  /** What has it, and what is the whole there. */
  mastery: [string, number];
  lasting(seconds: number): string;
  standing(outcome: Outcome): [string, string][];
  fields(answer: Reported, lasting: (seconds: number) => string): [string, string][];
}

interface Casebook {
  lesson: Lesson;
  dialect: ScormDialect;
  wire: Wire | null;
  /** Gives elements the catalogue, for which they wait. */
  release(): void;
  Statements: new (launch: Launch, data: LaunchData) => Statements;
  Latencies: new () => Latencies;
  Reporting: new (wire: Wire, lesson: Lesson, catalogue: Catalogue) => Reporting;
  outcome(lesson: Lesson, catalogue: Catalogue, entries: Entry[], mastery: number | null, before: number | null): Outcome | null;
  reported(entry: Answered, seconds: number): Reported | null;
  suspended: {
    pack(state: Kept, about: LessonNames & { room: number }): string;
    unpack(text: string, about: LessonNames, lessonId: string): Kept | null;
  };
}

// cmi5 and xAPI: values as those standards have them.

interface Launch { endpoint: string; fetch: string; actor: object; registration: string; activityId: string }
interface Activity { id: string; [name: string]: unknown }
interface StatementContext { registration?: string; extensions?: Record<string, unknown>; contextActivities?: Record<string, Activity[]> }
interface LaunchData { contextTemplate: StatementContext; launchMode?: string; masteryScore?: number; returnURL?: string }
interface Statement { id: string; object: Activity; [name: string]: unknown }

interface Statements {
  answered(answer: Reported): Statement;
  completed(seconds: number): Statement;
  judged(outcome: Outcome, seconds: number): Statement;
  initialized(): Statement;
  terminated(seconds: number): Statement;
}
