/** One KPI over time, as a process chart. */

import { useEffect, useState } from "preact/hooks";
import { query } from "../api";
import { choose, Select, sliceOf, sliceQuery, SliceChoice, sliceWords } from "../charts/choice";
import { DefinitionText } from "../charts/definition";
import { Await, Freshness, useLoad } from "../charts/load";
import SpcChart from "../charts/spc";
import type { KpiCatalogue, KpiChart } from "../kpi-types";
import { formatPlace, place } from "../router";
import { settings } from "../settings";

const LENGTHS = ["13", "26", "52"];
const EVERY = 60_000;

export default function WallKpi() {
  const { id, params } = place.value;
  const slice = sliceOf(params);
  const points = params.get("points") || "26";
  const [paused, setPaused] = useState(false);
  const catalogue = useLoad<KpiCatalogue>("/api/v1/kpis");
  const path = `/api/v1/kpis/${encodeURIComponent(id)}`;
  const chart = useLoad<KpiChart>(`${path}/chart${query({ ...sliceQuery(slice), points })}`, EVERY, paused);
  useEffect(() => {
    // What had the focus is gone with the wall.
    document.querySelector<HTMLElement>("main > h1")?.focus();
  }, []);
  const entry = catalogue.data?.kpis.find((k) => k.kpi === id);
  const csv = `${path}/history${query({ ...sliceQuery(slice), step: 7, format: "csv" })}`;
  const compare = new URLSearchParams({ kpi: id, ...(slice.facility === "ALL" ? { by: "facility" } : { facility: slice.facility, by: "unit" }) });
  return (
    <>
      <p class="back no-print">
        <a href={formatPlace("wall", "", params)}>← All KPIs</a>
      </p>
      <div class="choices no-print">
        <SliceChoice catalogue={catalogue.data} slice={slice} />
        <Select
          label="Points"
          value={points}
          options={LENGTHS.map((value) => ({ value, text: `last ${value}` }))}
          onChoose={(value) => choose({ points: value })}
        />
      </div>
      <Await from={chart}>
        {(data) => (
          <>
            <SpcChart chart={data} />
            <div class="beside">
              {entry && (
                <section class="card">
                  <h2>What it means</h2>
                  <DefinitionText entry={entry} />
                </section>
              )}
              <section class="card no-print">
                <h2>More of it</h2>
                <ul>
                  {(entry?.funnel ?? entry?.unit === "share") && (
                    <li>
                      <a href={formatPlace("compare", "", compare)}>
                        {slice.facility === "ALL" ? "Compare the facilities" : `Compare the units of ${slice.facility}`}
                      </a>
                    </li>
                  )}
                  {/* A link carries no token: where one is needed, the file is to be fetched by a program. */}
                  {!settings.token.value && (
                    <li>
                      <a href={csv} download={`${id}.csv`}>
                        History as CSV
                      </a>
                    </li>
                  )}
                </ul>
              </section>
            </div>
            <Freshness asOf={`Of ${sliceWords(slice)}.`} every="minute" paused={paused} onPause={setPaused} />
          </>
        )}
      </Await>
    </>
  );
}
