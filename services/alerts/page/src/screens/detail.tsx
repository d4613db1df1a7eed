import { useEffect, useRef, useState } from "preact/hooks";
import { ACTIONS, allowedIn, ask, changes, placeOf, say } from "../actions";
import { getAlert, Problem } from "../api";
import { useCommands } from "../commands";
import { Severity } from "../components/Severity";
import { Sparkline } from "../components/Sparkline";
import { Age, At, TimeLeft } from "../components/Time";
import { feed, filters, known, shown, worklistParams } from "../feed/store";
import { amount, percent } from "../numbers";
import { formatPlace, go, place } from "../router";
import type { ActionName, AlertDetail, Row } from "../types";
import { setFilters, openAlert } from "./worklist";
import { leaveFor } from "./focus";
import { Audit, Stays, Timeline } from "./detail-history";
import { Cards } from "./detail-cards";
import { Reasons } from "./detail-reasons";

/** One alert: what it says, what to do, why, and what was done. */
export function Detail() {
  const id = place.value.id;
  const { detail, problem } = useDetail(id);
  const index = useRef(0);
  useEffect(() => leaveFor(id), [id]);
  const found = shown.value.findIndex((row) => row.alertId === id);
  if (found >= 0) index.current = found;
  const step = (by: number) => {
    // An alert that has left the list still has its place there: the next one has moved up into it.
    const next = shown.value[found < 0 ? (by > 0 ? index.current : index.current - 1) : found + by];
    if (next) openAlert(next);
    else say(by > 0 ? "This is the last alert of the list." : "This is the first alert of the list.");
  };
  const back = () => go("worklist", "", worklistParams.value);
  const act = (action: ActionName, needComment = false) => () => detail && ask(action, detail.row, needComment);
  useCommands({
    next: () => step(1),
    previous: () => step(-1),
    back,
    acknowledge: act("ACKNOWLEDGE"),
    comment: act("ACKNOWLEDGE", true),
    snooze: act("SNOOZE"),
    resolve: act("RESOLVE"),
    mine: () => (setFilters({ mine: !filters.value.mine }), back()),
    search: () => (back(), setTimeout(() => document.getElementById("search")?.focus(), 100)),
  });
  return (
    <>
      <div class="detail-nav no-print">
        <a href={formatPlace("worklist", "", worklistParams.value)}>Back to the list</a>
        <button type="button" onClick={() => step(-1)}>
          Previous
        </button>
        <button type="button" onClick={() => step(1)}>
          Next
        </button>
        <span class="muted">{found >= 0 ? `${found + 1} of ${shown.value.length} in the list` : "not in the list as filtered"}</span>
      </div>
      {problem && (
        <p class="card error" role="alert">
          {problem.status === 404 ? "There is no such alert here. It may have been withdrawn." : `It could not be read: ${problem.message}`}
        </p>
      )}
      {detail && <Body detail={detail} />}
      {!detail && !problem && <p class="muted">Reading…</p>}
    </>
  );
}

/** Reads the alert, and again whenever the stream brings a new state of it; what is on the screen stays until then. */
function useDetail(id: string): { detail: AlertDetail | null; problem: Problem | null } {
  const [detail, setDetail] = useState<AlertDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const version = known.value.get(id)?.updatedAt;
  const actions = known.value.get(id)?.actions;
  const name = feed.value;
  useEffect(() => {
    let current = true;
    getAlert(name, id).then(
      (read) => {
        if (!current) return;
        setDetail(read);
        setProblem(null);
        document.title = `${read.row.claimId ?? read.row.patient ?? "Alert"}, ${placeOf(read.row)} · Wardwatch`;
      },
      (cause) => current && setProblem(cause as Problem),
    );
    return () => {
      current = false;
    };
  }, [id, name, version, actions, changes.value]);
  useEffect(() => {
    // Another alert on the same screen: nothing of the former may be taken for it.
    setDetail(null);
    setProblem(null);
    document.querySelector<HTMLElement>("main h1")?.focus();
  }, [id]);
  return { detail: detail?.row.alertId === id ? detail : null, problem };
}

function Body({ detail }: { detail: AlertDetail }) {
  const { row } = detail;
  return (
    <article class="detail">
      <section class={`card head ${row.severity}`} aria-label="What this is">
        <Facts row={row} />
        <p class="sentence">{detail.sentence}</p>
        <Actions detail={detail} />
      </section>
      <div class="column">
        <Advice detail={detail} />
        <Reasons detail={detail} />
        <Cards detail={detail} />
      </div>
      <div class="column">
        <Timeline detail={detail} />
        <Audit detail={detail} />
        <Stays detail={detail} />
        {detail.model && (
          <section class="card" aria-labelledby="model-title">
            <h2 id="model-title">The model</h2>
            <p>{detail.model.line}</p>
            <p class="muted">
              {detail.model.name}, version {detail.model.version}: {detail.model.card}
            </p>
          </section>
        )}
      </div>
    </article>
  );
}

function Advice({ detail }: { detail: AlertDetail }) {
  const advice = detail.advice ?? [];
  if (advice.length === 0) return null;
  return (
    <section class="card advice" aria-labelledby="advice-title">
      <h2 id="advice-title">What to do</h2>
      <ol>
        {advice.map((each) => (
          <li>
            {each.text} <span class="muted sub">{each.why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ row }: { row: Row }) {
  const money = row.amountCents !== null && row.amountCents !== undefined;
  return (
    <>
      <p class="lead">
        <Severity level={row.severity} /> <strong>{placeOf(row)}</strong>
        {(row.claimId || row.patient) && (
          <>
            , {row.claimId ? "claim" : "patient"} <span class="mono">{row.claimId ?? row.patient}</span>
          </>
        )}
        {row.encounterId && (
          <span class="muted">
            , stay <span class="mono">{row.encounterId}</span>
          </span>
        )}
      </p>
      <dl class="facts">
        <div>
          <dt>{money ? "Amount" : row.rule ? "What" : "Risk within 30 days"}</dt>
          {row.rule ? (
            <dd>
              <strong>{row.kindText}</strong>
            </dd>
          ) : (
            <dd>
              <strong>{money ? amount(row.amountCents!, row.currency) : percent(row.probability)}</strong> {money ? row.payer : row.bandText}{" "}
              <Sparkline scores={row.scores ?? []} />
            </dd>
          )}
        </div>
        <div>
          <dt>Time left to act</dt>
          <dd>
            <TimeLeft actBy={row.actBy} zone={row.zone} /> <span class="muted">{row.actByText}</span>
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>
            {row.stateText}
            {row.snoozedUntil && row.state === "SNOOZED" && (
              <>
                {" until "}
                <At at={row.snoozedUntil} zone={row.zone} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{row.owner ?? "nobody yet"}</dd>
        </div>
        <div>
          <dt>Raised</dt>
          <dd>
            <At at={row.openedAt} zone={row.zone} />, <Age since={row.openedAt} zone={row.zone} /> ago
          </dd>
        </div>
      </dl>
    </>
  );
}

function Actions({ detail }: { detail: AlertDetail }) {
  const { row } = detail;
  const allowed = detail.allowed ?? allowedIn(row);
  return (
    <div class="actions no-print">
      <h2 id="actions-title" tabIndex={-1}>
        Actions
      </h2>
      {allowed.length === 0 && <p>This alert is {row.stateText.toLowerCase()}; nothing can be done about it any more.</p>}
      <p class="buttons">
        {allowed.map((action) => (
          <button type="button" class={action === "ACKNOWLEDGE" && row.state === "NEW" ? "primary" : undefined} onClick={() => ask(action, row)}>
            {ACTIONS[action].button}
          </button>
        ))}
      </p>
    </div>
  );
}
