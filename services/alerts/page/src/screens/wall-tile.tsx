import type { Slice } from "../charts/choice";
import { Definition, FormulaText, NumberText, SourceText, useExplained } from "../charts/definition";
import { inUnit, span, windowWords } from "../charts/format";
import {
  type HistoryPoint,
  intervalWords,
  missingWords,
  noneWords,
  nWords,
  restatedWords,
  tile,
  trendPath,
  trendWords,
  windowOf,
} from "../charts/shape";
import type { KpiEntry, KpiValue } from "../kpi-types";
import { BehindText } from "./wall-behind";

interface Props {
  entry: KpiEntry;
  values: KpiValue[];
  window: string;
  slice: Slice;
  trend: HistoryPoint[] | undefined;
  href: string;
}

/** One KPI of the wall: what it is now, how sure that is, and where it comes from. */
export function WallTile({ entry, values, window, slice, trend, href }: Props) {
  const explained = useExplained();
  const of = tile(values, entry.kpi, windowOf(entry, window));
  const value = of.matured ?? of.provisional;
  return (
    <article class="tile" {...explained.hover}>
      <div class="tile-head">
        <h3>
          <a id={`kpi-${entry.kpi}`} href={href}>{entry.title}</a>
        </h3>
        <Definition title={entry.title} explained={explained}>
          {() => (
            <>
              <FormulaText entry={entry} />
              {value && <NumberText entry={entry} value={value} />}
              {value && <BehindText kpi={entry.kpi} slice={slice} value={value} />}
              <SourceText entry={entry} />
            </>
          )}
        </Definition>
      </div>
      {value ? <Known entry={entry} value={value} trend={trend} /> : <Unknown value={of.unavailable} otherwise={noneWords(entry, slice.by)} />}
      {of.matured && of.provisional && (
        <p class="tile-line provisional">
          <Mark kind="hollow" /> Provisional{" "}
          {[inUnit(of.provisional.value, entry.unit), nWords(of.provisional)].filter(Boolean).join(", ")}: newest{" "}
          {windowWords(of.provisional.window)}, reads low
        </p>
      )}
    </article>
  );
}

function Known({ entry, value, trend }: { entry: KpiEntry; value: KpiValue; trend: HistoryPoint[] | undefined }) {
  const interval = intervalWords(value, entry.interval);
  const restated = restatedWords(value);
  const provisional = value.status === "PROVISIONAL";
  return (
    <>
      <div class="tile-value">
        <strong>{inUnit(value.value, entry.unit)}</strong>
        <Trend points={trend} unit={entry.unit} />
      </div>
      <p class="tile-line">{[nWords(value), interval].filter(Boolean).join(", ")}</p>
      <p class="tile-line">
        <Mark kind={provisional ? "hollow" : "full"} /> {provisional ? "Provisional" : "Matured"}
        {value.cohortTo ? `, ${span(value.window === "0d" ? value.cohortTo : value.cohortFrom, value.cohortTo)}` : ""}
      </p>
      {restated && (
        <p class="tile-line restated">
          <Mark kind="diamond" /> {restated}
        </p>
      )}
    </>
  );
}

function Unknown({ value, otherwise }: { value: KpiValue | undefined; otherwise: string }) {
  return (
    <p class="tile-line unavailable">
      <Mark kind="cross" /> {value ? missingWords(value) : otherwise}
    </p>
  );
}

/** A status as a shape; the word beside it says the same. */
export function Mark({ kind }: { kind: "full" | "hollow" | "diamond" | "cross" }) {
  return (
    <svg class="mark" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
      {kind === "full" && <circle r="4" class="g-value" />}
      {kind === "hollow" && <circle r="4" class="g-hollow" stroke-dasharray="2 1.5" />}
      {kind === "diamond" && <path d="M0,-5L4,0L0,5L-4,0Z" class="g-restated" />}
      {kind === "cross" && <path d="M-4,-4L4,4M4,-4L-4,4" class="g-cross" />}
    </svg>
  );
}

const WIDTH = 92;
const HEIGHT = 26;

function Trend({ points, unit }: { points: HistoryPoint[] | undefined; unit: string }) {
  if (!points) return <span class="trend" />;
  const { line, end } = trendPath(points, WIDTH, HEIGHT);
  if (!end) return <span class="trend" />;
  return (
    <svg class="trend" width={WIDTH + 8} height={HEIGHT + 8} viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} role="img" aria-label={trendWords(points, unit)}>
      <title>{trendWords(points, unit)}</title>
      <path d={line} class="g-trend" />
      <circle cx={end[0]} cy={end[1]} r="3" class="g-value" />
    </svg>
  );
}
