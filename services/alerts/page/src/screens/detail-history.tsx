import { reasonText } from "../actions";
import { At } from "../components/Time";
import type { AlertDetail } from "../types";

const TYPE = { stay: "Stay", score: "Score", alert: "Alert", action: "Action" };

/** What happened, what was scored and what was done, in the order of time. */
export function Timeline({ detail }: { detail: AlertDetail }) {
  const entries = detail.timeline ?? [];
  const { zone } = detail.row;
  if (entries.length === 0) return null;
  return (
    <section class="card timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">Timeline</h2>
      <p class="muted">Times in {zone || "UTC"}.</p>
      <ol>
        {entries.map((entry) => (
          <li class={entry.earlier ? `${entry.type} earlier` : entry.type}>
            <At at={entry.at} zone={zone} />
            <span>
              <span class="tag">{TYPE[entry.type] ?? entry.type}</span> {entry.text}
              {entry.earlier && <span class="muted"> (an earlier stay)</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The stays of the same patient, the latest first. */
export function Stays({ detail }: { detail: AlertDetail }) {
  const stays = detail.stays ?? [];
  const { zone, encounterId } = detail.row;
  if (stays.length === 0) return null;
  return (
    <section class="card" aria-labelledby="stays-title">
      <h2 id="stays-title">Stays of this patient</h2>
      <div class="scroll-x" role="group" aria-label="Table of stays" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Stay</th>
              <th scope="col">Where</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Went to</th>
            </tr>
          </thead>
          <tbody>
            {stays.map((stay) => (
              <tr>
                <th scope="row" class="mono">
                  {stay.encounterId}
                  {stay.encounterId === encounterId && <span class="muted"> (this one)</span>}
                </th>
                <td>
                  {stay.facility} {stay.unit}
                </td>
                <td>
                  <At at={stay.begin} zone={zone} year />
                </td>
                <td>{stay.end ? <At at={stay.end} zone={zone} year /> : "still here"}</td>
                <td>{stay.dispositionText ?? stay.disposition ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const EFFECT = { counts: "", superseded: "Later overtaken", none: "Had no effect" };

/** Who did what about this alert. What had no effect is there too. */
export function Audit({ detail }: { detail: AlertDetail }) {
  const entries = detail.audit ?? [];
  const { zone } = detail.row;
  return (
    <section class="card audit" aria-labelledby="audit-title">
      <h2 id="audit-title">Audit trail</h2>
      {entries.length === 0 && <p class="muted">Nobody has done anything about this alert yet.</p>}
      <ol>
        {entries.map((entry) => (
          <li key={entry.actionId}>
            <At at={entry.at} zone={zone} /> <strong>{entry.actor}</strong> {entry.text}
            {entry.kind === "ASSIGNED" && ` to ${entry.assignee || "nobody"}`}
            {entry.until && (
              <>
                {" until "}
                <At at={entry.until} zone={zone} />
              </>
            )}
            {entry.reason && `, ${reasonText(entry.reason).toLowerCase()}`}
            {EFFECT[entry.effect] && <span class="tag">{EFFECT[entry.effect]}</span>}
            {entry.comment && <blockquote>{entry.comment}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
