/** The stays behind a readmission KPI: what to ask for, and how what is answered is said. */

import type { IndexStay, IndexStays, KpiValue } from "../kpi-types";
import { count, day, share, span } from "./format";
import { NETWORK, type Slice } from "./choice";

/** What a KPI is made of. */
export interface Behind {
  measure: string;
  returns: "any" | "same" | "emergency" | "observation";
  horizon: number;
}

const READMISSION = /^readmission\.(7|30|60|90)d\.(crude|unplanned(?:\.(?:cms|ami|hf|pn|copd|cabg|tha-tka))?)(\.same)?$/;
const RETURN = /^return\.(emergency|observation)\.(7|30|60|90)d$/;

const EXCLUDED = /^readmission\.excluded(?:\.([a-z-]+))?$/;

/** The reason whose stays a KPI counts; "" for all of them, undefined where it counts none. */
export function excludedReason(kpi: string): string | undefined {
  const found = EXCLUDED.exec(kpi);
  return found ? (found[1] ?? "").toUpperCase().replaceAll("-", "_") : undefined;
}

/** What a KPI counts of index stays; undefined where it is not made of them. */
export function behind(kpi: string): Behind | undefined {
  const [, days, measure, same] = READMISSION.exec(kpi) ?? [];
  if (days && measure) return { measure, returns: same ? "same" : "any", horizon: Number(days) };
  const [, returns, within] = RETURN.exec(kpi) ?? [];
  return returns && within ? { measure: "unplanned", returns: returns as "emergency", horizon: Number(within) } : undefined;
}

/** Whether the stays of a slice can be listed: no list knows age groups. */
export function listable(slice: Slice): boolean {
  return slice.by !== "ageGroup";
}

/** The query for the stays of a KPI in a slice and some days. */
export function staysQuery(of: Behind, slice: Slice, from: string | null | undefined, to: string | null | undefined) {
  return {
    ...of,
    facility: slice.facility === NETWORK ? "" : slice.facility,
    ...(slice.by ? { [slice.by]: slice.value } : {}),
    from: from ?? "",
    to: to ?? "",
  };
}

/** The filters of the screen that lists the stays behind a value. */
export function staysParams(kpi: string, slice: Slice, value: KpiValue): URLSearchParams {
  const reason = excludedReason(kpi);
  const params = new URLSearchParams({ kpi: reason === undefined ? kpi : "readmission.30d.unplanned" });
  if (slice.facility !== NETWORK) params.set("facility", slice.facility);
  if (slice.by) params.set(slice.by, slice.value);
  if (reason !== undefined) {
    // These days are no cohort of a readmission rate: what ended on them needs no time to mature.
    for (const [name, text] of Object.entries({ cohort: "days", from: value.cohortFrom, to: value.cohortTo, status: "excluded", reason })) if (text) params.set(name, text);
    return params;
  }
  params.set("window", value.window);
  if (value.status === "PROVISIONAL") params.set("cohort", "provisional");
  return params;
}

/** What makes an index stay part of the numerator. */
export function returnWords(list: Pick<IndexStays, "measure" | "returns" | "horizon">): string {
  const within = `within ${list.horizon} days`;
  switch (list.returns) {
    case "emergency":
      return `an emergency visit that became no stay, ${within}`;
    case "observation":
      return `an observation visit that became no stay, ${within}`;
    default: {
      const what = list.measure === "crude" ? "another stay" : "a stay that was not planned";
      return `${what}, ${within}, at ${list.returns === "same" ? "the same hospital" : "any hospital"}`;
    }
  }
}

const stays = (n: number) => `${count(n)} ${n === 1 ? "stay" : "stays"}`;
const are = (n: number) => (n === 1 ? "is" : "are");

/** How numerator and denominator are made of the stays, sentence by sentence. */
export function addUpWords(list: IndexStays): string[] {
  const { counts, from, to } = list;
  if (counts.stays === 0) return ["No stay of these days is known here."];
  const ended = to ? `of ${span(from, to)}` : "of all days";
  const out = counts.excluded
    ? `${count(counts.excluded)} ${are(counts.excluded)} no index ${counts.excluded === 1 ? "stay" : "stays"}, each for the reasons beside it; ` +
      `${count(counts.denominator)} ${are(counts.denominator)}: the denominator.`
    : "all are index stays: the denominator.";
  const rate = counts.denominator ? `: ${share(counts.numerator / counts.denominator)}.` : ".";
  const words = [
    `Of ${stays(counts.stays)} ${ended}, ${out}`,
    `${count(counts.numerator)} of the ${count(counts.denominator)} ${counts.numerator === 1 ? "was" : "were"} followed by ${returnWords(list)}: the numerator${rate}`,
  ];
  if (counts.planned) words.push(`${count(counts.planned)} came back first as planned, which does not count and hides what came after.`);
  if (counts.pending) words.push(`${count(counts.pending)} can still come back in time, so the rate still grows.`);
  return words;
}

/** Whether the list adds up to a published value, in a sentence; empty while there is no value. */
export function agreeWords(list: IndexStays, value: KpiValue | undefined): string {
  if (value?.numerator == null || value.denominator == null) return "";
  const said = `${count(value.numerator)} of ${count(value.denominator)}`;
  return agrees(list, value)
    ? `The tile says the same: ${said}.`
    : `The tile, as of ${day(value.asOf)}, says ${said}: what is known has changed since, and it follows.`;
}

export function agrees(list: IndexStays, value: KpiValue): boolean {
  return value.numerator === list.counts.numerator && value.denominator === list.counts.denominator;
}

/** What came after a stay, in words; empty where it is no index stay. */
export function outcomeWords(stay: IndexStay, horizon: number): string {
  const outcome = stay.outcome;
  if (!outcome) return "";
  if (outcome.state === "NONE") return `Nothing within ${horizon} days`;
  if (outcome.state === "PENDING") return `Nothing yet; matures on ${day(stay.maturesOn)}`;
  const back = `Back on day ${outcome.days} (${day(outcome.day)}) at ${outcome.facility}`;
  const rule = outcome.rule ? `, ${outcome.rule.text}` : "";
  switch (outcome.state) {
    case "PLANNED":
      return `${back}${rule}; does not count`;
    case "LATER":
      return `${back}, after the ${horizon} days`;
    default:
      return `${back}${rule}`;
  }
}

/** Where a stay stands in a chain of stays; empty where it stands alone. */
export function legWords(stay: IndexStay): string {
  return stay.legs > 1 ? `part ${stay.leg} of ${stay.legs} of one episode that began at ${stay.episodeFacility}` : "";
}
