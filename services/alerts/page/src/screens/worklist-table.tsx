import { Component } from "preact";
import { ask, placeOf } from "../actions";
import { Severity } from "../components/Severity";
import { Sparkline } from "../components/Sparkline";
import { Age, At, TimeLeft } from "../components/Time";
import { feed } from "../feed/store";
import { amount, percent } from "../numbers";
import type { Row } from "../types";
import { alertPlace, openAlert } from "./worklist";

const COLUMNS = {
  care: ["Severity", "Place and patient", "Risk", "Time left to act", "Why", "State and owner", "Age"],
  finance: ["Severity", "Place and claim", "Amount and payer", "Time left to act", "Why", "State and owner", "Age"],
};

/** The list as a table. The roles are said again because the narrow layout takes the table's boxes away, and with them its meaning. */
export function WorklistTable({ rows }: { rows: Row[] }) {
  return (
    <table class="worklist" role="table">
      <caption class="visually-hidden">Alerts, the one to look at first on top</caption>
      <thead role="rowgroup">
        <tr role="row">
          {COLUMNS[feed.value].map((title) => (
            <th scope="col" role="columnheader">
              {title}
            </th>
          ))}
          <th scope="col" role="columnheader" class="no-print">
            <span class="visually-hidden">Act</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <WorklistRow key={row.alertId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** Drawn again only when its row is another one: a list of hundreds takes each change of one. */
class WorklistRow extends Component<{ row: Row }> {
  override shouldComponentUpdate(next: { row: Row }): boolean {
    return next.row !== this.props.row;
  }

  override render() {
    return <RowCells row={this.props.row} />;
  }
}

function RowCells({ row }: { row: Row }) {
  const open = (event: MouseEvent) => {
    if ((event.target as Element).closest("a, button") || getSelection()?.toString()) return;
    openAlert(row);
  };
  return (
    <tr role="row" data-alert={row.alertId} class={row.severity} onClick={open}>
      <td role="cell">
        <Severity level={row.severity} />
      </td>
      <th role="rowheader" scope="row">
        <a href={alertPlace(row)}>
          <span class="place">{placeOf(row)}</span> <span class="mono">{row.claimId ?? row.patient ?? row.alertId.slice(0, 8)}</span>
        </a>
        {row.kind !== "READMISSION_RISK" && <span class="kind muted">{row.kindText}</span>}
      </th>
      <td role="cell" data-label={row.feed === "finance" ? "Amount" : "Risk"}>
        <Risk row={row} />
      </td>
      <td role="cell" data-label="Time left">
        <TimeLeft actBy={row.actBy} zone={row.zone} />
        {row.actByText && <span class="muted sub">{row.actByText}</span>}
      </td>
      <td role="cell" data-label="Why" class={row.reasons?.length ? undefined : "empty"}>
        <ul class="why">
          {(row.reasons ?? []).slice(0, 2).map((reason) => (
            <li>{reason.text}</li>
          ))}
        </ul>
      </td>
      <td role="cell" data-label="State">
        {row.stateText}
        {row.state === "SNOOZED" && row.snoozedUntil && (
          <>
            {" until "}
            <At at={row.snoozedUntil} zone={row.zone} />
          </>
        )}
        <span class="sub">{row.owner ?? <span class="muted">nobody yet</span>}</span>
      </td>
      <td role="cell" data-label="Age">
        <Age since={row.openedAt} zone={row.zone} />
      </td>
      <td role="cell" class="no-print act">
        {row.state === "NEW" && (
          <button type="button" onClick={() => ask("ACKNOWLEDGE", row)} aria-label={`Acknowledge ${row.claimId ?? row.patient ?? ""}`}>
            Acknowledge
          </button>
        )}
      </td>
    </tr>
  );
}

function Risk({ row }: { row: Row }) {
  if (row.amountCents !== null && row.amountCents !== undefined) {
    return (
      <>
        <strong class="nowrap">{amount(row.amountCents, row.currency)}</strong>
        <span class="muted sub">{row.payer}</span>
      </>
    );
  }
  if (row.rule) return <span class="muted">by a rule</span>;
  return (
    <div class="risk">
      <span>
        <strong class="nowrap">{percent(row.probability)}</strong> <span class="band">{row.bandText}</span>
      </span>
      <Sparkline scores={row.scores ?? []} />
    </div>
  );
}
