// Statements about what is learnt: what packages and pages share (on-demand/stating), and how a learner's record is sent to a
// store of learning records (on-demand/sending).

/** generator/xapi/activities.py: `names` are identifiers that do not follow the rule, `sets` have questions. */
interface Activities {
  iri: string;
  home: string;
  site: string;
  names: Record<string, string>;
  renamed: Record<string, string>;
  titles: Record<string, string>;
  sets: string[];
}

interface StatedQuestion extends Pick<LessonQuestion, "type" | "patterns" | "words" | "unit" | "isBare"> {
  version: string;
  lists: Record<string, Record<string, string>>;
}

/** Where learners' records may be sent: `holder` keeps them, `data` names the dataset with the activities. */
interface Lrs { endpoint: string; holder: string; authorization: string; data: string }

interface SendingCount { sent: number; waiting: number; refused: number; known: number }

interface Sending extends EventTarget {
  readonly isAgreed: boolean;
  readonly trouble: string;
  readonly isSending: boolean;
  begin(): void;
  agree(isAgreed: boolean): void;
  again(): void;
  count(): SendingCount;
}

interface Queue {
  isAgreed: boolean;
  readonly waiting: Entry[];
  count(): SendingCount;
  forgive(): void;
  mark(entries: Entry[], status?: number): void;
}

interface Stating {
  actor(first: Entry, label: string): object;
  stated(entry: Entry, actor: object): Statement | null;
}

interface Casebook {
  components(lists: Record<string, Record<string, string>>, language: string): Record<string, object[]>;
  responseOf(question: Pick<LessonQuestion, "type" | "unit" | "isBare">, answer: unknown): [string, string];
  uuid(text: string): string;
  Stating: new (activities: Activities, questions: Record<Name, StatedQuestion>) => Stating;
  sending: Sending;
  sendingTrouble(status: number, holder: string): string;
  Queue: new (endpoint: string) => Queue;
}
