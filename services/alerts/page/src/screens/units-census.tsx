import { useLayoutEffect, useRef } from "preact/hooks";
import { shortDay, weekday } from "../charts/format";
import { censusTable, type CensusTable, depth, type HistoryPoint } from "../charts/shape";

interface Props {
  facility: string;
  units: { unit: string; points: HistoryPoint[] }[];
  of: HistoryPoint[];
}

/** Census at midnight, units down and days across: the number in each cell, its depth only repeats it. */
export function CensusBoard({ facility, units, of }: Props) {
  const table = censusTable(units, of);
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Where not all days fit, the latest are seen first.
    if (region.current) region.current.scrollLeft = region.current.scrollWidth;
  }, [facility]);
  return (
    <section class="board">
      <h2 id="census">Census at midnight, {facility}</h2>
      <p class="chart-summary">{censusWords(table)}</p>
      {table.days.length > 0 && (
        <div class="scroll-x card census-region" role="region" aria-labelledby="census" tabIndex={0} ref={region}>
          <table class="census">
            <thead>
              <tr>
                <th scope="col">Unit</th>
                {table.days.map((day) => (
                  <th scope="col" class="number">
                    <span class="census-weekday">{weekday(day)}</span> {shortDay(day)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ unit, values }) => (
                <tr key={unit}>
                  <th scope="row">{unit}</th>
                  {values.map((value) => (
                    <td class={`number depth-${depth(value, table.max)}`}>{value ?? <NotKnown />}</td>
                  ))}
                </tr>
              ))}
              <tr class="total">
                <th scope="row">{facility}</th>
                {table.totals.map((value) => (
                  <td class="number">{value ?? <NotKnown />}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function NotKnown() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">not known</span>
    </>
  );
}

/** The last day's census and how it moved, in one sentence. */
export function censusWords(table: CensusTable): string {
  const known = table.totals.map((value, i) => ({ value, day: table.days[i]! })).filter((t) => t.value !== null);
  if (known.length === 0) return "No census has been counted here yet.";
  const [first, last] = [known[0]!, known[known.length - 1]!];
  const busiest = table.rows
    .map((r) => ({ unit: r.unit, value: r.values[r.values.length - 1] ?? 0 }))
    .reduce((a, b) => (b.value > a.value ? b : a), { unit: "", value: 0 });
  const most = busiest.unit ? `, most of them on ${busiest.unit} (${busiest.value})` : "";
  return `${last.value} inpatients at the midnight that ended ${shortDay(last.day)}${most}; ${first.value} on ${shortDay(first.day)}.`;
}
