/** What the KPI, stays and streams part of the HTTP interface says. */
type Maybe<T> = T | null | undefined;

export interface KpiEntry {
  kpi: string;
  definition: number;
  title: string;
  formula: string;
  unit: string;
  horizonDays: number;
  windows: string[];
  slices: string[];
  interval?: Maybe<string>;
  source?: Maybe<string>;
  better: "lower" | "higher" | "neither";
  /** Whether it is a share of cases, so that a funnel can be drawn of it. */
  funnel?: boolean;
}

export interface KpiCatalogue {
  asOf?: Maybe<string>;
  kpis: KpiEntry[];
  facilities: string[];
}

export interface KpiValue {
  kpi: string;
  definition: number;
  title: string;
  facility: string;
  unit?: Maybe<string>;
  provider?: Maybe<string>;
  payer?: Maybe<string>;
  ageGroup?: Maybe<string>;
  window: string;
  status: string;
  asOf: string;
  cohortFrom: string;
  cohortTo: string;
  numerator?: Maybe<number>;
  denominator?: Maybe<number>;
  sum?: Maybe<number>;
  value?: Maybe<number>;
  low?: Maybe<number>;
  high?: Maybe<number>;
  unitOfMeasure: string;
  n: number;
  revision?: number;
  restatedAt?: Maybe<string>;
  earlierValue?: Maybe<number>;
  missingFamily?: Maybe<string>;
}

export interface KpiLatest {
  clock?: Maybe<string>;
  values: KpiValue[];
}

export interface KpiHistory {
  definition: KpiEntry;
  points: (KpiValue & { restated?: boolean; firstSaid?: Maybe<number> })[];
}

export interface ChartPoint {
  /** The last day of its cohort. */
  day: string;
  cohortFrom?: Maybe<string>;
  cohortTo?: Maybe<string>;
  value?: Maybe<number>;
  n?: Maybe<number>;
  numerator?: Maybe<number>;
  lower?: Maybe<number>;
  upper?: Maybe<number>;
  status: "MATURED" | "PROVISIONAL";
  restated?: boolean;
  /** What was said when the day closed, where that is remembered; the same as the value unless restated. */
  firstSaid?: Maybe<number>;
  signals?: Maybe<("ASTRONOMICAL" | "SHIFT" | "TREND" | "TWO_OF_THREE")[]>;
  direction?: Maybe<"high" | "low">;
}

export interface KpiChart {
  kpi: string;
  title: string;
  type: "xmr" | "pprime";
  window: string;
  unitOfMeasure: string;
  centre?: Maybe<number>;
  points: ChartPoint[];
  rules: { code: string; text: string }[];
  summary: string;
  notes?: Maybe<string[]>;
}

export type Zone = "inside" | "above95" | "below95" | "above998" | "below998";

export interface Funnel {
  kpi: string;
  title: string;
  by: string;
  window: string;
  cohortFrom?: Maybe<string>;
  cohortTo?: Maybe<string>;
  /** The value of the whole; absent while there is none. */
  target?: Maybe<number>;
  points: { name: string; n: number; numerator: number; value: number; zone: Zone }[];
  limits: { n: number; low95: number; high95: number; low998: number; high998: number }[];
  suppressed: number;
  minN: number;
  summary: string;
}

export interface OpenStay {
  facility: string;
  zone: string;
  unit: string;
  bed?: Maybe<string>;
  encounterId: string;
  patient: string;
  begin: string;
  ageDays: number;
  alertId?: Maybe<string>;
  severity?: Maybe<"critical" | "warning" | "info">;
  probability?: Maybe<number>;
}

export interface UnitCensus {
  facility: string;
  unit: string;
  open: number;
  meanAgeDays?: Maybe<number>;
  closedMeanDays?: Maybe<number>;
  closedN?: Maybe<number>;
}

export interface Stays {
  clock: string;
  stays: OpenStay[];
  units: UnitCensus[];
}

export interface Coded {
  code: string;
  text: string;
}

/** A stay as a readmission measure judges it. */
export interface IndexStay {
  facility: string;
  zone?: Maybe<string>;
  unit?: Maybe<string>;
  encounterId: string;
  patient: string;
  beganOn?: Maybe<string>;
  dischargedOn?: Maybe<string>;
  disposition?: Maybe<Coded>;
  cohort?: Maybe<Coded>;
  conditions: Coded[];
  included: boolean;
  /** Why it is no index stay, all that hold. */
  reasons: Coded[];
  leg: number;
  legs: number;
  episodeFacility: string;
  maturesOn?: Maybe<string>;
  matured: boolean;
  outcome?: Maybe<{
    state: "READMITTED" | "PLANNED" | "LATER" | "NONE" | "PENDING";
    days?: Maybe<number>;
    day?: Maybe<string>;
    facility?: Maybe<string>;
    encounterId?: Maybe<string>;
    rule?: Maybe<Coded>;
  }>;
  alertId?: Maybe<string>;
}

/** The stays behind a readmission KPI, and what all of them add up to, whatever is listed. */
export interface IndexStays {
  clock?: Maybe<string>;
  measure: string;
  returns: string;
  horizon: number;
  from?: Maybe<string>;
  to?: Maybe<string>;
  counts: { stays: number; denominator: number; numerator: number; pending: number; planned: number; excluded: number };
  total: number;
  definitions: string[];
  valueSets: string[];
  reasons: { code: string; text: string; rule: string; stays: number }[];
  next?: Maybe<string>;
  rows: IndexStay[];
}

export interface TopicState {
  topic: string;
  received: number;
  accepted: number;
  applied: number;
  duplicate: number;
  rejected: number;
  reasons?: Maybe<{ reason: string; count: number }[]>;
  lastSeen?: Maybe<string>;
  lag?: Maybe<number>;
}

export interface Streams {
  clock: string;
  now: string;
  feed: { state: string; percent: number; records: number };
  topics: TopicState[];
  services: { service: string; state: string; percent: number; lag?: Maybe<number> }[];
}
