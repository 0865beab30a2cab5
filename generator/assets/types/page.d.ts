// What the templates promise: elements and attributes that are on every page where a script asks for them. What is not
// listed may be missing, and a script has to say what it does then.

interface Promised {
  "#_trigger": HTMLElement;
  ".cb-because": HTMLElement;
  ".cb-carried": HTMLOutputElement;
  ".cb-chain": HTMLElement;
  ".cb-choice": HTMLElement;
  ".cb-end .cb-badge": HTMLElement;
  ".cb-hint": HTMLElement;
  ".cb-item": HTMLElement;
  ".cb-judged": HTMLElement;
  ".cb-key": HTMLElement;
  ".cb-node": HTMLElement;
  ".cb-node-title": HTMLElement;
  ".cb-note": HTMLElement;
  ".cb-proposed": HTMLFieldSetElement;
  ".cb-question": HTMLElement;
  ".cb-stem": HTMLElement;
  ".cb-take output": HTMLOutputElement;
  ".cb-when": HTMLElement;
  ".cb-words": HTMLElement;
  ":scope > .cb-answer": HTMLDetailsElement;
  ":scope > .cb-columns": HTMLElement;
  ":scope > .cb-groups": HTMLElement;
  ":scope > .cb-nodes": HTMLElement;
  ":scope > .cb-options": HTMLElement;
  ":scope > .cb-stem": HTMLElement;
  ":scope > .cb-type": HTMLElement;
  "[data-part=advice]": HTMLElement;
  "[data-part=danger]": HTMLElement;
  "[data-part=judged]": HTMLElement;
  "[data-part=masking]": HTMLElement;
  "[data-part=matter]": HTMLElement;
  "[data-part=near]": HTMLElement;
  "[data-part=rest]": HTMLElement;
  "[data-part=similar]": HTMLElement;
  "[id]": HTMLElement;
  "[name=line]": HTMLInputElement;
  "[version]": Question;
  article: HTMLElement;
  "cb-proof": ProofElement;
  "cb-search": SearchElement;
  h1: HTMLHeadingElement;
  h2: HTMLHeadingElement;
  legend: HTMLLegendElement;
  output: HTMLOutputElement;
  pre: HTMLPreElement;
  select: HTMLSelectElement;
  strong: HTMLElement;
  summary: HTMLElement;
  template: HTMLTemplateElement;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface PromisedLists {
  ".cb-sure input": HTMLInputElement;
  ".cb-ticks input": HTMLInputElement;
  ":scope > .cb-answer > .cb-cites a": HTMLAnchorElement;
  ":scope > .cb-question > [version]": Question;
  ":scope > details": HTMLDetailsElement;
  "[version]": Question;
  "a[href]": HTMLAnchorElement;
  'a[href^="page:"]': HTMLAnchorElement;
  "input, select, textarea, .cb-controls button": Control | HTMLButtonElement;
}

type PromisedAttribute =
  | "due" | "facets" | "first" | "href" | "labels" | "minutes" | "name" | "page" | "pass-mark" | "quiz" | "reviewed" | "version";

interface DOMStringMap {
  accept: string;
  answer: string;
  allowed: string;
  at: string;
  before: string;
  blanks: string;
  facet: string;
  fingerprint: string;
  next: string;
  node: string;
  text: string;
  value: string;
  verdict: string;
}

interface ParentNode {
  querySelector<K extends keyof Promised>(selectors: K): Promised[K];
  querySelector(selectors: `template[data-${string}`): HTMLTemplateElement;
  querySelector<K extends keyof Tags>(selectors: K): Tags[K] | null;
  querySelector(selectors: `[data-node=${string}` | `.cb-key > [data-fingerprint=${string}` | `#_why-${string}` | `[name=${string}`): HTMLElement;
  querySelector(selectors: "input, select"): HTMLInputElement | HTMLSelectElement;
  querySelector(selectors: "input, select, textarea"): Control;
  querySelector(selectors: "input:checked" | ".cb-sure input:checked"): HTMLInputElement | null;
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll<K extends keyof PromisedLists>(selectors: K): NodeListOf<PromisedLists[K]>;
  querySelectorAll<K extends keyof Tags>(selectors: K): NodeListOf<Tags[K]>;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Element {
  closest<K extends keyof Promised>(selectors: K): Promised[K];
  closest(selectors: string): HTMLElement | null;
  cloneNode(subtree?: boolean): this;
  getAttribute(qualifiedName: PromisedAttribute): string;
  getAttribute(qualifiedName: string): string | null;
}

interface HTMLElement {
  readonly children: HTMLCollectionOf<HTMLElement>;
  readonly firstElementChild: HTMLElement | null;
  readonly lastElementChild: HTMLElement | null;
  readonly nextElementSibling: HTMLElement | null;
  readonly previousElementSibling: HTMLElement | null;
}

interface DocumentFragment { cloneNode(subtree?: boolean): this }

interface HTMLElementTagNameMap {
  "cb-assessment": AssessmentElement;
  "cb-nothing": NothingElement;
  "cb-proof": ProofElement;
  "cb-sender": HTMLElement;
  "cb-sending": HTMLElement;
  "cb-results": ResultsElement;
  "cb-search": SearchElement;
  "cb-storage": HTMLElement;
  "cb-unfound": UnfoundElement;
}

interface HTMLElementEventMap {
  "cb-answered": CustomEvent<{ name: Name; score: number }>;
}

// Elements that others call.

interface AssessmentElement extends HTMLElement { assess(text: string): Promise<void>; clear(): void; say(words: string): void }
interface NothingElement extends HTMLElement { tell(answer: Answer): Promise<void> }
interface UnfoundElement extends HTMLElement { offer(words: string): void }
interface ResultsElement extends HTMLElement { readonly query: string; start(): void; address(): string }
interface SearchElement extends HTMLElement { open(): void }
interface ProofElement extends HTMLElement { take(text: string): void }

// What the theme is told: the address it goes to. Only its pages have it.

interface Window { location$?: { next(address: URL): void } }
