/** Unit board: how full each unit was, day by day, and who lies there now, for how long. */

import { useEffect, useState } from "preact/hooks";
import { query, request, Problem } from "../api";
import { choose, NETWORK, Select } from "../charts/choice";
import { plusDays } from "../charts/format";
import { Await, Freshness, HOPEFUL, inTurns, ProblemNote, useLoad } from "../charts/load";
import { compareNames, type HistoryPoint } from "../charts/shape";
import type { KpiCatalogue, KpiHistory, Stays } from "../kpi-types";
import { place } from "../router";
import { CensusBoard } from "./units-census";
import { OpenStays } from "./units-stays";

const EVERY = 30_000;
/** Days across the census. */
export const DAYS = 14;

export default function UnitBoard() {
  const { params } = place.value;
  const [paused, setPaused] = useState(false);
  const catalogue = useLoad<KpiCatalogue>("/api/v1/kpis");
  const everywhere = useLoad<Stays>("/api/v1/stays", EVERY, paused);
  const known = catalogue.data?.facilities ?? everywhere.data?.units?.map((u) => u.facility) ?? [];
  const facilities = [...new Set(known)].filter((f) => f !== NETWORK).sort(compareNames);
  const facility = params.get("facility") || facilities[0] || "";
  return (
    <>
      <div class="choices no-print">
        <Select
          label="Facility"
          value={facility}
          options={facilities.map((value) => ({ value, text: value }))}
          onChoose={(value) => choose({ facility: value, unit: "" })}
        />
      </div>
      {facility && <Census facility={facility} clock={everywhere.data?.clock} />}
      <Await from={everywhere}>
        {(stays) => (
          <>
            <OpenStays stays={stays} facility={facility} unit={params.get("unit") ?? ""} />
            <Freshness asOf={`As of ${stays.clock.slice(0, 10)} ${stays.clock.slice(11, 16)} UTC.`} every="30 seconds" paused={paused} onPause={setPaused} />
          </>
        )}
      </Await>
    </>
  );
}

interface Histories {
  facility: string;
  of?: HistoryPoint[];
  units: { unit: string; points: HistoryPoint[] }[];
  problem?: Problem;
}

/** Reads the census of the facility and of each of its units, and again when the day changes. */
function Census({ facility, clock }: { facility: string; clock: string | undefined }) {
  const [got, setGot] = useState<Histories>({ facility, units: [] });
  const [turn, setTurn] = useState(0);
  const today = clock?.slice(0, 10);
  useEffect(() => {
    if (!today) return;
    const stop = new AbortController();
    let timer = 0;
    void histories(facility, today, stop.signal).then(setGot, (cause) => {
      if (stop.signal.aborted) return;
      const problem = cause instanceof Problem ? cause : new Problem(-1, "UNREADABLE", "", "", 0);
      setGot({ facility, units: [], problem });
      if (HOPEFUL.includes(problem.status)) timer = window.setTimeout(() => setTurn((t) => t + 1), 2000);
    });
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [facility, today, turn]);
  if (got.problem) return <ProblemNote problem={got.problem} retry={() => setTurn((t) => t + 1)} />;
  if (got.facility !== facility || !got.of) return today ? <p class="muted">Loading the census…</p> : null;
  return <CensusBoard facility={facility} units={got.units} of={got.of} />;
}

async function histories(facility: string, today: string, signal: AbortSignal): Promise<Histories> {
  const asked = { window: "0d", step: 1, from: plusDays(today, -DAYS) };
  const path = "/api/v1/kpis/census.midnight/history";
  const slices = await request<{ values: string[] }>(`/api/v1/kpis/slices${query({ facility, by: "unit" })}`, { signal });
  const units: Histories["units"] = [];
  const whole = await request<KpiHistory>(`${path}${query({ facility, ...asked })}`, { signal });
  const jobs = slices.values.map((unit) => async () => {
    const { points } = await request<KpiHistory>(`${path}${query({ facility, unit, ...asked })}`, { signal });
    units.push({ unit, points });
  });
  await inTurns(jobs, 3, signal);
  return { facility, of: whole.points, units };
}
