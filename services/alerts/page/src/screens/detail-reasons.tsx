import { percent, signed } from "../numbers";
import type { AlertDetail, Reason } from "../types";

const GROUPS: [Reason["group"], string, string][] = [
  ["modifiable", "Can be changed", "What the team can still do something about."],
  ["fixed", "Cannot be changed", "What is as it is, and still tells whom to watch."],
  ["unknown", "Not known", "What the model did not know."],
];

/** Why the risk is what it is: each reason with its sign and weight, from the base rate to the final figure. */
export function Reasons({ detail }: { detail: AlertDetail }) {
  const reasons = detail.reasons ?? [];
  if (detail.rule) return <Rule rule={detail.rule} facts={reasons} />;
  if (reasons.length === 0) return null;
  const most = Math.max(...reasons.map((each) => Math.abs(each.contribution)), 0.01);
  return (
    <section class="card reasons" aria-labelledby="reasons-title">
      <h2 id="reasons-title">Why</h2>
      {detail.base && (
        <p class="from-to">
          From <strong>{percent(detail.base.probability)}</strong> <span class="muted">({detail.base.text})</span> to{" "}
          <strong>{percent(detail.final ?? detail.row.probability)}</strong> for this {detail.row.claimId ? "claim" : "patient"}, by these reasons:
        </p>
      )}
      {GROUPS.map(([group, title, text]) => {
        const members = reasons.filter((each) => each.group === group).sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
        if (members.length === 0) return null;
        return (
          <>
            <h3>{title}</h3>
            <p class="muted">{text}</p>
            <ul class="bars">
              {members.map((reason) => (
                <ReasonBar reason={reason} most={most} />
              ))}
            </ul>
          </>
        );
      })}
      <p class="muted">
        Bars to the right raise the risk, bars to the left lower it. The numbers are changes in log-odds: they add up from the base to the
        final figure.
      </p>
      <Scales detail={detail} />
    </section>
  );
}

/** A rule needs no weights: it holds by these facts. */
function Rule({ rule, facts }: { rule: NonNullable<AlertDetail["rule"]>; facts: Reason[] }) {
  return (
    <section class="card reasons" aria-labelledby="reasons-title">
      <h2 id="reasons-title">Why</h2>
      <ul>
        {facts.map((fact) => (
          <li>{fact.text}</li>
        ))}
      </ul>
      <p>{rule.why}</p>
      <h3>The rule</h3>
      <p>{rule.fires}</p>
      <p class="muted">
        <span class="mono">{rule.id}</span>, version {rule.version}. {rule.source}
      </p>
    </section>
  );
}

function ReasonBar({ reason, most }: { reason: Reason; most: number }) {
  const width = (Math.abs(reason.contribution) / most) * 50;
  const raises = reason.contribution >= 0;
  return (
    <li>
      <span class="bar-text">{reason.text}</span>
      <svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
        <rect x={raises ? 50 : 50 - width} y="2" width={width} height="10" class={raises ? "raises" : "lowers"} />
        <path d="M50 0V14" class="zero" />
      </svg>
      <span class="bar-value number">
        <span class="visually-hidden">{raises ? "raises by" : "lowers by"} </span>
        {signed(reason.contribution)}
      </span>
    </li>
  );
}

/** What older rules of thumb say of the same stay, to compare with. */
function Scales({ detail }: { detail: AlertDetail }) {
  const { lace, charlson, oneRule } = detail;
  if ((detail.cards ?? []).length > 0) return null;
  const known = lace && (lace.value ?? (lace.min === lace.max ? lace.min : null));
  return (
    <dl class="facts scales">
      {lace && (
        <div>
          <dt>LACE index (0 to 19, high from 10)</dt>
          <dd>
            {known ?? `between ${lace.min} and ${lace.max}`}
            {(lace.missing ?? []).length > 0 && <span class="muted"> not known: {lace.missing.join(", ")}</span>}
          </dd>
        </div>
      )}
      {charlson !== null && charlson !== undefined && (
        <div>
          <dt>Charlson comorbidity index</dt>
          <dd>{charlson}</dd>
        </div>
      )}
      {oneRule !== null && oneRule !== undefined && (
        <div>
          <dt>Two or more stays in the 12 months before</dt>
          <dd>{oneRule ? "yes" : "no"}</dd>
        </div>
      )}
    </dl>
  );
}
