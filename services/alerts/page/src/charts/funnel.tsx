/** A funnel plot: what chance alone would explain, by how many cases there are. Never a ranking. */

import { ChartFrame, type TableColumn } from "../components/ChartFrame";
import type { Funnel } from "../kpi-types";
import { count, inUnit, onAxis, span } from "./format";
import { placed } from "./labels";
import { Legend, type LegendItem } from "./legend";
import { DOWN, Plot, PlotPicture, UP } from "./plot";
import { compareNames, dimensionWords, funnelHeading, outsideWords, zoneWords } from "./shape";

type Point = Funnel["points"][number];

export default function FunnelChart({ funnel }: { funnel: Funnel }) {
  const rows = [...funnel.points].sort((a, b) => compareNames(a.name, b.name));
  const outside = outsideWords(funnel);
  return (
    <ChartFrame
      title={funnelHeading(funnel)}
      summary={funnel.summary}
      columns={columns(funnel)}
      rows={rows}
      notes={<Notes funnel={funnel} />}
    >
      {funnel.points.length > 0 && <PlotPicture label={funnel.summary} data={funnel} draw={(width) => funnelOptions(funnel, width)} />}
      {funnel.points.length > 0 && <Legend items={legendOf(funnel)} />}
      {outside.length > 0 && (
        <ul class="outside">
          {outside.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}

function columns(funnel: Funnel): TableColumn<Point>[] {
  return [
    { title: dimensionWords(funnel.by).replace(/^./, (c) => c.toUpperCase()), cell: (p) => p.name },
    { title: "Share", number: true, cell: (p) => inUnit(p.value, "share") },
    { title: "Cases", number: true, cell: (p) => count(p.numerator) },
    { title: "n", number: true, cell: (p) => count(p.n) },
    { title: "Compared with the target", cell: (p) => zoneWords(p.zone) },
  ];
}

function Notes({ funnel }: { funnel: Funnel }) {
  return (
    <>
      <p>
        {funnel.cohortTo ? `Cases of ${span(funnel.cohortFrom, funnel.cohortTo)}. ` : ""}In alphabetical order: a funnel says whom chance explains, not who
        is best. Patients differ between groups, and the share is not adjusted for that.
      </p>
      {funnel.suppressed > 0 && (
        <p>
          {funnel.suppressed === 1 ? "1 group with" : `${count(funnel.suppressed)} groups with`} fewer than {funnel.minN} cases{" "}
          {funnel.suppressed === 1 ? "is" : "are"} not shown.
        </p>
      )}
    </>
  );
}

function legendOf(funnel: Funnel): LegendItem[] {
  const items: LegendItem[] = [{ glyph: "dot", text: "within what chance explains" }];
  const zones = new Set(funnel.points.map((p) => p.zone));
  if (zones.has("above95")) items.push({ glyph: "upHollow", text: "above 95 %" });
  if (zones.has("below95")) items.push({ glyph: "downHollow", text: "below 95 %" });
  if (zones.has("above998")) items.push({ glyph: "up", text: "above 99.8 %: more than chance" });
  if (zones.has("below998")) items.push({ glyph: "down", text: "below 99.8 %: less than chance" });
  if (funnel.target != null) items.push({ glyph: "line", text: `target, the whole: ${inUnit(funnel.target, "share")}` });
  items.push({ glyph: "dash", text: "95 % limits" }, { glyph: "thin", text: "99.8 % limits" });
  return items;
}

/** The picture for so many pixels. */
export function funnelOptions(funnel: Funnel, width: number): Plot.PlotOptions {
  const wide = width >= 560;
  const most = Math.max(...funnel.points.map((p) => p.n), funnel.minN * 2, 1) * 1.06;
  // Limits are drawn as far as there are points; further right they say nothing.
  const limits = funnel.limits.filter((l) => l.n <= most);
  const least = Math.min(...funnel.points.map((p) => p.n), most);
  const shownLimits = limits.filter((l) => l.n >= Math.min(least, most / 10) * 0.8);
  const line = { x: "n", stroke: "var(--chart-limit)" } as const;
  const top = Math.max(
    ...funnel.points.map((p) => p.value),
    ...limits.filter((l) => l.n >= least * 0.8).map((l) => l.high998),
    funnel.target ?? 0,
    0.01,
  );
  return {
    height: wide ? 400 : 320,
    marginLeft: 52,
    marginRight: wide ? 40 : 20,
    marginTop: 16,
    marginBottom: 44,
    style: { fontSize: "12px" },
    x: { domain: [0, most], label: null },
    y: { domain: [0, Math.min(1, top * 1.04)], label: null },
    marks: [
      Plot.gridY({ stroke: "var(--chart-grid)", strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => onAxis(d, "share"), fill: "var(--muted)" }),
      Plot.axisX({
        ticks: Math.max(3, Math.floor(width / 110)),
        tickFormat: (d: number) => count(d),
        fill: "var(--muted)",
        stroke: "var(--chart-limit)",
        label: "n, cases in the group",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.areaY(shownLimits, { x: "n", y1: "low95", y2: "high95", fill: "var(--chart-limit)", fillOpacity: 0.08 }),
      Plot.line(shownLimits, { ...line, y: "high998", strokeWidth: 1 }),
      Plot.line(shownLimits, { ...line, y: "low998", strokeWidth: 1 }),
      Plot.line(shownLimits, { ...line, y: "high95", strokeWidth: 1.25, strokeDasharray: "6 4" }),
      Plot.line(shownLimits, { ...line, y: "low95", strokeWidth: 1.25, strokeDasharray: "6 4" }),
      Plot.ruleY(funnel.target == null ? [] : [funnel.target], { stroke: "var(--chart-limit)", strokeWidth: 1.75 }),
      ...marksOf(funnel.points),
      names(funnel.points),
    ],
  };
}

function marksOf(points: Point[]) {
  const title = (p: Point) => `${p.name}: ${inUnit(p.value, "share")}, n ${count(p.n)}\n${zoneWords(p.zone)}`;
  const shared = { x: "n", y: "value", title, strokeWidth: 1.75 } as const;
  const outside = (side: "above" | "below", symbol: Plot.SymbolType) =>
    Plot.dot(points.filter((p) => p.zone.startsWith(side)), {
      ...shared,
      r: 5.5,
      symbol,
      fill: (p: Point) => (p.zone.endsWith("998") ? "var(--chart-signal)" : "var(--surface)"),
      stroke: "var(--chart-signal)",
    });
  return [
    Plot.dot(points.filter((p) => p.zone === "inside"), { ...shared, r: 4, fill: "var(--chart-1)", stroke: "var(--surface)" }),
    outside("above", UP),
    outside("below", DOWN),
  ];
}

/** Names beside their points, as far as they find room; who stands outside is named first. All are in the table. */
function names(points: Point[]) {
  const order = [...points].sort((a, b) => Number(a.zone === "inside") - Number(b.zone === "inside"));
  return (_index: unknown, scales: Plot.ScaleFunctions, _values: unknown, frame: Plot.Dimensions) => {
    const spots = order.map((p) => ({ x: scales.x!(p.n), y: scales.y!(p.value), text: p.name, strong: p.zone !== "inside" }));
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    for (const { spot, x, y, anchor } of placed(spots, frame.width - 4)) {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("x", String(x));
      text.setAttribute("y", String(y));
      text.setAttribute("text-anchor", anchor);
      text.setAttribute("class", spot.strong ? "plot-name strong" : "plot-name");
      text.textContent = spot.text;
      group.append(text);
    }
    return group;
  };
}
