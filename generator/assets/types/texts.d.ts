// Texts that somebody wrote: proofreading, and what a complaint is about.

interface Place { start: number; end: number }
/** The text as it is compared, and for each unit of it the stretch of the original for which it stands. */
interface Located { text: string; places: Place[] }
type Span =
  | ({ kind: "forbidden" | "taboo"; which: number } & Place)
  | ({ kind: "blank"; which: string } & Place)
  | SoundingSpan
  | PersonalSpan;
/** What only sounds like a taboo to the model. */
type SoundingSpan = { kind: "sounding"; which: number } & Place;
/** What is only proposed may be an institution's, or no personal data at all. */
type PersonalSpan = { kind: "personal" | "proposed"; which: string } & Place;
interface Banned { phrases: string[]; unless: string[] }
interface Demands { required: string[][]; forbidden: Banned[]; allowed: string[]; blanks: string[]; taboos: Banned[] }

interface Phrases {
  /** Taboos are looked for by clause. */
  find(located: Located, phrases: string[], byClause?: boolean): Place[];
  locate(text: string, byClause?: boolean): Located & { places: UnitOf[] };
}
interface Taboos { said(text: string, asked: Banned[]): ({ which: number } & Place)[] }

/** A unit of a text as it is compared, and the stretch of the original for which it stands. */
interface UnitOf extends Place { unit: string }
interface Personal {
  find(text: string): PersonalSpan[];
  labelOf(kind: string): string;
  masked(kind: string, written: string): string;
}

interface Proofreading {
  check(text: string, demands: Demands): { missing: number[]; spans: Span[] };
  find(located: Located, phrases: string[]): Place[];
  findPersonal(text: string): PersonalSpan[];
  labelOf(kind: string): string;
  locate(text: string): Located;
  masked(kind: string, written: string): string;
  shown(slot: string | undefined, written: string, unit?: string): string | null;
}

interface Telling { scores(text: string): Map<string, number> }
interface Suggestion {
  id: string;
  title: string;
  dimension: string;
  rank: number;
  usual: boolean;
  isClear: boolean;
  isNamed: boolean;
  /** Something in the text settles that it is at least this. */
  isAlways: boolean;
  /** All words that would name it are denied, or a figure of speech. */
  isDenied: boolean;
  isLeast?: boolean;
  score: number;
  /** By how much the model puts it before what is none of its dimension. */
  told: number;
  /** How much the model finds it alike to what is said of it. */
  own: number;
  /** There may be a second cause in one text. */
  isAlso?: boolean;
  spans: Place[];
  words: string[];
  /** Only the first of a dimension says how sure it is. */
  sure?: "sure" | "likely" | "unsure";
}
interface Assessment { dangers: Suggestion[]; matter: Suggestion | null; requests: Suggestion[]; suggested: Record<string, Suggestion[]>; similar: (IntakeCase & { score: number })[] }

/** What was confirmed of a text, by the ids of taxa; "" if nothing was. */
interface Confirmed { product: string; severity: string; causes: string[]; dangers: string[] }
/** The complaint that is being handled; `received` is a day or "". */
interface Docket extends Confirmed { received: Day }
interface Advice {
  panel(): HTMLElement | null;
  /** What is said of a taxon, with its time limits counted from a day or a moment; nothing of one that is gone. */
  on(id: string, start: Moment): DocumentFragment;
}

/** A text with marks and masks, shown in <cb-assessment>. */
declare class Masking {
  constructor(result: HTMLElement, written: string, proofreading: Proofreading);
  text: string;
  show(spans: Place[]): void;
}

/** What the docket brings to a place of the desk. */
declare class Carried {
  constructor(place: HTMLElement, names: string[], desk: HTMLElement);
  show(kept: Docket, advice: Advice): void;
}
