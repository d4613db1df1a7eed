/** What the HTTP interface says. Times are ISO-8601 in UTC; absent values may be null or left out. */
export type Feed = "care" | "finance";
export type Severity = "critical" | "warning" | "info";
export type AlertStateName =
  | "NEW"
  | "ACKNOWLEDGED"
  | "SNOOZED"
  | "RESOLVED"
  | "OVERRIDDEN"
  | "EXPIRED"
  | "CLOSED"
  | "RETRACTED";
export type ActionName = "ACKNOWLEDGE" | "ASSIGN" | "SNOOZE" | "RESOLVE" | "OVERRIDE" | "REOPEN";
type Maybe<T> = T | null | undefined;

export interface Me {
  actor: string;
  roles: string[];
  authentication: "none" | "bearer";
  version: string;
}

export interface ScorePoint {
  scoreId: string;
  revision: number;
  at: string;
  moment: string;
  probability: number;
  trigger?: Maybe<string>;
  withdrawn?: boolean;
}

export interface Reason {
  code: string;
  text: string;
  group: "modifiable" | "fixed" | "unknown";
  contribution: number;
  value?: Maybe<number>;
  reference?: Maybe<number>;
}

export interface Row {
  alertId: string;
  feed: Feed;
  kind: string;
  kindText: string;
  severity: Severity;
  state: AlertStateName;
  stateText: string;
  alertState: "OPEN" | "UPDATED" | "CLOSED" | "RETRACTED";
  facility: string;
  unit?: Maybe<string>;
  bed?: Maybe<string>;
  zone: string;
  encounterId?: Maybe<string>;
  claimId?: Maybe<string>;
  patient?: Maybe<string>;
  inHouse?: boolean;
  probability?: Maybe<number>;
  band?: Maybe<string>;
  bandText?: Maybe<string>;
  scores?: Maybe<ScorePoint[]>;
  actBy?: Maybe<string>;
  actByText?: Maybe<string>;
  overdue?: boolean;
  reasons?: Maybe<Reason[]>;
  rule?: Maybe<string>;
  amountCents?: Maybe<number>;
  currency?: Maybe<string>;
  payer?: Maybe<string>;
  owner?: Maybe<string>;
  snoozedUntil?: Maybe<string>;
  handledBy?: Maybe<string>;
  openedAt: string;
  updatedAt: string;
  closedAt?: Maybe<string>;
  actions?: number;
  cut?: Maybe<string>;
}

export interface Facility {
  code: string;
  zone: string;
  units: string[];
}

export interface AlertList {
  clock: string;
  cursor: string;
  total: number;
  counts: Record<Severity, number>;
  facilities: Facility[];
  rows: Row[];
}

export interface TimelineEntry {
  at: string;
  type: "stay" | "score" | "alert" | "action";
  text: string;
  probability?: Maybe<number>;
  earlier?: boolean;
}

export interface OtherStay {
  encounterId: string;
  facility: string;
  unit?: Maybe<string>;
  begin: string;
  end?: Maybe<string>;
  disposition?: Maybe<string>;
  dispositionText?: Maybe<string>;
}

export interface AuditEntry {
  actionId: string;
  at: string;
  kind: string;
  text: string;
  actor: string;
  comment?: Maybe<string>;
  assignee?: Maybe<string>;
  until?: Maybe<string>;
  reason?: Maybe<string>;
  effect: "counts" | "superseded" | "none";
}

export interface CardPart {
  name: string;
  points: number;
  min: number;
  max: number;
  standing: "known" | "provisional" | "stale" | "missing";
}

/** A published point score, as LACE. */
export interface Card {
  version: string;
  name: string;
  points: number;
  min: number;
  max: number;
  band: string;
  missing: string[];
  parts: CardPart[];
}

export interface AlertDetail {
  clock: string;
  row: Row;
  sentence: string;
  advice?: Maybe<{ text: string; why: string; for?: string[] }[]>;
  reasons?: Maybe<Reason[]>;
  base?: Maybe<{ probability: number; text: string }>;
  final?: Maybe<number>;
  rule?: Maybe<{ id: string; version: number; title: string; fires: string; why: string; source: string }>;
  lace?: Maybe<{ value?: Maybe<number>; min: number; max: number; missing: string[] }>;
  charlson?: Maybe<number>;
  oneRule?: Maybe<boolean>;
  cards?: Maybe<Card[]>;
  model?: Maybe<{ name: string; version: string; card: string; line: string }>;
  timeline?: Maybe<TimelineEntry[]>;
  stays?: Maybe<OtherStay[]>;
  audit?: Maybe<AuditEntry[]>;
  allowed?: Maybe<ActionName[]>;
}

export interface ActionRequest {
  action: ActionName;
  comment?: string;
  assignee?: string;
  until?: string;
  reason?: string;
}

export interface ActionAnswer {
  actionId: string;
  row?: Row;
  repeated?: boolean;
}
