import { query } from "../api";
import { agreeWords, behind, excludedReason, listable, staysParams, staysQuery } from "../charts/behind";
import type { Slice } from "../charts/choice";
import { count } from "../charts/format";
import { problemWords, useLoad } from "../charts/load";
import type { IndexStays, KpiValue } from "../kpi-types";
import { formatPlace } from "../router";

/** What a readmission number leaves out and why, by which code lists, and the way to the stays behind it. */
export function BehindText({ kpi, slice, value }: { kpi: string; slice: Slice; value: KpiValue }) {
  const of = behind(kpi);
  const ask = of && listable(slice) ? `/api/v1/care/index-stays${query({ ...staysQuery(of, slice, value.cohortFrom, value.cohortTo), limit: 0 })}` : null;
  const list = useLoad<IndexStays>(ask);
  const link = (
    <p>
      <a href={formatPlace("readmissions", "", staysParams(kpi, slice, value))} class="target">
        The stays behind this number
      </a>
    </p>
  );
  if (excludedReason(kpi) !== undefined) return link;
  if (!of) return null;
  if (!ask) return <p>Stays are not listed by age group: choose a whole facility, a unit, a provider or a payer.</p>;
  return (
    <>
      {list.problem?.status !== 403 && link}
      {list.data && <LeftOut list={list.data} value={value} />}
      {list.problem && <p>{list.problem.status === 403 ? "Your roles show you figures, not the stays behind them." : problemWords(list.problem)}</p>}
      {!list.data && !list.problem && <p class="muted">Loading what is left out…</p>}
    </>
  );
}

function LeftOut({ list, value }: { list: IndexStays; value: KpiValue }) {
  const { counts, reasons } = list;
  return (
    <>
      <p>
        {counts.excluded === 0
          ? "No stay of these days is left out."
          : `${count(counts.excluded)} of ${count(counts.stays)} stays of these days are left out${reasons.length > 1 ? "; one may have several reasons" : ""}:`}
      </p>
      {reasons.length > 0 && (
        <ul class="left-out">
          {reasons.map((reason) => (
            <li key={reason.code}>
              <span>{reason.text}</span> <span class="number">{count(reason.stays)}</span>
            </li>
          ))}
        </ul>
      )}
      {counts.planned > 0 && <p>{count(counts.planned)} came back first as planned: in the denominator, not in the numerator.</p>}
      <p>{agreeWords(list, value)}</p>
      {list.valueSets.length > 0 && <p class="muted">Code lists: {list.valueSets.join(", ")}.</p>}
    </>
  );
}
