/** The stays behind a readmission number: each an index stay, or every reason why not, and what came after. */

import { useEffect, useId, useState } from "preact/hooks";
import { query } from "../api";
import { addUpWords, agreeWords, behind, listable, staysQuery } from "../charts/behind";
import { choose, Select, sliceOf, sliceQuery, SliceChoice, sliceWords, windowOptions } from "../charts/choice";
import { Await, Freshness, useLoad } from "../charts/load";
import { count } from "../charts/format";
import { tile } from "../charts/shape";
import type { IndexStays, KpiCatalogue, KpiLatest, KpiValue } from "../kpi-types";
import { place } from "../router";
import { ReasonTable, StayTable } from "./readmissions-table";

const EVERY = 30_000;
const PAGE = 100;
const WINDOWS = ["7d", "30d", "90d", "365d"];
const STATUSES = [
  { value: "", text: "all of them" },
  { value: "included", text: "index stays: the denominator" },
  { value: "readmitted", text: "readmitted: the numerator" },
  { value: "excluded", text: "no index stays" },
];
const COHORTS = [
  { value: "", text: "matured" },
  { value: "provisional", text: "provisional, the newest" },
  { value: "days", text: "other days" },
];

export default function Readmissions() {
  const { params } = place.value;
  const [paused, setPaused] = useState(false);
  const kpi = params.get("kpi") || "readmission.30d.unplanned";
  const window = params.get("window") || "30d";
  const cohort = params.get("cohort") ?? "";
  const slice = sliceOf(params);
  const catalogue = useLoad<KpiCatalogue>("/api/v1/kpis");
  const latest = useLoad<KpiLatest>(`/api/v1/kpis/latest${query({ ...sliceQuery(slice), kpi, window })}`, EVERY, paused);
  const of = tile(latest.data?.values ?? [], kpi, window);
  const value = cohort === "days" ? undefined : cohort === "provisional" ? of.provisional : of.matured;
  const days = cohort === "days" ? { from: params.get("from") ?? "", to: params.get("to") ?? "" } : value && { from: value.cohortFrom, to: value.cohortTo };
  const kpis = (catalogue.data?.kpis ?? []).filter((each) => behind(each.kpi)).map((each) => ({ value: each.kpi, text: each.title }));
  return (
    <>
      <div class="choices no-print">
        <Select label="KPI" value={kpi} options={kpis} onChoose={(next) => choose({ kpi: next })} />
        <SliceChoice catalogue={catalogue.data} slice={slice} splits={["unit", "provider", "payer"]} />
        <Select label="Cohort" value={cohort} options={COHORTS} onChoose={(next) => choose({ cohort: next, from: days?.from ?? "", to: days?.to ?? "" })} />
        {cohort === "days" ? (
          <>
            <DayField label="From" value={params.get("from") ?? ""} onChoose={(from) => choose({ from })} />
            <DayField label="To" value={params.get("to") ?? ""} onChoose={(to) => choose({ to })} />
          </>
        ) : (
          <Select label="Window" value={window} options={windowOptions(WINDOWS)} onChoose={(next) => choose({ window: next })} />
        )}
        <Select label="Show" value={params.get("status") ?? ""} options={STATUSES} onChoose={(status) => choose({ status })} />
      </div>
      {days ? (
        <Behind kpi={kpi} days={days} value={value} paused={paused} />
      ) : (
        <Await from={latest}>
          {() => (
            <p>
              {of.unavailable
                ? `There is no such number for ${sliceWords(slice)}: ${of.unavailable.missingFamily} is missing. `
                : `No number has been published for ${sliceWords(slice)} and this window yet. `}
              Choose another cohort, or other days.
            </p>
          )}
        </Await>
      )}
      <Freshness asOf={`Of ${sliceWords(slice)}.`} every="30 seconds" paused={paused} onPause={setPaused} />
    </>
  );
}

function DayField({ label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void }) {
  const id = useId();
  return (
    <span class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={(event) => onChoose(event.currentTarget.value)} />
    </span>
  );
}

interface Asked {
  kpi: string;
  days: { from: string; to: string };
  value: KpiValue | undefined;
  paused: boolean;
}

/** The list, page by page; the cursors of the pages before lead back. */
function Behind({ kpi, days, value, paused }: Asked) {
  const { params } = place.value;
  const slice = sliceOf(params);
  const of = behind(kpi);
  const status = params.get("status") ?? "";
  const reason = params.get("reason") ?? "";
  const chosen = query({ ...(of ? staysQuery(of, slice, days.from, days.to) : {}), status, reason, limit: PAGE });
  const [pages, setPages] = useState<{ of: string; cursors: string[] }>({ of: chosen, cursors: [] });
  // Another question begins on its first page.
  const cursors = pages.of === chosen ? pages.cursors : [];
  const asked = of && listable(slice);
  const list = useLoad<IndexStays>(
    asked ? `/api/v1/care/index-stays${chosen}${cursors.length ? `&cursor=${encodeURIComponent(cursors[cursors.length - 1]!)}` : ""}` : null,
    EVERY,
    paused,
  );
  useEffect(() => setPages({ of: chosen, cursors: [] }), [chosen]);
  if (!of) return <p>{`No list of stays stands behind ${kpi}: choose another KPI.`}</p>;
  if (!asked) return <p>Stays are not listed by age group: choose a whole facility, a unit, a provider or a payer.</p>;
  return (
    <Await from={list}>
      {(data) => (
        <>
          <p class="headline add-up">{addUpWords(data).join(" ")}</p>
          {value && data.counts.stays > 0 && <p class="add-up">{agreeWords(data, value)}</p>}
          <p class="muted">
            Judged by <span class="mono">{data.definitions.join(", ") || "nothing yet"}</span>
            {data.valueSets.length > 0 ? `, code lists ${data.valueSets.join(", ")}` : ""}.
          </p>
          <ReasonTable list={data} chosen={reason} onChoose={(next) => choose({ reason: next, ...(next ? { status: "" } : {}) })} />
          {data.total === 0 ? (
            <p>No stay fits this choice.</p>
          ) : (
            <>
              <StayTable list={data} />
              <Pages
                from={cursors.length * PAGE}
                list={data}
                onBack={() => setPages({ of: chosen, cursors: cursors.slice(0, -1) })}
                onNext={(next) => setPages({ of: chosen, cursors: [...cursors, next] })}
              />
            </>
          )}
        </>
      )}
    </Await>
  );
}

function Pages(props: { from: number; list: IndexStays; onBack: () => void; onNext: (cursor: string) => void }) {
  const { from, list, onBack, onNext } = props;
  return (
    <nav class="pages no-print" aria-label="Pages of stays">
      <span role="status">
        {count(from + 1)} to {count(from + list.rows.length)} of {count(list.total)}
      </span>
      <button type="button" disabled={from === 0} onClick={onBack}>
        Newer
      </button>
      <button type="button" disabled={!list.next} onClick={() => list.next && onNext(list.next)}>
        Older
      </button>
    </nav>
  );
}
