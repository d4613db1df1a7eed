import type { Row, Severity } from "../types";

/** What of the feed is shown. An empty text asks for all; state "" is what still asks for something. */
export interface Filters {
  facility: string;
  unit: string;
  kind: string;
  severity: Severity[];
  state: string;
  mine: boolean;
  q: string;
}

export const SEVERITIES: Severity[] = ["critical", "warning", "info"];
const OPEN = new Set(["NEW", "ACKNOWLEDGED"]);

export function readFilters(params: URLSearchParams): Filters {
  const text = (name: string) => params.get(name) ?? "";
  return {
    facility: text("facility"),
    unit: text("unit"),
    kind: text("kind"),
    severity: SEVERITIES.filter((each) => params.getAll("severity").includes(each)),
    state: text("state"),
    mine: text("mine") === "true",
    q: text("q"),
  };
}

export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ["facility", "unit", "kind", "state", "q"] as const) if (filters[name]) params.set(name, filters[name]);
  for (const severity of filters.severity) params.append("severity", severity);
  if (filters.mine) params.set("mine", "true");
  return params;
}

/** True if the row is among what is asked for; the same rule as the server's, for rows that come by the stream. */
export function matches(row: Row, filters: Filters, actor: string): boolean {
  if (filters.facility && row.facility !== filters.facility) return false;
  if (filters.unit && row.unit !== filters.unit) return false;
  if (filters.kind && row.kind !== filters.kind) return false;
  if (filters.severity.length && !filters.severity.includes(row.severity)) return false;
  if (!inState(row, filters.state)) return false;
  if (filters.mine && row.owner !== actor) return false;
  const q = filters.q.trim().toLowerCase();
  return (
    !q ||
    [row.facility, row.unit, row.bed, row.patient, row.encounterId, row.claimId, row.owner, row.payer, row.kindText, row.alertId].some(
      (text) => text?.toLowerCase().includes(q),
    )
  );
}

function inState(row: Row, state: string): boolean {
  if (state === "any") return true;
  return state === "" || state === "open" ? OPEN.has(row.state) : row.state === state;
}

/**
 * The server's order: severity; new ones, those in somebody's hands, those whose time has passed; least time left (none set last);
 * highest probability; alertId.
 */
export function order(a: Row, b: Row): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    turn(a) - turn(b) ||
    compare(limit(a), limit(b)) ||
    compare(b.probability ?? -1, a.probability ?? -1) ||
    compare(a.alertId, b.alertId)
  );
}

/** What was missed must not hide what can still be done. */
const turn = (row: Row) => (row.overdue ? 2 : row.state === "NEW" ? 0 : 1);

const limit = (row: Row) => (row.actBy ? Date.parse(row.actBy) : Number.POSITIVE_INFINITY);

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type Known = ReadonlyMap<string, Row>;

/** Later rows take the place of earlier ones with the same alertId: nothing is ever there twice. */
export function upsert(known: Known, rows: Iterable<Row>): Map<string, Row> {
  const next = new Map(known);
  for (const row of rows) next.set(row.alertId, row);
  return next;
}

export function visible(known: Known, filters: Filters, actor: string): Row[] {
  return [...known.values()].filter((row) => matches(row, filters, actor)).sort(order);
}

/** How the truth differs from what is on the screen. */
export interface Waiting {
  added: number;
  changed: number;
  gone: number;
  critical: number;
  total: number;
}

export const NOTHING: Waiting = { added: 0, changed: 0, gone: 0, critical: 0, total: 0 };

export function difference(shown: Row[], now: Row[]): Waiting {
  const before = new Map(shown.map((row) => [row.alertId, row]));
  let added = 0;
  let changed = 0;
  let critical = 0;
  for (const row of now) {
    const old = before.get(row.alertId);
    before.delete(row.alertId);
    const fresh = !old;
    const other = old !== undefined && old !== row && !same(old, row);
    if (fresh) added++;
    if (other) changed++;
    if ((fresh || (other && old.severity !== row.severity)) && row.severity === "critical") critical++;
  }
  return { added, changed, gone: before.size, critical, total: added + changed + before.size };
}

/** True if the two say the same to a reader. */
function same(a: Row, b: Row): boolean {
  return (
    a.severity === b.severity &&
    a.kind === b.kind &&
    a.state === b.state &&
    a.probability === b.probability &&
    a.owner === b.owner &&
    a.actBy === b.actBy &&
    a.unit === b.unit &&
    a.bed === b.bed &&
    a.amountCents === b.amountCents &&
    (a.scores?.length ?? 0) === (b.scores?.length ?? 0) &&
    JSON.stringify(a.reasons?.map((each) => each.text)) === JSON.stringify(b.reasons?.map((each) => each.text))
  );
}

/** "3 new, 1 changed, 2 gone": what waits, in words; the empty text if nothing does. */
export function waitingText(waiting: Waiting): string {
  const parts = [];
  if (waiting.added) parts.push(`${waiting.added} new`);
  if (waiting.changed) parts.push(`${waiting.changed} changed`);
  if (waiting.gone) parts.push(`${waiting.gone} done`);
  return parts.join(", ") + (waiting.critical ? ` (${waiting.critical} critical)` : "");
}

export function countBySeverity(rows: Iterable<Row>): Record<Severity, number> {
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const row of rows) counts[row.severity]++;
  return counts;
}
