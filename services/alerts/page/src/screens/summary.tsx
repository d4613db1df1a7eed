import { useEffect, useState } from "preact/hooks";
import { placeOf } from "../actions";
import { request } from "../api";
import { Severity } from "../components/Severity";
import { TimeLeft } from "../components/Time";
import { feed, shown } from "../feed/store";
import type { KpiLatest, KpiValue } from "../kpi-types";
import { amount, percent, whole } from "../numbers";
import { day } from "../time";
import type { Row } from "../types";
import { alertPlace } from "./worklist";

/** What a newcomer wants to know first: whom to look at, why, and how often patients come back. */
export function Summary() {
  const first = shown.value[0];
  return (
    <div class="summary">
      {first && <LookFirst row={first} />}
      {feed.value === "care" && <Readmissions />}
    </div>
  );
}

function LookFirst({ row }: { row: Row }) {
  const why = (row.reasons ?? []).slice(0, 2).map((each) => each.text);
  return (
    <section class={`card first ${row.severity}`} aria-labelledby="look-first">
      <h2 id="look-first">Look first at</h2>
      <p class="lead">
        <a href={alertPlace(row)}>
          <strong>{placeOf(row)}</strong>
          {(row.claimId || row.patient) && (
            <>
              , {row.claimId ? "claim" : "patient"} <span class="mono">{row.claimId ?? row.patient}</span>
            </>
          )}
        </a>
      </p>
      <p>
        <Severity level={row.severity} /> ·{" "}
        {row.amountCents !== null && row.amountCents !== undefined ? (
          amount(row.amountCents, row.currency)
        ) : row.rule ? (
          <strong>{row.kindText}</strong>
        ) : (
          <>
            <strong>{percent(row.probability)}</strong> chance of coming back within 30 days
          </>
        )}{" "}
        · <TimeLeft actBy={row.actBy} zone={row.zone} />
        {row.actByText && `: ${row.actByText}`}
      </p>
      {why.length > 0 && <p>Why: {why.join("; ")}.</p>}
    </section>
  );
}

const KPI = "readmission.30d.crude";

function Readmissions() {
  const [value, setValue] = useState<KpiValue | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const read = async () => {
      let wait = 60_000;
      try {
        const latest = await request<KpiLatest>(`/api/v1/kpis/latest?kpi=${KPI}&facility=ALL&window=30d`);
        const found = latest.values.filter((each) => each.window === "30d");
        // The newest days still have time in which patients may come back, so they read low: those whose time is over come first.
        setValue(found.find((each) => each.status === "MATURED") ?? found[0] ?? null);
        setError("Not known yet: no day is complete.");
        if (!found.length) wait = 10_000;
      } catch (cause) {
        setError(`Not known now: ${(cause as Error).message}`);
        wait = 5_000;
      }
      if (!stopped) timer = setTimeout(read, wait);
    };
    void read();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);
  return (
    <section class="card" aria-labelledby="readmitted">
      <div class="card-head">
        <h2 id="readmitted">30-day readmission rate</h2>
        <a class="target" href="#/wall">All KPIs</a>
      </div>
      {value?.value === null || value?.value === undefined ? <p class="muted">{error || "Reading…"}</p> : <Rate value={value} />}
    </section>
  );
}

function Rate({ value }: { value: KpiValue }) {
  return (
    <>
      <p class="lead rate">
        <strong>{percent(value.value, 1)}</strong>{" "}
        <span class="muted">
          n = {whole(value.n)} discharges
          {value.low !== null && value.low !== undefined && value.high !== null && value.high !== undefined && (
            <>, 95 % interval {(value.low * 100).toFixed(1)} to {percent(value.high, 1)}</>
          )}
        </span>
      </p>
      <p>
        {value.numerator !== null && value.numerator !== undefined ? `${whole(value.numerator)} of ${whole(value.n)}` : percent(value.value, 1)} discharges
        from {day(value.cohortFrom)} to {day(value.cohortTo)} were followed by another stay of the same patient within 30 days, at any
        facility. Planned stays count too; nothing is adjusted for how ill patients were.
        {value.status !== "MATURED" && " Provisional: the 30 days of these discharges are not over, so it reads low."}
      </p>
    </>
  );
}
