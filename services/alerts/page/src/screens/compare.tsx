/** Compare: funnel plots of a share. Who differs by more than chance; never who is best. */

import { useState } from "preact/hooks";
import { query } from "../api";
import { choose, facilityOptions, NETWORK, Select, windowOptions } from "../charts/choice";
import FunnelChart from "../charts/funnel";
import { Await, Freshness, useLoad } from "../charts/load";
import { dimensionWords } from "../charts/shape";
import type { Funnel, KpiCatalogue } from "../kpi-types";
import { place } from "../router";

const WINDOWS = ["30d", "90d", "365d"];
const SPLITS = ["unit", "provider", "payer", "ageGroup"];
const EVERY = 60_000;

export default function Compare() {
  const { params } = place.value;
  const [paused, setPaused] = useState(false);
  const catalogue = useLoad<KpiCatalogue>("/api/v1/kpis");
  const kpi = params.get("kpi") || "readmission.30d.crude";
  const facility = params.get("facility") || NETWORK;
  // The network is compared by facility, a facility by its parts.
  const by = facility === NETWORK ? "facility" : SPLITS.find((split) => split === params.get("by")) ?? "unit";
  const window = params.get("window") || "90d";
  const funnel = useLoad<Funnel>(
    `/api/v1/kpis/${encodeURIComponent(kpi)}/funnel${query({ facility, by, window })}`,
    EVERY,
    paused,
  );
  const shares = (catalogue.data?.kpis ?? []).filter((k) => k.funnel ?? k.unit === "share");
  return (
    <>
      <div class="choices no-print">
        <Select
          label="KPI"
          value={kpi}
          options={shares.map((k) => ({ value: k.kpi, text: k.title }))}
          onChoose={(value) => choose({ kpi: value })}
        />
        <Select
          label="Where"
          value={facility}
          options={facilityOptions(catalogue.data)}
          onChoose={(value) => choose({ facility: value === NETWORK ? "" : value })}
        />
        <Select
          label="By"
          value={by}
          options={(facility === NETWORK ? ["facility"] : SPLITS).map((value) => ({ value, text: dimensionWords(value) }))}
          onChoose={(value) => choose({ by: value })}
        />
        <Select label="Window" value={window} options={windowOptions(WINDOWS)} onChoose={(value) => choose({ window: value })} />
      </div>
      <Await from={funnel}>
        {(data) => (
          <>
            <FunnelChart funnel={data} />
            <details class="rules">
              <summary>How to read a funnel plot</summary>
              <p>
                Each mark is a group: how many cases it had, across, and which share of them, upwards. Few cases vary much by chance, so
                the limits are wide on the left and narrow on the right. If nothing but chance were at work, 95 of 100 marks would lie
                within the dashed lines, and 998 of 1,000 within the solid ones. A mark beyond the solid lines calls for a look at
                why: who the patients were, how they were coded, how they were cared for, in that order.
              </p>
            </details>
            <Freshness asOf="" every="minute" paused={paused} onPause={setPaused} />
          </>
        )}
      </Await>
    </>
  );
}
