import { between, inUnit, span, windowWords } from "../charts/format";
import { type Group, missingWords, noneWords, nWords, restatedWords, tile, windowOf } from "../charts/shape";
import { statusWord } from "../charts/signals";
import type { KpiEntry, KpiValue } from "../kpi-types";

/** A group of the wall as a table: the same numbers, one row for each KPI and status. */
export function WallTable({ group, values, window, by }: { group: Group; values: KpiValue[]; window: string; by: string }) {
  return (
    <div class="scroll-x" role="region" aria-label={`${group.name} as a table`} tabIndex={0}>
      <table class="wall-table">
        <thead>
          <tr>
            <th scope="col">KPI</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Interval
            </th>
            <th scope="col" class="number">
              n
            </th>
            <th scope="col">Window</th>
            <th scope="col">Status</th>
            <th scope="col">Days</th>
          </tr>
        </thead>
        <tbody>{group.kpis.flatMap((entry) => rowsOf(entry, values, window, by))}</tbody>
      </table>
    </div>
  );
}

function rowsOf(entry: KpiEntry, values: KpiValue[], window: string, by: string) {
  const of = tile(values, entry.kpi, windowOf(entry, window));
  const rows = [of.matured, of.provisional, of.matured ? undefined : of.unavailable].filter((v): v is KpiValue => !!v);
  if (rows.length === 0) {
    return [
      <tr>
        <th scope="row">{entry.title}</th>
        <td colSpan={6}>{noneWords(entry, by)}</td>
      </tr>,
    ];
  }
  return rows.map((value) => (
    <tr key={`${entry.kpi} ${value.status}`}>
      <th scope="row">{entry.title}</th>
      <td class="number nowrap">{inUnit(value.value, entry.unit)}</td>
      <td class="number nowrap">
        {value.low == null || value.high == null ? "" : between(value.low, value.high, entry.unit)}
      </td>
      <td class="number">{nWords(value).replace("n ", "")}</td>
      <td class="nowrap">{windowWords(value.window)}</td>
      <td>{value.status === "UNAVAILABLE" ? missingWords(value) : [statusWord(value.status), restatedWords(value).toLowerCase()].filter(Boolean).join("; ")}</td>
      <td class="nowrap">{value.cohortTo ? span(value.window === "0d" ? value.cohortTo : value.cohortFrom, value.cohortTo) : ""}</td>
    </tr>
  ));
}
