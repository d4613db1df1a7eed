/** KPI wall: every KPI at a glance, each with how sure it is; one KPI as a process chart. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { query } from "../api";
import { choose, Select, sliceOf, sliceQuery, SliceChoice, sliceWords, windowOptions } from "../charts/choice";
import { Await, Freshness, useLoad } from "../charts/load";
import { day } from "../charts/format";
import { grouped, headline, tile } from "../charts/shape";
import type { KpiCatalogue, KpiLatest } from "../kpi-types";
import { formatPlace, place } from "../router";
import { useTrends } from "./wall-trends";
import { WallTable } from "./wall-table";
import { WallTile } from "./wall-tile";

const WINDOWS = ["7d", "30d", "90d", "365d"];
const EVERY = 30_000;

export default function KpiWall() {
  return place.value.id ? <OneKpi /> : <Wall />;
}

function Wall() {
  const { params } = place.value;
  const slice = sliceOf(params);
  const window = params.get("window") || "30d";
  const [paused, setPaused] = useState(false);
  const [table, setTable] = useState(false);
  const catalogue = useLoad<KpiCatalogue>("/api/v1/kpis");
  const latest = useLoad<KpiLatest>(
    `/api/v1/kpis/latest${query({ ...sliceQuery(slice), window: [window, "0d"] })}`,
    EVERY,
    paused,
  );
  const kpis = catalogue.data?.kpis;
  const clock = latest.data?.clock?.slice(0, 10);
  const trends = useTrends(kpis, slice, window, clock);
  useReturn(!!kpis && !!latest.data);
  const first = kpis?.find((k) => k.kpi === "readmission.30d.crude");
  return (
    <>
      <div class="choices no-print">
        <SliceChoice catalogue={catalogue.data} slice={slice} />
        <Select label="Window" value={window} options={windowOptions(WINDOWS)} onChoose={(value) => choose({ window: value })} />
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          Show as table
        </button>
      </div>
      {catalogue.problem && !latest.problem && <Await from={catalogue}>{() => null}</Await>}
      <Await from={latest}>
        {({ values, clock: now }) => {
          if (!kpis) return catalogue.problem ? null : <p class="muted">Loading…</p>;
          const shown = first && tile(values, first.kpi, window).matured;
          return (
            <>
              {first && shown && <p class="headline">{headline(shown, first)}</p>}
              {!shown && <p class="headline">{sentenceOf(sliceWords(slice))}</p>}
              {grouped(kpis).map((group) => (
                <section class="wall-group" aria-labelledby={groupId(group.name)}>
                  <h2 id={groupId(group.name)}>{group.name}</h2>
                  {table ? (
                    <WallTable group={group} values={values} window={window} by={slice.by} />
                  ) : (
                    <ul class="wall">
                      {group.kpis.map((entry) => (
                        <li key={entry.kpi}>
                          <WallTile
                            entry={entry}
                            values={values}
                            window={window}
                            slice={slice}
                            trend={trends[entry.kpi]}
                            href={formatPlace("wall", entry.kpi, params)}
                          />
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
              ))}
              <Freshness asOf={now ? `As of ${day(now)}.` : ""} every="30 seconds" paused={paused} onPause={setPaused} />
            </>
          );
        }}
      </Await>
    </>
  );
}

let opened = "";

/** Coming back from a chart, the focus goes to the tile that it was opened from. */
function useReturn(ready: boolean): void {
  useEffect(() => {
    if (!ready || !opened) return;
    document.getElementById(`kpi-${opened}`)?.focus();
    opened = "";
  }, [ready]);
}

/** An id must not hold blanks. */
const groupId = (name: string) => `group-${name.replaceAll(" ", "-")}`;

const sentenceOf = (where: string) => `Figures of ${where}.`;

/** The process chart brings the plotting library with it, so it is fetched when one is opened. */
function OneKpi() {
  opened = place.value.id;
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    let current = true;
    void import("./wall-kpi").then((module) => current && setView(() => module.default));
    return () => {
      current = false;
    };
  }, []);
  return View ? <View /> : <p class="muted">Loading…</p>;
}
