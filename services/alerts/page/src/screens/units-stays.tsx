import { useState } from "preact/hooks";
import { choose, Select } from "../charts/choice";
import { decimal, share } from "../charts/format";
import { Severity } from "../components/Severity";
import { compareNames } from "../charts/shape";
import type { OpenStay, Stays, UnitCensus } from "../kpi-types";
import { formatPlace } from "../router";

/** How many stays are shown before more are asked for. */
const FIRST = 25;

/** Stays that are open now, oldest first, each beside what closed stays of its unit took. */
export function OpenStays({ stays, facility, unit }: { stays: Stays; facility: string; unit: string }) {
  const [all, setAll] = useState(false);
  const units = (stays.units ?? [])
    .filter((u) => !facility || u.facility === facility)
    .sort((a, b) => compareNames(a.unit, b.unit));
  const here = stays.stays.filter((s) => (!facility || s.facility === facility) && (!unit || s.unit === unit));
  const shown = all ? here : here.slice(0, FIRST);
  const longest = Math.max(1, ...here.map((s) => s.ageDays));
  const meanOf = new Map(units.map((u) => [u.unit, u.closedMeanDays ?? null]));
  return (
    <section class="board">
      <h2 id="open">Open stays, {unit ? `${facility} ${unit}` : facility}</h2>
      <p class="chart-summary">{openWords(here, units.filter((u) => !unit || u.unit === unit))}</p>
      <UnitTable units={units} facility={facility} />
      <div class="choices no-print">
        <Select
          label="Unit"
          value={unit}
          options={[{ value: "", text: "all units" }, ...units.map((u) => ({ value: u.unit, text: u.unit }))]}
          onChoose={(value) => choose({ unit: value })}
        />
      </div>
      {here.length > 0 && (
        <div class="scroll-x card" role="region" aria-label="Open stays, oldest first" tabIndex={0}>
          <table class="stays">
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Unit</th>
                <th scope="col">Bed</th>
                <th scope="col" class="number">
                  Days so far
                </th>
                <th scope="col">Against the mean of closed stays</th>
                <th scope="col" class="number">
                  Risk
                </th>
                <th scope="col">Alert</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((stay) => (
                <Stay key={`${stay.facility}/${stay.encounterId}`} stay={stay} mean={meanOf.get(stay.unit) ?? null} longest={longest} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {here.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {here.length}
        </button>
      )}
    </section>
  );
}

function UnitTable({ units, facility }: { units: UnitCensus[]; facility: string }) {
  return (
    <div class="scroll-x card" role="region" aria-label={`Units of ${facility}`} tabIndex={0}>
      <table class="units-table">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col" class="number">
              Open now
            </th>
            <th scope="col" class="number">
              Mean age, open
            </th>
            <th scope="col" class="number">
              Mean length, closed
            </th>
            <th scope="col" class="number">
              Closed, 30 days
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((u) => (
            <tr key={`${u.facility}/${u.unit}`}>
              <th scope="row">{u.unit}</th>
              <td class="number">{u.open}</td>
              <td class="number">{daysOr(u.meanAgeDays)}</td>
              <td class="number">{daysOr(u.closedMeanDays)}</td>
              <td class="number">{u.closedN ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function daysOr(value: number | null | undefined): string {
  return value == null ? "none" : `${decimal(value, 1)} d`;
}

function Stay({ stay, mean, longest }: { stay: OpenStay; mean: number | null; longest: number }) {
  return (
    <tr>
      <th scope="row" class="mono">
        {stay.patient}
      </th>
      <td>{stay.unit}</td>
      <td>{stay.bed ?? ""}</td>
      <td class="number">{decimal(stay.ageDays, 1)}</td>
      <td>
        <Age days={stay.ageDays} mean={mean} longest={longest} />
      </td>
      <td class="number">{stay.probability == null ? "" : share(stay.probability, 0)}</td>
      <td>
        {stay.alertId ? (
          <a href={formatPlace("alert", stay.alertId)} aria-label={`${stay.severity ?? "open"} alert of ${stay.patient}`}>
            {stay.severity ? <Severity level={stay.severity} /> : "open"}
          </a>
        ) : (
          <span class="muted">none</span>
        )}
      </td>
    </tr>
  );
}

/** A bar as long as the stay so far, with a tick where the mean of closed stays lies; the words say the same. */
function Age({ days, mean, longest }: { days: number; mean: number | null; longest: number }) {
  const scale = Math.max(longest, mean ?? 0);
  const at = (value: number) => Math.round((value / scale) * 1000) / 10;
  return (
    <div class="age">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x="0" y="2.5" width={at(days)} height="5" class={mean !== null && days > mean ? "g-age over" : "g-age"} />
        {mean !== null && <path d={`M${at(mean)},0V10`} class="g-mean" vector-effect="non-scaling-stroke" />}
      </svg>
      <span>{ageWords(days, mean)}</span>
    </div>
  );
}

/** "2.1 d over the mean of 4.0 d". */
export function ageWords(days: number, mean: number | null): string {
  if (mean === null) return "no closed stays to compare with";
  const gap = Math.round((days - mean) * 10) / 10;
  if (gap === 0) return `at the mean, ${decimal(mean, 1)} d`;
  return `${decimal(Math.abs(gap), 1)} d ${gap > 0 ? "over" : "under"} the mean, ${decimal(mean, 1)} d`;
}

/** How many stays are open and how many of them are longer than closed ones were on average. */
export function openWords(here: OpenStay[], units: UnitCensus[]): string {
  if (here.length === 0) return "No stay is open here.";
  const meanOf = new Map(units.map((u) => [u.unit, u.closedMeanDays ?? null]));
  const over = here.filter((s) => (meanOf.get(s.unit) ?? Infinity) < s.ageDays).length;
  const alerts = here.filter((s) => s.alertId).length;
  return (
    `${here.length} ${here.length === 1 ? "stay is" : "stays are"} open, ${over} of them longer than the mean of the stays that ended ` +
    `on their unit in the last 30 days; ${alerts} ${alerts === 1 ? "has" : "have"} an open alert.`
  );
}
