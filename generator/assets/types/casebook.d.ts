// The one global that the scripts share. Only the type checker reads the files of this folder.

interface Measure { number: string; unit: string }
type Match = "right" | "unit-missing" | "unit-wrong" | "wrong" | "unreadable";
type Tags = HTMLElementTagNameMap;
interface CalendarEvent { uid: string; at: Moment; summary: string; description: string }

interface Casebook {
  site: Site;

  address(page: Page): string;
  data(name: string, value: unknown): void;
  fragment(html: string): DocumentFragment;
  here(): Page;
  load<K extends keyof Datasets>(name: K): Promise<Datasets[K]>;
  load(name: `questions-${string}`): Promise<Record<Name, string>>;
  load(name: `exam-${string}`): Promise<{ pools: Pool[] }>;
  load(name: string): Promise<string>;
  make<K extends keyof Tags>(tag: K, properties?: Partial<Tags[K]>, ...children: (Node | string)[]): Tags[K];
  quoted(text: string): string;
  run(path: string, properties?: Partial<HTMLScriptElement>): HTMLScriptElement;
  version(): Promise<string>;

  advice(): Promise<Advice>;
  ask<V extends string>(host: HTMLElement, asked: { title: string; content?: HTMLElement[]; choices: [V, string][] }): Promise<string>;
  copy(text: string): Promise<boolean>;
  sha256(text: string): string;
  icalendar(events: CalendarEvent[]): string;
  stagedHints(box: HTMLElement, done: () => void): { shown: HTMLElement; more: HTMLButtonElement };
  storageNotice(): HTMLElement[];

  draw(pools: Pool[], seed: number): Name[];
  newSeed(): number;
  orderOf(seed: number, name: Name): Order;

  accepts(answer: string, accepted: string, options?: { ordered?: boolean; unitOptional?: boolean }): boolean;
  fold(text: string): string;
  isNothing(answer: Answer): boolean;
  isSentence(text: string): boolean;
  items(text: string): string[];
  measure(text: string): Measure | null;
  quantity(answer: string, value: string, unit: string, options?: { tolerance?: string; unitRequired?: boolean }): Match;
  wide(text: string): string;

  note(note: Note): void;
  pastWords(version: string, given?: Answered[]): string;
  rounded(score: number): number;
  standingOf(score: number): "right" | "partly" | "wrong";
  verdictOf(result: Grade, sure?: boolean): string;
  whyOf(element: Element | null | undefined): Node[];

  similar(cases: IntakeCase[]): (text: string, first: Set<string>) => Assessment["similar"];
  stretches(text: string): string[];
  telling(table: TellingTable): Telling;
  upshot(text: string): string;

  record: LearnersRecord;
  shape: {
    isAttempt(value: unknown): value is Attempt;
    isDay(value: unknown): value is Day;
    isEntry(value: unknown): value is Entry;
    isGiven(value: unknown): value is Entered;
    isLabel(value: unknown): value is string;
    isName(value: unknown): value is string;
    isPlain(value: unknown): value is Record<string, unknown>;
    isSound(value: unknown): boolean;
    isTime(value: unknown): value is Time;
    own<T>(table: Record<string, T>, key: string): T | undefined;
  };
  transfer: {
    canonical(value: unknown): string;
    download(catalogue: Catalogue): ExportedRecord;
    exported(catalogue: Catalogue): ExportedRecord;
    read(file: Uint8Array<ArrayBuffer>): Pick<ExportedRecord, "label" | "entries">;
    shortDigest(digest: string): string;
  };
  progress: {
    /** Days from one right answer to the next review. */
    INTERVALS: number[];
    answers(entries: Entry[], catalogue: Catalogue): Given;
    currentNames(catalogue: Catalogue): (name: Name) => Name;
    dayAt(entry: Stamped): Day;
    dayOf(time: Date): Day;
    due(question: { version: string }, given?: Answered[]): Day | null;
    mistakes(catalogue: Catalogue, given: Given): Mistake[];
    plan(catalogue: Catalogue, given: Given, today: Day): Plan;
    plusDays(day: Day, days: number): Day;
    questions(catalogue: Catalogue): Map<Name, Placed>;
    renamed(group: Record<string, { formerly?: string[] }>): (id: string) => string;
    standing(question: { version: string }, given?: Answered[]): StandingWord;
    tally(list: (Keyed | Asked)[], given: Given): Tally;
    timeOf(entry: Stamped): Date;
    wasSurelyWrong(given?: Answered[]): boolean;
  };
  begunPaths(paths: PathState[]): PathState[];
  chosen: { path: string };
  comingBack(input: HTMLInputElement, found: HTMLElement): void;
  currentPath(paths: PathState[], chosen: string): PathState | undefined;
  pathsOf(catalogue: Catalogue, entries: Entry[]): PathState[];
  placeOf(paths: PathState[], ref: string, chosen: string): { path: PathState; next: PathItem | undefined; item: PathItem } | null;
  reads(catalogue: Catalogue, entries: Entry[]): Map<string, Day>;
  progressOf(path: PathState): HTMLElement[];

  attempts: {
    answersOf(entries: Entry[], attempt: string, catalogue: Catalogue): Map<Name, Answered>;
    attemptsAt(entries: Entry[], exam: string, catalogue: Catalogue): Sat[];
    begin(pools: Pool[], seed: number, now: Date): Attempt;
    framesOf(catalogue: Catalogue, drawn: Name[]): Frame[];
    idsOf(exam: string, catalogue: Catalogue): string[];
    lasting(milliseconds: number): string;
    /** A score as points. */
    points(score: number): number;
    resumed(attempt: Attempt, given: [Name, unknown][], catalogue: Catalogue): Attempt;
    scoreOf(frames: Frame[], scores: Map<Name, number>): number;
    topicsOf(frames: Frame[], scores: Map<Name, number>): Topic[];
  };
  card(question: { name: Name; group: string; frame: Name }): Promise<DocumentFragment>;
  enter(leaf: Leaf, given?: Entered): boolean;
  sheets(frames: Frame[], level: "h3" | "h4"): Promise<Sheet[]>;
  examResult(catalogue: Catalogue, shown: ExamShown): { heading: HTMLElement; parts: HTMLElement[]; reveal(): void };

  deadlines: {
    DAY: number;
    HOUR: number;
    /** Milliseconds since 1970, as if Beijing's clock were Greenwich's. */
    at(moment: Moment): number;
    chain(rule: Rule, start: Moment, years: Years): End[];
    lastWorkingDay(day: Day, years: Years): End;
    later(moment: Moment, milliseconds: number): Moment;
    point(rule: Rule, n: number, start: Moment, years: Years): End;
    /** 0 is Sunday. */
    weekday(moment: Moment): number;
  };

  proofreading(table: ProofreadingTable): Proofreading;
  phrases(patterns: ProofreadingTable["patterns"]): Phrases;
  taboos(context: ProofreadingTable["context"], phrases: Phrases): Taboos;
  sounding(table: ProofreadingTable, data: TabooData): (text: string, found: Place[]) => SoundingSpan[];
  personal(table: PersonalTable): Personal;
  units: {
    escaped(text: string): string;
    halfWidth(character: string): string;
    of(text: string, change: (character: string) => string): UnitOf[];
    textOf(units: UnitOf[]): string;
  };
  Carried: typeof Carried;
  Masking: typeof Masking;
  intake(data: IntakeData, proofreading: Proofreading): { assess(text: string): Assessment };

  FormDesk: typeof FormDesk;
  FormFolder: typeof FormFolder;
  FormItems: typeof FormItems;
  FormParts: typeof FormParts;
  FormPast: typeof FormPast;
  formButton(words: string, act: () => void): HTMLButtonElement;
  formChecks(kind: FormKind, table: FormTable, names: FormNames): FormChecks;
  formFilled(template: string, values: Record<string, unknown>): string;
  formFocus(box: HTMLElement): void;
  formHelp(label: string, help: string): string;
  formJoint(kind: FormKind, repeated: FormSaying, model: FormModel, part: FormPart, isWrong: (name: string) => boolean): FormFinding[];
  formJudge(form: FormElement, where: Element | null): void;
  formKept: {
    bar(form: FormElement): HTMLElement[];
    drop(kind: string, file: FormFile | null): void;
    files(kinds: FormKind[]): FormUnfinished[];
    keep(kind: string, file: FormFile | null, draft: FormDraft): void;
    ofKind(kind: FormKind): FormUnfinished | null;
    offer(kept: FormUnfinished, before: FormPart, names: FormNames, take: () => void, leave: () => void): HTMLElement;
    unkept(): HTMLElement[];
  };
  formNames(records: NamedRecord[], labels: FormRules["labels"]): FormNames;
  formMisfits(table: FormTable, kind: FormKind, source: string, id: string, lost: FormLost[]): string;
  formUnread(table: FormTable, source: string, wrong: Error): string;
  formNaming(table: FormTable, names: FormNames): FormNaming;
  formNear(written: string, words: string[]): string;
  formOpened(table: FormTable, source: string): { kind: FormKind; records: { id: string; title: string; value: FormPart }[] };
  formPreview(kind: FormKind, names: FormNames, draft: FormDraft): HTMLElement;
  formProse(text: string, titleOf: (ref: string) => string): Node[];
  formRead(source: string): { root: YamlNode; value: FormValue };
  formSpliced(kind: FormKind, source: string, id: string, after: FormPart): string | null;
  formSentence(problem: FormProblem): string;
  formShow(form: FormElement, path: FormPath): HTMLElement | null;
  formSingle(names: FormNames, single: FormSingle): HTMLElement;
  formText(file: Blob): Promise<string>;
  formWrong(wrong: unknown): string;
  parseYaml(source: string, options: { schema: "failsafe" }): { contents: YamlNode | null; errors: YamlError[]; warnings: YamlError[] };
  formValues: {
    blank(kind: FormKind, shape: FormShape): FormValue;
    blankPart(kind: FormKind, model: FormModel): FormPart;
    fitting(kind: FormKind, shape: FormShape, value: unknown, lost: FormLost[], path?: FormPath): FormValue | undefined;
    fresh(kind: FormKind, today: Day): FormPart;
    modelOf(kind: FormKind, shape: FormShape, value: FormPart): FormModel | undefined;
    numbered(kind: FormKind, shape: FormShape, value: FormValue, record: FormPart): void;
    tidy<V extends FormValue>(value: V): V | undefined;
  };
  formYaml: {
    entry(kind: FormKind, id: string, value: FormPart): string;
    isNumber(value: string): boolean;
    itemLines(kind: FormKind, item: FormValue, shape: FormShape | undefined): string[];
    lines(kind: FormKind, model: FormModel | undefined, value: FormPart): string[];
    valueLines(kind: FormKind, value: FormValue, shape: FormShape | undefined, room: number): [string, string[]];
    written(kind: FormKind, value: FormPart): string;
  };

  docket: {
    changes: EventTarget;
    carry(confirmed: Confirmed): void;
    keep(change: Partial<Docket>): void;
    kept(): Docket;
    wipe(): void;
  };

  pause(): Promise<void>;
  hits: { item(result: Shown): HTMLElement; sections(answer: Answer, found: number[], kind?: string): HTMLElement[] };
  graspedOf(answer: Answer): Piece[];
  search(): Promise<Engine>;
  searchForm(): HTMLFormElement;
  rank(analysis: Analysis, pages: SearchKnown, texts: SearchText[], hits: HitsOf): Ranked;
  numbers: Numbers;
  Utterances: typeof Utterances;
  terms: Terms;
  textOf(source: string, placeOf: Map<string, number>, base: number): SearchText;
  recent: { add(query: string): void; all(): string[]; wipe(): void };
  beginning(text: string): Piece[];
  excerpt(text: string, wanted: Wanted[]): Piece[] | null;
  marked(text: string, wanted: Wanted[]): Piece[];
  unfound: { changes: EventTarget; add(words: string): void; all(): string[]; exported(): string; has(words: string): boolean; wipe(): void };

  choice(field: Partial<HTMLInputElement>, ...words: (HTMLElement | string)[]): HTMLElement;
  debrief: {
    comparison(walk: Walk, decisions: Step[]): HTMLElement[];
    course(label: string, way: Way): HTMLElement;
    passed(step: Step, place: number, isExam: boolean): HTMLElement;
    reviewed(step: Step, place: number): HTMLElement;
    summary(walk: Walk, decisions: Step[]): string;
  };

  Answer: typeof Answer;
  Engine: typeof Engine;
  Facet: typeof SearchFacet;
  Field: typeof SearchField;
  Speaker: typeof Speaker;
  Running: typeof Running;
  Watching: typeof Watching;
  Question: typeof Question;
  Choices: typeof Choices;
  Assigning: typeof Assigning;
  Written: typeof Written;
  Walk: typeof Walk;
}

/** An attempt that was handed in, with its answers by name; `limit` is the longest time that counts. */
interface ExamShown { entry: Sat; sheets: Sheet[]; given: Map<Name, Answered>; limit: number; passMark: string }

declare const casebook: Casebook;
