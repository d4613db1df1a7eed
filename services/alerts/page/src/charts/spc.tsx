/** The process chart of one KPI: what is usual variation, and what is not. Every number in it is the server's. */

import type { ChartPoint, KpiChart } from "../kpi-types";
import { ChartFrame, type TableColumn } from "../components/ChartFrame";
import { atMidnight, count, day, inUnit, onAxis, shortDay } from "./format";
import { Legend, type LegendItem } from "./legend";
import { DOWN, Plot, PlotPicture, UP } from "./plot";
import { brokenAt, hasSignal, isRestated, pointWords, runLabels, signalWords, statusWord, typeWords } from "./signals";

type Known = ChartPoint & { value: number };

const known = (point: ChartPoint): point is Known => point.value != null;
const at = (point: ChartPoint) => atMidnight(point.day);

export default function SpcChart({ chart }: { chart: KpiChart }) {
  const unit = chart.unitOfMeasure;
  return (
    <ChartFrame
      title={`${chart.title}, by ${chart.window === "0d" ? "day" : "week"}`}
      summary={chart.summary}
      columns={columns(unit)}
      rows={[...chart.points].reverse()}
      notes={chart.notes?.length ? chart.notes.map((note) => <p>{sentence(note)}</p>) : undefined}
    >
      {chart.points.some(known) && <PlotPicture label={chart.summary} data={chart} draw={(width) => spcOptions(chart, width)} />}
      <Legend items={legendOf(chart)} />
      <Rules chart={chart} />
    </ChartFrame>
  );
}

function columns(unit: string): TableColumn<ChartPoint>[] {
  return [
    { title: "Period to", cell: (p) => <span class="nowrap">{day(p.cohortTo ?? p.day)}</span> },
    { title: "Value", number: true, cell: (p) => inUnit(p.value, unit) },
    { title: "Cases", number: true, cell: (p) => (p.numerator == null ? "" : count(p.numerator)) },
    { title: "n", number: true, cell: (p) => (p.n == null ? "" : count(p.n)) },
    { title: "Lower limit", number: true, cell: (p) => (p.lower == null ? "" : inUnit(p.lower, unit)) },
    { title: "Upper limit", number: true, cell: (p) => (p.upper == null ? "" : inUnit(p.upper, unit)) },
    { title: "Status", cell: (p) => statusWord(p.status) },
    { title: "Stands out", cell: (p) => signalWords(p) || "no" },
    { title: "First said", number: true, cell: (p) => (isRestated(p) ? inUnit(p.firstSaid, unit) : "") },
  ];
}

function legendOf(chart: KpiChart): LegendItem[] {
  const points = chart.points.filter(known);
  const items: LegendItem[] = [{ glyph: "dot", text: "a period, every outcome in" }];
  if (points.some((p) => p.status !== "MATURED"))
    items.push({ glyph: "hollow", text: "provisional: outcomes can still happen, so it reads low" });
  if (points.some((p) => hasSignal(p) && p.direction !== "low")) items.push({ glyph: "up", text: "stands out, high or rising" });
  if (points.some((p) => hasSignal(p) && p.direction === "low")) items.push({ glyph: "down", text: "stands out, low or falling" });
  if (points.some(isRestated)) items.push({ glyph: "diamond", text: "what was first said, since restated" });
  if (chart.centre != null) items.push({ glyph: "line", text: `centre line, ${inUnit(chart.centre, chart.unitOfMeasure)}` });
  if (points.some((p) => p.upper != null)) items.push({ glyph: "dash", text: "limits of usual variation" });
  return items;
}

function Rules({ chart }: { chart: KpiChart }) {
  return (
    <details class="rules">
      <summary>How to read this chart, and the four rules</summary>
      <p>
        {typeWords(chart)} Most points of a steady process lie between the limits. A point stands out only where it breaks
        one of these rules; anything else is noise, and is best left alone.
      </p>
      <dl>
        {chart.rules.map((rule) => {
          const broken = brokenAt(chart.points, rule.code);
          return (
            <>
              <dt>{rule.text}</dt>
              <dd>{broken.length ? `Here: ${broken.join("; ")}.` : "Not here."}</dd>
            </>
          );
        })}
      </dl>
    </details>
  );
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** The picture for so many pixels. */
export function spcOptions(chart: KpiChart, width: number): Plot.PlotOptions {
  const unit = chart.unitOfMeasure;
  const points = chart.points.filter(known);
  const wide = width >= 560;
  const limited = points.filter((p) => p.lower != null && p.upper != null);
  const last = limited[limited.length - 1];
  const settled = points.filter((p) => p.status === "MATURED");
  const open = points.filter((p) => p.status !== "MATURED");
  // The dashed line starts at the last settled point, so that nothing looks missing between the two.
  const openLine = open.length ? [...settled.slice(-1), ...open] : [];
  const restated = points.filter(isRestated);
  const limit = { x: at, curve: "step", stroke: "var(--chart-limit)", strokeWidth: 1.25, strokeDasharray: "6 4" } as const;
  return {
    height: wide ? 340 : 280,
    marginLeft: 52,
    marginRight: wide ? 136 : 16,
    marginTop: 24,
    marginBottom: 36,
    style: { fontSize: "12px" },
    x: { type: "utc", label: null },
    y: { label: null, domain: domainOf(points, unit) },
    marks: [
      Plot.gridY({ stroke: "var(--chart-grid)", strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => onAxis(d, unit), fill: "var(--muted)" }),
      Plot.axisX({
        ticks: Math.max(2, Math.floor(width / 110)),
        tickSize: 4,
        tickFormat: (d: Date) => shortDay(d.toISOString()),
        fill: "var(--muted)",
        stroke: "var(--chart-limit)",
      }),
      Plot.areaY(limited, { x: at, y1: "lower", y2: "upper", curve: "step", fill: "var(--chart-limit)", fillOpacity: 0.08 }),
      Plot.line(limited, { ...limit, y: "upper" }),
      Plot.line(limited, { ...limit, y: "lower" }),
      chart.centre == null ? null : Plot.ruleY([chart.centre], { stroke: "var(--chart-limit)", strokeWidth: 1.5 }),
      Plot.line(settled, { x: at, y: "value", stroke: "var(--chart-1)", strokeWidth: 1.75 }),
      Plot.line(openLine, { x: at, y: "value", stroke: "var(--chart-1)", strokeWidth: 1.75, strokeDasharray: "2 4" }),
      Plot.ruleX(restated, { x: at, y1: "firstSaid", y2: "value", stroke: "var(--chart-2)", strokeWidth: 1.25 }),
      Plot.dot(restated, {
        x: at,
        y: "firstSaid",
        symbol: "diamond",
        r: 5,
        fill: "var(--surface)",
        stroke: "var(--chart-2)",
        strokeWidth: 1.75,
        title: (p: Known) => pointWords(p, unit),
      }),
      dots(points.filter((p) => !hasSignal(p)), unit),
      signals(points.filter(hasSignal), unit),
      words(points),
      wide && last && chart.centre != null ? ends(chart, last) : null,
    ],
  };
}

function domainOf(points: Known[], unit: string): [number, number] {
  const all = points.flatMap((p) => [p.value, p.lower, p.upper, isRestated(p) ? p.firstSaid : null].filter((v): v is number => v != null));
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  // Shares and levels near nothing are shown from nothing on; what never comes near it is not squeezed by it.
  const floor = low < (high - low) * 0.6 || unit === "share" ? 0 : low - room;
  return [Math.max(0, floor), high + room];
}

function dots(points: Known[], unit: string) {
  return Plot.dot(points, {
    x: at,
    y: "value",
    r: 3.75,
    fill: (p: Known) => (p.status === "MATURED" ? "var(--chart-1)" : "var(--surface)"),
    stroke: "var(--chart-1)",
    strokeWidth: 1.5,
    title: (p: Known) => pointWords(p, unit),
  });
}

function signals(points: Known[], unit: string) {
  return (["high", "low"] as const).map((direction) =>
    Plot.dot(
      points.filter((p) => (p.direction ?? "high") === direction),
      {
        x: at,
        y: "value",
        symbol: direction === "high" ? UP : DOWN,
        r: 5.5,
        fill: (p: Known) => (p.status === "MATURED" ? "var(--chart-signal)" : "var(--surface)"),
        stroke: "var(--chart-signal)",
        strokeWidth: 1.5,
        title: (p: Known) => pointWords(p, unit),
      },
    ),
  );
}

function words(points: Known[]) {
  return (["high", "low"] as const).map((direction) =>
    Plot.text(
      runLabels(points).filter(({ point }) => (point.direction ?? "high") === direction),
      {
        x: (d: { point: Known }) => at(d.point),
        y: (d: { point: Known }) => d.point.value,
        text: "text",
        dy: direction === "high" ? -14 : 16,
        fill: "var(--chart-signal)",
        stroke: "var(--surface)",
        strokeWidth: 4,
        fontWeight: 600,
      },
    ),
  );
}

function ends(chart: KpiChart, last: Known) {
  const unit = chart.unitOfMeasure;
  const centre: [number, string] = [chart.centre as number, "centre"];
  // Where nothing varies the three lines are one.
  const lines: [number, string][] =
    last.upper === last.lower ? [centre] : [[last.upper as number, "upper limit"], centre, [last.lower as number, "lower limit"]];
  return Plot.text(lines, {
    frameAnchor: "right",
    textAnchor: "start",
    dx: 8,
    y: "0",
    text: (d: [number, string]) => `${d[1]} ${onAxis(d[0], unit)}`,
    fill: "var(--muted)",
  });
}
