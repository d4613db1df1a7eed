import { useEffect, useState } from "preact/hooks";
import { query, request } from "../api";
import { sliceQuery, type Slice } from "../charts/choice";
import { inTurns } from "../charts/load";
import { dividedBy, type HistoryPoint, windowOf } from "../charts/shape";
import type { KpiEntry, KpiHistory } from "../kpi-types";

export type Trends = Record<string, HistoryPoint[] | undefined>;

/** The last half year of each KPI, a value a week (what the server gives unasked), fetched a few at a time; asked anew when the day changes. */
export function useTrends(kpis: KpiEntry[] | undefined, slice: Slice, window: string, today: string | undefined): Trends {
  const [trends, setTrends] = useState<Trends>({});
  const where = query(sliceQuery(slice));
  useEffect(() => {
    setTrends({});
  }, [where, window]);
  useEffect(() => {
    if (!kpis || !today) return;
    const stop = new AbortController();
    const jobs = kpis.filter((entry) => dividedBy(entry, slice.by)).map((entry) => async () => {
      const asked = query({
        ...sliceQuery(slice),
        window: windowOf(entry, window),
        status: "MATURED",
        step: 7,
      });
      try {
        const path = `/api/v1/kpis/${encodeURIComponent(entry.kpi)}/history${asked}`;
        const { points } = await request<KpiHistory>(path, { signal: stop.signal });
        if (!stop.signal.aborted) setTrends((old) => ({ ...old, [entry.kpi]: points }));
      } catch {
        // A trend is an extra: the value stands without it, and why there is none is said where the values are.
      }
    });
    void inTurns(jobs, 3, stop.signal);
    return () => stop.abort();
  }, [kpis, where, window, today]);
  return trends;
}
