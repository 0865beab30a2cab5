// The search: patterns, what a query asks, where it is found.

/** What finds tokens: plain text, or an expression for all their spellings. `key` tells patterns apart. */
interface SearchPattern { key: string; expression?: RegExp }
interface Token { text: string; letters?: string; source?: string; amount?: Amount; hasUnit?: boolean }
/** A number with its unit, `""` if none was typed; the unit 点 is an hour of the day. */
interface Amount { value: number; unit: string }
interface Choice { text: string; pattern: SearchPattern; weight: number }
/** `factor`: how much it says; `place`: the first of its two tokens; `pair`: characters whose bond the texts tell;
    `extra` slots count for the order alone; `instead` are pairs of what was typed and what may be meant. */
interface Slot {
  factor: number;
  choices: Choice[];
  place?: number;
  pair?: string;
  extra?: boolean;
  instead?: [string, string][];
}
interface Analysis { query: string; slots: Slot[]; names: WeighedText[] }

/** A word of the site in a run of tokens. */
interface Word { start: number; end: number; word: string; kind: "name" | "synonym" | "stop" }

/** What an analysis asks of the site. */
interface Sounds {
  knows(word: string): boolean;
  spelt(letters: string): WeighedText[];
  alike(word: string): WeighedText[];
}

declare class Lexicon {
  constructor(names: string[][], stopWords: string[], synonyms: [string[], string[]][]);
  synonyms: Map<string, string[]>;
  has(word: string): boolean;
  others(word: string): string[];
  cut(tokens: Token[]): Word[];
  meanings(text: string): number[];
}

declare class Utterances {
  constructor(lexicon: Lexicon);
  add(page: number, text: string): void;
  close(): void;
  scores(query: string): [number, number][];
}

declare class Speaker {
  constructor(readings: Record<string, string>);
  spelt(letters: string, text: string): Map<string, number>;
  alike(word: string, text: string): Map<string, number>;
}

interface Hits { lines: number[]; counts: number[] }
/** Lines of text that are scanned as one. */
declare class SearchField {
  constructor(lines: string[]);
  text: string;
  tally(counts: Uint32Array): void;
  hits(pattern: SearchPattern): Hits;
}
type HitsOf = (pattern: SearchPattern, field: SearchField) => Hits;

/** The sections of one script: `base` is the number of the first, `pages[line]` the page of each. */
interface SearchText {
  base: number;
  addresses: string[];
  pages: number[];
  headings: string[];
  bodies: string[];
  heading: SearchField;
  body: SearchField;
}
interface SearchFields { title: SearchField; names: SearchField; codes: SearchField; summary?: SearchField }
declare class SearchFacet {
  constructor(facet: FacetData);
  name: string;
  label: string;
  values: Record<string, string>;
  /** The values of a page. */
  of(page: number): string[];
}

/** What is known of all pages, by their numbers. */
interface SearchKnown {
  count: number;
  boosts: number[];
  fields: SearchFields;
  /** The page of each section of all texts. */
  homes: number[];
  /** Where the sections of a page begin. */
  openings: Map<number, { text: SearchText; line: number }>;
  names(page: number): string[];
  /** Pages that are asked for in such words, each with how much so. */
  asked(query: string): [number, number][];
  often(char: string, texts: SearchText[]): number;
}

/** A section in which something was found. */
interface SearchPlace { text: SearchText; line: number; score: number; covered: number }
interface Ranked {
  found: number[];
  scores: Float64Array;
  weights: number[];
  /** How much of the query is in the names of a page. */
  named: Float64Array;
  /** How much of the score of a page is that it is asked for so. */
  asked: Float64Array;
  places(page: number): SearchPlace[];
}

interface Wanted { pattern: SearchPattern; slot: number; weight: number }
interface Piece { text: string; isMarked: boolean }
interface Shown {
  title: Piece[];
  page: number;
  kind: string;
  note: string | undefined;
  address: string;
  heading: Piece[] | null;
  text: Piece[];
  places: { address: string; heading: Piece[]; text: Piece[] }[];
}

declare class Answer {
  constructor(engine: Engine, analysis: Analysis, ranked: Ranked, isComplete: boolean);
  engine: Engine;
  query: string;
  slots: Slot[];
  /** How much each slot says on this site; 0 if it is nowhere. */
  weights: number[];
  wanted: Wanted[];
  found: number[];
  isComplete: boolean;
  chosen(chosen: Map<string, string>): number[];
  counts(chosen: Map<string, string>): Map<string, Map<string, number>>;
  kind(page: number): string;
  shown(pages: number[], most?: number): Shown[];
}

interface Engine extends SearchKnown {}
declare class Engine {
  constructor(catalogue: SearchPages);
  /** Whose question is being answered. */
  turn: object | null;
  paths: string[];
  titles: string[];
  summaries: string[];
  facets: SearchFacet[];
  look(query: string, show: (answer: Answer) => void): Promise<void>;
}

interface Numbers {
  CLOSE: number;
  NUMBER: string;
  amount(groups: Record<string, string | undefined>): Amount | null;
  close(amount: Amount): Amount[];
  spellings(amount: Amount): string;
}

interface Terms {
  each(pattern: SearchPattern, text: string, visit: (start: number, end: number) => void): void;
  even(text: string): string;
  pattern(tokens: Token[]): SearchPattern;
  runs(query: string): Token[][];
  Lexicon: typeof Lexicon;
  analyse(query: string, lexicon: Lexicon, sounds: Sounds): Analysis;
  bare(text: string): string;
}
