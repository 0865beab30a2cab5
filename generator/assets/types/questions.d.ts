// Question types and what they share.

/** What stands beside a part of an answer; `good` is null where it is neither right nor wrong. */
interface Note { at: HTMLElement; good: boolean | "missed" | null; why?: (Node | string)[] }
/** `words` are said instead of the usual ones. */
interface Result { score: number; notes: Note[]; words?: string }
interface Grade { score: number; words?: string }
type Order = <T>(list: T[]) => T[];

/** What a question type says; `A` is what an answer is, as JSON can hold it. */
interface QuestionType<A> {
  /** The element with its inputs, made from the text on the page (called once). */
  controls(): HTMLElement;
  /** What the learner has entered; null while it is not an answer. */
  read(): A | null;
  /** The inverse of `read`. */
  write(answer: A | null): void;
  mark(answer: A): Result;
  /** Brings the inputs into another order. */
  shuffle?(order: Order): void;
}

/** What `Question` extends, as far as the checker knows: an element, with what each type says. */
interface QuestionBase<A> extends QuestionType<A> {}
declare class QuestionBase<A> extends HTMLElement {}

/** core/question.js */
interface Question<A = unknown> extends QuestionType<A> {}
declare class Question<A = unknown> extends HTMLElement {
  gone: AbortController;
  past: HTMLElement;
  static prompt: string | undefined;
  name: Name;
  catalogue: Catalogue | undefined;
  answerBox: HTMLDetailsElement;
  stem: HTMLElement;
  inputs: HTMLElement;
  form: HTMLFormElement;
  verdict: HTMLElement;
  actions: HTMLElement;
  check: HTMLButtonElement;
  skip: HTMLButtonElement;
  again: HTMLButtonElement;
  sure: boolean | undefined;
  get isExam(): boolean;
  get isComplete(): boolean;
  get parts(): Question[];
  connectedCallback(): void;
  disconnectedCallback(): void;
  buttons(): HTMLElement;
  confidence(): HTMLElement | "";
  prepareExam(): void;
  idOf(part: string): string;
  changed(): void;
  say(words: string, tone?: string): void;
  ask(): void;
  submitted(event: Event): void;
  reveal(answer?: A | null): Result;
  save(answer: A | null, score: number): void;
  entry(answer: A | null, score: number): AnswerEntry;
  finish(): void;
  giveUp(): void;
  retry(): void;
}

/** questions/_choices.js: the fields are named by the fingerprints of the options; `input` is their type. */
declare class Choices<A = unknown> extends Question<A> {
  static input: string;
  get fields(): HTMLInputElement[];
  isRight(fingerprint: string): boolean;
  noteOn(fingerprint: string, good: Note["good"]): Note;
}

/** questions/_assigning.js: fingerprint of the item → fingerprint of the choice. */
interface Assigning extends AssigningType {}
declare class Assigning extends Question<Record<string, string>> { items: HTMLElement[] }

interface AssigningType {
  /** The element with a row for every item: `[data-fingerprint]`. */
  rows(): HTMLElement;
  /** The fingerprint that is chosen in a row, or "". */
  chosen(row: HTMLElement): string;
  choose(row: HTMLElement, fingerprint: string): void;
}
interface AssigningBase extends AssigningType {}
declare class AssigningBase extends Question<Record<string, string>> {}

/** questions/_written.js */
interface Written extends WrittenType {}
declare class Written extends Question<string> { get key(): HTMLElement; get accepted(): string[] }

interface WrittenType { grade(answer: string): Grade }
interface WrittenBase extends WrittenType {}
declare class WrittenBase extends Question<string> {}

/** questions/_walk.js: a decision is [id of the node, fingerprint of the option]. */
type Decision = [string, string];
interface Way {
  fingerprint: string;
  next: string;
  words: string;
  score: number;
  level: string;
  verdict: HTMLElement;
  judged: HTMLElement;
}
interface WalkNode { id: string; title: string; text: HTMLElement; badge: HTMLElement | null; ways: Way[]; best: Way | undefined }
interface Step { node: WalkNode; way: Way }

declare class Walk {
  constructor(nodes: HTMLElement, answerBox: HTMLElement);
  decisions(walk: Decision[]): Step[];
  after(decisions: Step[]): WalkNode;
  best(node?: WalkNode): Step[];
  score(decisions: Step[]): number;
  path(decisions: Step[]): WalkNode[];
  shared(decisions: Step[]): number;
}

/** core/watch.js */
declare class Watching extends HTMLElement {
  catalogue: Catalogue;
  gone: AbortController;
  connectedCallback(): Promise<void>;
  disconnectedCallback(): void;
  show(): void;
}
