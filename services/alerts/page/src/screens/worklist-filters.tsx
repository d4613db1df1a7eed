import { useEffect, useRef, useState } from "preact/hooks";
import { SeverityShape, severityText } from "../components/Severity";
import { counts, facilities, feed, filters, known } from "../feed/store";
import { SEVERITIES } from "../feed/rows";
import type { Severity } from "../types";
import { setFilters } from "./worklist";

const STATES: [string, string][] = [
  ["", "Open"], ["NEW", "New"], ["ACKNOWLEDGED", "Acknowledged"], ["SNOOZED", "Snoozed"], ["RESOLVED", "Resolved"],
  ["OVERRIDDEN", "Overridden"], ["EXPIRED", "Expired"], ["CLOSED", "Closed"], ["RETRACTED", "Retracted"], ["any", "All states"],
];

/** What is shown of the feed. All of it stands in the address, so a filtered list can be kept as a bookmark. */
export function WorklistFilters() {
  const { facility, unit, kind, severity, state, mine } = filters.value;
  const units = [...new Set(facilities.value.filter((each) => !facility || each.code === facility).flatMap((each) => each.units))].sort();
  const kinds = [...new Map([...known.value.values()].map((row) => [row.kind, row.kindText]))].sort();
  const toggle = (level: Severity) =>
    setFilters({ severity: severity.includes(level) ? severity.filter((each) => each !== level) : [...severity, level] });
  return (
    <form class="filters no-print" role="search" aria-label="Filter the worklist" onSubmit={(event) => event.preventDefault()}>
      <div class="severities" role="group" aria-label="Severity">
        {SEVERITIES.map((level) => (
          <button type="button" class={`toggle ${level}`} aria-pressed={severity.includes(level)} onClick={() => toggle(level)}>
            <SeverityShape level={level} /> {severityText(level)} <strong>{counts.value[level] ?? 0}</strong>
          </button>
        ))}
      </div>
      <Choice label="Facility" value={facility} options={[["", "All"], ...facilities.value.map((each) => [each.code, each.code] as [string, string])]} onInput={(value) => setFilters({ facility: value, unit: "" })} />
      {/* A claim lies in no unit. */}
      {feed.value === "care" && (
        <Choice label="Unit" value={unit} options={[["", "All"], ...units.map((each) => [each, each] as [string, string])]} onInput={(value) => setFilters({ unit: value })} />
      )}
      {(kinds.length > 1 || kind) && <Choice label="Kind" value={kind} options={[["", "All"], ...kinds]} onInput={(value) => setFilters({ kind: value })} />}
      <Choice label="State" value={state} options={STATES} onInput={(value) => setFilters({ state: value })} />
      <button type="button" aria-pressed={mine} onClick={() => setFilters({ mine: !mine })}>
        Mine
      </button>
      <Search />
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [string, string][];
  onInput: (value: string) => void;
}

function Choice({ label, value, options, onInput }: ChoiceProps) {
  // A bookmark may name what is not there now: it is shown, so that it can be taken away.
  const all = options.some(([each]) => each === value) ? options : [...options, [value, value] as [string, string]];
  return (
    <label class="choice-field">
      {label}
      <select value={value} onChange={(event) => onInput(event.currentTarget.value)}>
        {all.map(([each, text]) => (
          <option value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Search() {
  const [text, setText] = useState(filters.value.q);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => setText(filters.value.q), [filters.value.q]);
  return (
    <label class="choice-field">
      Search
      <input
        id="search"
        type="search"
        maxLength={200}
        placeholder={feed.value === "care" ? "id, bed, owner" : "id, owner"}
        value={text}
        onInput={(event) => {
          const q = event.currentTarget.value;
          setText(q);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setFilters({ q }), 250);
        }}
      />
    </label>
  );
}
