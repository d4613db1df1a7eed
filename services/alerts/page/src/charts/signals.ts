/** Which points of a process chart stand out, and in which words. The server decides; this only says it. */

import type { ChartPoint, KpiChart } from "../kpi-types";
import { count, inUnit, shortDay, span } from "./format";

export type Signal = NonNullable<ChartPoint["signals"]>[number];

/** A mark's word, short enough to stand beside it. */
export const SIGNAL_WORD: Record<string, string> = {
  ASTRONOMICAL: "outside",
  SHIFT: "shift",
  TREND: "trend",
  TWO_OF_THREE: "2 of 3",
};

const SIGNAL_LONG: Record<string, string> = {
  ASTRONOMICAL: "outside the limits",
  SHIFT: "part of a shift",
  TREND: "part of a trend",
  TWO_OF_THREE: "two of three near a limit",
};

/** Whether another number was said when the day closed. */
export function isRestated(point: ChartPoint): point is ChartPoint & { firstSaid: number } {
  return !!point.restated && point.firstSaid != null;
}

export function hasSignal(point: ChartPoint): boolean {
  return (point.signals?.length ?? 0) > 0;
}

/** "high: outside the limits, part of a shift", or empty. */
export function signalWords(point: ChartPoint): string {
  if (!hasSignal(point)) return "";
  const which = point.signals!.map((s) => SIGNAL_LONG[s] ?? s).join(", ");
  return point.direction ? `${point.direction}: ${which}` : which;
}

/** A word for the first point of each run of points under the same rules; the rest of a run carries its shape alone. */
export function runLabels(points: ChartPoint[]): { point: ChartPoint; text: string }[] {
  const labels: { point: ChartPoint; text: string }[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1]?.direction === point.direction ? (points[i - 1]?.signals ?? []) : [];
    const begun = (point.signals ?? []).filter((s) => !before.includes(s));
    if (begun.length > 0) labels.push({ point, text: begun.map((s) => SIGNAL_WORD[s] ?? s).join(", ") });
  });
  return labels;
}

/** Spans of points in a row that break `code`, in words: "4 Mar", "4 Feb to 18 Mar". */
export function brokenAt(points: ChartPoint[], code: string): string[] {
  const spans: [string, string][] = [];
  points.forEach((point, i) => {
    if (!point.signals?.includes(code as Signal)) return;
    const last = spans[spans.length - 1];
    if (last && points[i - 1]?.signals?.includes(code as Signal)) last[1] = point.day;
    else spans.push([point.day, point.day]);
  });
  return spans.map(([from, to]) => (from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`));
}

/** How far a point is decided, as a word. */
export function statusWord(status: string): string {
  switch (status) {
    case "MATURED":
      return "matured";
    case "PROVISIONAL":
      return "provisional";
    default:
      return "unavailable";
  }
}

/** All of one point, for the pointer that rests on it. */
export function pointWords(point: ChartPoint, unit: string): string {
  const lines = [
    span(point.cohortFrom, point.cohortTo ?? point.day),
    `${inUnit(point.value, unit)}${point.n == null ? "" : `, n ${count(point.n)}`}, ${statusWord(point.status)}`,
  ];
  if (hasSignal(point)) lines.push(signalWords(point));
  if (isRestated(point)) lines.push(`first said: ${inUnit(point.firstSaid, unit)}`);
  return lines.join("\n");
}

/** What kind of chart it is, in a sentence. */
export function typeWords(chart: KpiChart): string {
  return chart.type === "pprime"
    ? "A Laney p′ chart: shares of each period's own cases; the limits allow for how many cases there were and for how much the share moves anyway."
    : "An XmR chart: single values; the limits come from how much neighbouring values usually differ.";
}
