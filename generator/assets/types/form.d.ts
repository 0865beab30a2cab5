// The form that writes a record (generator/authoring/form.py), and what it holds while somebody writes. All scalars are texts,
// as they are typed; `FormShape.is` says what they mean.

type FormValue = string | FormValue[] | FormPart;
interface FormPart { [name: string]: FormValue }
type FormPath = (string | number)[];

interface FormShape {
  is: "choice" | "date" | "flag" | "list" | "number" | "part" | "ref" | "tag" | "text";
  /** Of texts: whether it holds words of people, may have several lines, how many code points it may have. */
  isText?: boolean;
  isMarkdown?: boolean;
  lines?: boolean;
  longest?: number;
  pattern?: string;
  /** Of choices: value → word; and whether the values are numbers. */
  words?: Record<string, string>;
  isNumber?: boolean;
  /** Of dates. */
  hasTime?: boolean;
  years?: [number, number];
  /** Whether it says when something was done. */
  isDone?: boolean;
  isWhole?: boolean;
  /** The bounds of a number, or of how many items there are. */
  least?: number | string;
  most?: number | string;
  item?: FormShape;
  /** Of parts: the names of the models of which it is one. */
  models?: string[];
  /** Of references. */
  kinds?: string[];
  dimension?: string;
  anchor?: "allowed" | "required" | "never";
}

interface FormField {
  name: string;
  label: string;
  help: string;
  example: string;
  required: boolean;
  /** What holds where nothing is written. */
  usual: string;
  /** Whether an id is found for it. */
  isNumbered: boolean;
  shape: FormShape;
}
/** A rule over several fields (generator/twins/joint.py); `fields` are those of the part that it looks at. */
type FormRule = FormSaying & { code: string; fields: string[] } & (
  | { is: "counted"; items: string; field: string; value: string; least: number; most: number }
  | { is: "distinct"; field: string; same: "fold" | "exact" }
  | { is: "growing"; start: string; items: string; number: string; field: string; value: string; unit: string }
  | { is: "listed"; field: string; among: string[] }
  | { is: "needed"; field: string; value: string; needs: string; at: string }
);
interface FormModel { label: string; tag: string; fields: FormField[]; rules: FormRule[] }
interface FormKind {
  name: string;
  label: string;
  intro: string;
  source: string;
  holdsMany: boolean;
  model: string;
  models: Record<string, FormModel>;
  today: string[];
  /** What only the check says, in sentences. */
  untold: string[];
}

interface FormSaying { message: string; expected: string; fix: string }
interface FormProblem extends FormSaying { code: string }
/** What is wrong, and where; `isJoint` if it takes several fields to tell. */
interface FormFinding { path: FormPath; label: string; problem: FormProblem; isJoint?: boolean }
interface FormRules {
  placeholders: string[];
  bounds: Record<string, string>;
  id: string;
  /** How to write a number that is written in other signs; a blank: number. */
  number: string;
  /** What to write in the place of what an input method made of it; a blank: plain. */
  retyped: string;
  /** What belongs where a reference is none, by its `anchor`, and how to mend it. */
  references: Record<string, string>;
  noNames: string;
  reference: string;
  link: string;
  /** What is stripped from around it. */
  quotes: string;
  longestId: number;
  device: string;
  noDevice: string;
  unseen: string;
  personal: PersonalTable;
  /** How many ids are told: all, if they are not more; the first ones, if one is of another kind. */
  listed: number;
  shown: number;
  /** Kind → list of the taxonomy, or "" → what its records are called. */
  labels: Record<string, Record<string, string>>;
}
/** generator/authoring/naming.py: patterns, how many words, how many characters; syllable → the characters so read. */
interface FormNamingRules { aside: string; words: string; longest: number; longestStem: number; listPage: string; sounds: Record<string, string> }
/** generator/reading/slips.py: `[code, pattern]`; how many lines back one is looked for. */
interface FormSlips { known: [string, string][]; noColon: string; linesBack: number }
/** A place in a file for which the form has none, and why. */
interface FormLost { path: FormPath; code: string }
interface FormTable { kinds: FormKind[]; said: Record<string, FormSaying>; rules: FormRules; naming: FormNamingRules; slips: FormSlips }

/** generator/data/names.py */
type NamedRecord = [id: string, title: string, kind: string, dimension: string, anchors: [string, string][], formerly: string[]];
interface FormOption { value: string; label: string }
interface FormNames {
  /** What a reference may name. */
  options(shape: FormShape): FormOption[];
  find(id: string): NamedRecord | undefined;
  /** The ids of the records that fit, if a place is named of those that have any. */
  ids(shape: FormShape, hasPlace: boolean): string[];
  /** The title of what is named; "" if nothing is. */
  titleOf(ref: string): string;
}
interface FormChecks {
  id(id: string): FormProblem | null;
  one(shape: FormShape, value: FormValue): FormProblem | null;
  field(field: FormField, value: FormValue | undefined): FormProblem | null;
  all(model: FormModel, value: FormPart, path?: FormPath): FormFinding[];
}
interface FormNaming {
  /** An id that nothing has and this browser has not handed out. */
  idFor(kind: FormKind, title: string): string;
  handOut(id: string): void;
}
/** `isNamed` if somebody has written its id, which else follows the title. */
interface FormDraft { id: string; value: FormPart; isNamed?: boolean }
/** A file that was opened: its text then, which of its records (""  of one that holds one), and how to write it in place. */
interface FormFile { name: string; source: string; id: string; handle?: FileSystemFileHandle }
interface FormUnfinished { kind: FormKind; file: FormFile | null; at: Time; draft: FormDraft; lost: string[] }

/** One value: `put` is called as somebody types. `isNamed` says whether the label is seen, or only said. */
interface FormSingle {
  shape: FormShape;
  label: string;
  help?: string;
  example?: string;
  required: boolean;
  usual?: string;
  value: string;
  path: FormPath;
  isNamed: boolean;
  put(value: string): void;
  check(): FormProblem | null;
  /** Of an item of a list: what is to stand in its place, an item a line. */
  spread?(lines: string[]): void;
}

/** `<cb-form>`, as the desk below it sees it. */
interface FormElement extends HTMLElement {
  readonly text: string;
  file: FormFile | null;
  table: FormTable;
  folder: FormFolder;
  desk: FormDesk;
  draft: FormDraft;
  kind: FormKind;
  names: FormNames;
  past: FormPast;
  parts: FormParts;
  place(name: string): HTMLElement | null;
  choose(name: string): void;
  resume(kept: FormUnfinished): void;
  draw(draft: FormDraft): void;
  open(name: string, source: string, handle?: FileSystemFileHandle): void;
  saved(file: FormFile): void;
  handOut(): void;
  problems(): ReturnType<FormChecks["all"]>;
  reveal(path: FormPath): void;
}

declare class FormPast {
  constructor(kind: string, draft: FormDraft, file: FormFile | null);
  file: FormFile | null;
  before: string[];
  after: string[];
  note(draft: FormDraft, place: string): void;
  back(): FormDraft;
  again(): FormDraft;
  forget(): void;
}

declare class FormFolder {
  constructor(form: FormElement);
  readonly box: HTMLElement;
  root: FileSystemDirectoryHandle | null;
  files: { path: string; handle: FileSystemFileHandle }[];
  try(act: () => Promise<void>): Promise<void>;
  which: HTMLSelectElement;
  follow(): Promise<void>;
  again(): Promise<void>;
  save(isSure: boolean): Promise<string>;
}

/** Of browsers that have it (File System Access). */
interface Window { showDirectoryPicker?(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle> }

declare class FormParts {
  constructor(kind: FormKind, names: FormNames, checks: FormChecks, record: FormPart, changed: (path: FormPath) => void);
  kind: FormKind;
  names: FormNames;
  record: FormPart;
  checks: FormChecks;
  changed: (path: FormPath) => void;
  joint: Map<string, FormProblem>;
  jointly(path: FormPath): FormProblem | null;
  blank(shape: FormShape): FormValue;
  fields(model: FormModel, value: FormPart, path: FormPath): HTMLElement[];
  part(shape: FormShape, value: FormPart, path: FormPath, again: () => void): HTMLElement[];
  put(holder: FormPart | FormValue[], key: string | number, value: FormValue, path: FormPath): void;
}

declare class FormItems {
  constructor(parts: FormParts, field: FormField, holder: FormPart, path: FormPath, body: HTMLElement, judge: () => void);
  draw(): void;
}

declare class FormDesk {
  constructor(form: FormElement);
  readonly box: HTMLElement;
  readonly above: HTMLElement;
  pointOut(): void;
  say(words: string): void;
}

interface YamlError extends Error { code: string; pos: [number, number] }
/** What npm `yaml` makes of a file (on-demand/yaml): places are offsets, `[start, end of the value, end of the node]`. */
interface YamlNode { range: [number, number, number]; value?: unknown; items?: (YamlPair | YamlNode)[]; flow?: boolean; anchor?: string; tag?: string; source?: string }
interface YamlPair { key: YamlNode; value: YamlNode | null }
interface YamlMap extends YamlNode { items: YamlPair[] }
interface YamlList extends YamlNode { items: YamlNode[] }
