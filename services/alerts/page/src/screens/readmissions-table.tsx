import { legWords, outcomeWords } from "../charts/behind";
import { count, day } from "../charts/format";
import type { IndexStay, IndexStays } from "../kpi-types";
import { formatPlace } from "../router";
import { Mark } from "./wall-tile";

/** Why stays are no index stays: how many, and the rule in words. A press shows only these. */
export function ReasonTable(props: { list: IndexStays; chosen: string; onChoose: (reason: string) => void }) {
  const { list, chosen, onChoose } = props;
  if (list.reasons.length === 0 && !chosen) return null;
  return (
    <section class="board">
      <h2 id="reasons">Why stays are no index stays</h2>
      <p class="chart-summary">A stay can have several reasons, so these may add up to more than {count(list.counts.excluded)}.</p>
      <div class="scroll-x card" role="region" aria-labelledby="reasons" tabIndex={0}>
        <table class="reasons-table">
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col" class="number">
                Stays
              </th>
              <th scope="col">The rule</th>
            </tr>
          </thead>
          <tbody>
            {list.reasons.map((reason) => (
              <tr key={reason.code}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={chosen === reason.code}
                    aria-label={`Only stays left out for: ${reason.text}`}
                    onClick={() => onChoose(chosen === reason.code ? "" : reason.code)}
                  >
                    {reason.text}
                  </button>
                </th>
                <td class="number">{count(reason.stays)}</td>
                <td>{reason.rule}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen && (
        <p>
          <button type="button" class="quiet no-print" onClick={() => onChoose("")}>
            Show all reasons again
          </button>
        </p>
      )}
    </section>
  );
}

/** The stays, newest day first. */
export function StayTable({ list }: { list: IndexStays }) {
  return (
    <section class="board">
      <h2 id="behind">Stays, newest first</h2>
      <div class="scroll-x card" role="region" aria-labelledby="behind" tabIndex={0}>
        <table class="behind-table">
          <thead>
            <tr>
              <th scope="col">Discharged</th>
              <th scope="col">Facility</th>
              <th scope="col">Unit</th>
              <th scope="col">Index stay</th>
              <th scope="col">What came after</th>
              <th scope="col">Patient</th>
              <th scope="col">Discharged to</th>
              <th scope="col">Cohort</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((stay) => (
              <Stay key={`${stay.facility}/${stay.encounterId}`} stay={stay} horizon={list.horizon} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Stay({ stay, horizon }: { stay: IndexStay; horizon: number }) {
  const counts = stay.outcome?.state === "READMITTED";
  return (
    <tr>
      <th scope="row" class="nowrap">
        {stay.dischargedOn ? day(stay.dischargedOn) : <span class="muted">{stay.beganOn ? `began ${day(stay.beganOn)}` : "no day"}</span>}
      </th>
      <td>{stay.facility}</td>
      <td>{stay.unit ?? ""}</td>
      <td class="said">
        <Mark kind={stay.included ? "full" : "cross"} /> {stay.included ? "yes" : `no: ${stay.reasons.map((each) => each.text).join("; ")}`}
        {stay.legs > 1 && <span class="muted"> ({legWords(stay)})</span>}
      </td>
      <td class="said">
        {counts && <strong>Counts. </strong>}
        {outcomeWords(stay, horizon)}
      </td>
      <td class="mono">
        {stay.alertId ? (
          <a href={formatPlace("alert", stay.alertId)} class="target" aria-label={`Alert of ${stay.patient}`}>
            {stay.patient}
          </a>
        ) : (
          stay.patient
        )}
      </td>
      <td>{stay.disposition?.text ?? ""}</td>
      <td>{[stay.cohort?.text, ...stay.conditions.map((each) => each.text)].filter(Boolean).join(", ")}</td>
    </tr>
  );
}
