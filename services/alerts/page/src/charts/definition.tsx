/** What a KPI means: shown while the pointer or the focus is on its button, held open by a click, closed by Escape. */

import { useId, useRef, useState } from "preact/hooks";
import type { KpiEntry } from "../kpi-types";
import { decimal } from "./format";

export function Definition({ entry }: { entry: KpiEntry }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const held = useRef(false);
  const show = (next: boolean, hold = false) => {
    held.current = next && hold;
    setOpen(next);
  };
  return (
    <div
      class="definition"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => !held.current && setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        show(false);
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) show(false);
      }}
    >
      <button
        type="button"
        class="about"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`What is ${entry.title}?`}
        onFocus={() => setOpen(true)}
        onClick={() => (held.current ? show(false) : show(true, true))}
      >
        ?
      </button>
      <div id={id} class="definition-text" hidden={!open}>
        <DefinitionText entry={entry} />
      </div>
    </div>
  );
}

/** The definition itself. */
export function DefinitionText({ entry }: { entry: KpiEntry }) {
  return (
    <>
      <p>{entry.formula.replace(/\.?$/, ".")}</p>
      {entry.horizonDays > 0 && (
        <p>
          Matured: every case has had its {decimal(entry.horizonDays)} days. Provisional: the newest cases, whose outcome can still
          happen; the two are never mixed.
        </p>
      )}
      {entry.interval && entry.interval !== "none" && <p>Interval: {entry.interval}.</p>}
      {entry.better !== "neither" && <p>{entry.better === "lower" ? "Lower" : "Higher"} is better.</p>}
      <p class="muted">
        <span class="mono">
          {entry.kpi}@{entry.definition}
        </span>
        {entry.source ? `; ${entry.source}` : ""}
      </p>
    </>
  );
}
