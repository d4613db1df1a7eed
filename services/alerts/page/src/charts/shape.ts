/** Puts what the server said into the order in which the screens show it. No statistics: those are the server's. */

import { atMidnight, between, count, day, inUnit, span, THIN, windowWords } from "./format";
import type { Funnel, KpiEntry, KpiHistory, KpiValue, Zone } from "../kpi-types";

export type HistoryPoint = KpiHistory["points"][number];

export interface Group {
  name: string;
  kpis: KpiEntry[];
}

/** Groups of the wall, in its order, each with what its ids begin with. */
const GROUPS: [string, string[]][] = [
  ["Readmission", ["readmission.", "return.", "discharge.risk."]],
  ["Left out of unplanned readmissions", ["readmission.excluded"]],
  ["Length of stay", ["los."]],
  ["Patients and beds", ["admissions", "discharges", "patient", "census", "occupancy", "turnover", "open.stay"]],
  ["Mortality", ["mortality"]],
  ["Providers and departments", ["provider.", "outcome."]],
  ["Denials and collection", ["denial", "collection", "days.to.payment"]],
  ["Receivables", ["receivables"]],
  ["Write-offs", ["writeoff"]],
  ["Charges", ["charge"]],
];

/** What a group shows first. */
const FIRST = [
  "readmission.30d.crude",
  "readmission.30d.unplanned",
  "los.midnights",
  "census.midnight",
  "mortality.inhospital",
  "denial.initial.count",
  "writeoff.total",
  "charge.per.stay",
];

/** The catalogue by group; an id that no group knows comes under "Other", so that nothing is hidden. */
export function grouped(kpis: KpiEntry[]): Group[] {
  const groups: Group[] = GROUPS.map(([name]) => ({ name, kpis: [] }));
  const other: Group = { name: "Other", kpis: [] };
  for (const kpi of kpis) {
    // The longest beginning names the group, so that a part of a family can have a group of its own.
    const [at] = GROUPS.flatMap(([, starts], i) => starts.filter((start) => kpi.kpi.startsWith(start)).map((start): [number, number] => [i, start.length]))
      .reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0]);
    (groups[at] ?? other).kpis.push(kpi);
  }
  for (const group of groups) {
    group.kpis.sort((a, b) => Number(FIRST.includes(b.kpi)) - Number(FIRST.includes(a.kpi)));
  }
  return [...groups, other].filter((group) => group.kpis.length > 0);
}

/** A level has no window: it is asked for under "0d", whatever the wall shows. */
export function windowOf(entry: KpiEntry, chosen: string): string {
  return entry.windows.includes(chosen) ? chosen : (entry.windows[0] ?? "0d");
}

/** Whether a KPI is divided by a dimension; patients who are counted once are not, as one of them may be in several parts. */
export function dividedBy(entry: KpiEntry, by: string): boolean {
  return !by || entry.slices.includes(by === "ageGroup" ? "AGE_GROUP" : by.toUpperCase());
}

/** Why there is no number although all input is there. */
export function noneWords(entry: KpiEntry, by: string): string {
  return dividedBy(entry, by) ? "No value for this choice yet." : `Counted for whole facilities only, not by ${dimensionWords(by)}.`;
}

/** The rows of one KPI in one window, by status. */
export interface Tile {
  matured?: KpiValue;
  provisional?: KpiValue;
  unavailable?: KpiValue;
}

export function tile(values: KpiValue[], kpi: string, window: string): Tile {
  const of = (status: string) => values.find((v) => v.kpi === kpi && v.window === window && v.status === status);
  return {
    matured: of("MATURED"),
    provisional: of("PROVISIONAL"),
    // An unavailable row is said once for a KPI, under whichever window.
    unavailable: of("UNAVAILABLE") ?? values.find((v) => v.kpi === kpi && v.status === "UNAVAILABLE"),
  };
}

/** What lies between low and high, in words; empty where the KPI has no interval. */
export function intervalWords(value: KpiValue, interval: string | null | undefined): string {
  if (value.low == null || value.high == null || !interval || interval === "none") return "";
  const ends = between(value.low, value.high, value.unitOfMeasure);
  return interval.startsWith("95") ? `95${THIN}% interval ${ends}` : `between ${ends.replace(" to ", " and ")}`;
}

/** "n 642", or what n counts where that is plain. */
export function nWords(value: KpiValue): string {
  const n = value.n as number | null | undefined;
  // A count is its own n: saying it twice tells nothing. A share of money rests on no number of cases.
  return n == null || value.unitOfMeasure === "count" ? "" : `n ${count(n)}`;
}

/** Why there is no number, in a sentence. */
export function missingWords(value: KpiValue): string {
  const family = value.missingFamily;
  const what: Record<string, string> = {
    admission: "admissions",
    discharge: "discharges",
    "claim.ADJUDICATED": "decisions on claims",
    "claim.ADJUDICATED.paidCents": "payments of insurers",
    "claim.ADJUSTED": "write-offs",
    "claim.chargeCents": "claims with a charge",
    "claim.paidCents": "payments of claims",
    "score.DISCHARGE": "scores of discharges",
    "discharge.chargeCents": "charges of stays",
    "discharge.DIED": "deaths after a discharge",
  };
  // What the host states was not seen in events, nor ever will be.
  const stated: Record<string, string> = {
    "facility.beds": "staffed beds",
    staffing: "days at work of providers",
    "drg.table": "a table of expected lengths by DRG",
    "drg.table.mortality": "a table of expected mortality by DRG",
    "drg.table.readmission_30d": "a table of expected readmissions by DRG",
    "drg.table.outcomes": "a table of expected outcomes by DRG",
  };
  if (family && stated[family]) return `Unavailable: it needs ${stated[family]} (${family}), and none is given for this choice.`;
  return `Unavailable: no ${family ? (what[family] ?? family) : "input"} ever seen here${family ? ` (${family})` : ""}.`;
}

/** The sentence under the heading of the wall: what the rate of coming back is, of whom, and how sure. */
export function headline(value: KpiValue | undefined, entry: KpiEntry | undefined): string {
  if (!value || !entry || value.value == null || value.numerator == null || value.denominator == null) return "";
  const part = (["unit", "provider", "payer", "ageGroup"] as const).find((d) => value[d] && value[d] !== "ALL");
  const where =
    (value.facility === "ALL" ? "the network" : value.facility) + (part ? `, ${dimensionWords(part)} ${value[part]}` : "");
  return (
    `Of ${count(value.denominator)} discharges from ${where} (${span(value.cohortFrom, value.cohortTo ?? "")}), ` +
    `${count(value.numerator)} were followed by another stay within ${entry.horizonDays} days: ` +
    `${inUnit(value.value, "share")}${value.low != null && value.high != null ? ` (95${THIN}% interval ${between(value.low, value.high, "share")})` : ""}.`
  );
}

/** "Restated: revision 2, before 16.0 %", or empty. */
export function restatedWords(value: KpiValue): string {
  if (!value.restatedAt && (value.revision ?? 1) <= 1) return "";
  const before = value.earlierValue == null ? "" : `, before ${inUnit(value.earlierValue, value.unitOfMeasure)}`;
  return `Restated: revision ${value.revision ?? 2}${before}`;
}

/** What a small trend says, in one sentence. */
export function trendWords(points: HistoryPoint[], unit: string): string {
  const known = points.filter((p) => p.value != null);
  if (known.length < 2) return "Too few values for a trend.";
  const [first, last] = [known[0]!, known[known.length - 1]!];
  return (
    `From ${inUnit(first.value, unit)} (${day(first.asOf ?? first.cohortTo)}) ` +
    `to ${inUnit(last.value, unit)} (${day(last.asOf ?? last.cohortTo)}), ${known.length} values.`
  );
}

/** The points of a small trend in a box of `width` by `height`, oldest first; gaps where there is no value. */
export function trendPath(points: HistoryPoint[], width: number, height: number): { line: string; end?: [number, number] } {
  const known = points.filter((p) => p.value != null && (p.asOf ?? p.cohortTo));
  if (known.length === 0) return { line: "" };
  const times = known.map((p) => atMidnight((p.asOf ?? p.cohortTo) as string).getTime());
  const values = known.map((p) => p.value as number);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [times[0]!, times[times.length - 1]!];
  const at = known.map((_, i): [number, number] => [
    to === from ? width : round(((times[i]! - from) / (to - from)) * width),
    high === low ? round(height / 2) : round(height - ((values[i]! - low) / (high - low)) * height),
  ]);
  return { line: at.map(([x, y], i) => `${i ? "L" : "M"}${x},${y}`).join(""), end: at[at.length - 1] };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** What being in a zone of the funnel means. */
export function zoneWords(zone: Zone): string {
  switch (zone) {
    case "above998":
      return "higher than chance alone would explain (outside 99.8 %)";
    case "below998":
      return "lower than chance alone would explain (outside 99.8 %)";
    case "above95":
      return "higher than usual, which chance can still explain (outside 95 %)";
    case "below95":
      return "lower than usual, which chance can still explain (outside 95 %)";
    default:
      return "within what chance explains";
  }
}

/** The points outside the limits, said one by one, by name. */
export function outsideWords(funnel: Funnel): string[] {
  return [...funnel.points]
    .sort((a, b) => compareNames(a.name, b.name))
    .filter((p) => p.zone !== "inside")
    .map((p) => `${p.name}: ${inUnit(p.value, "share")} of ${count(p.n)}, ${zoneWords(p.zone)}.`);
}

export function funnelHeading(funnel: Funnel): string {
  return `${funnel.title}, by ${dimensionWords(funnel.by)}, ${windowWords(funnel.window)}`;
}

export function dimensionWords(by: string): string {
  return by === "ageGroup" ? "age group" : by;
}

/** MED2 before MED10. */
export function compareNames(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** Census as a table: units by name down, days across, null where nothing is known. */
export interface CensusTable {
  days: string[];
  rows: { unit: string; values: (number | null)[] }[];
  /** Of the whole facility, as the server counts it. */
  totals: (number | null)[];
  max: number;
  /** Units where nobody lay on any of the days. */
  empty: string[];
}

export function censusTable(units: { unit: string; points: HistoryPoint[] }[], facility: HistoryPoint[]): CensusTable {
  const dayOf = (p: HistoryPoint) => (p.cohortTo ?? p.asOf ?? "").slice(0, 10);
  const days = [...new Set([facility, ...units.map((u) => u.points)].flat().map(dayOf))].filter((d) => d).sort();
  const across = (points: HistoryPoint[]) => {
    const byDay = new Map(points.map((p) => [dayOf(p), p.value ?? null]));
    return days.map((d) => byDay.get(d) ?? null);
  };
  const all = [...units]
    .sort((a, b) => compareNames(a.unit, b.unit))
    .map(({ unit, points }) => ({ unit, values: across(points) }));
  const lived = (values: (number | null)[]) => values.some((v) => v !== 0);
  const rows = all.filter((r) => lived(r.values));
  const empty = all.filter((r) => !lived(r.values)).map((r) => r.unit);
  return { days, rows, empty, totals: across(facility), max: Math.max(0, ...rows.flatMap((r) => r.values.map((v) => v ?? 0))) };
}

/** Which of five depths a cell of the census has; the number is always written too. */
export function depth(value: number | null, max: number): number {
  if (value === null || max <= 0 || value <= 0) return 0;
  return Math.min(5, Math.ceil((value / max) * 5));
}
