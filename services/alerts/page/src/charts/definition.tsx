/** What a KPI and its number mean: shown while the pointer or the focus is there, held open by a click, closed by Escape. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { KpiEntry, KpiValue } from "../kpi-types";
import { count, decimal, inUnit, span, windowWords } from "./format";
import { intervalWords, restatedWords } from "./shape";

/** Long enough that a pointer on its way across the wall opens nothing. */
const HOVER_MS = 450;
/** Room that an explanation needs to be of use. */
const LEAST_PX = 320;

export interface Explained {
  open: boolean;
  /** For what the pointer rests on, such as the whole tile. */
  hover: { onMouseEnter: () => void; onMouseLeave: () => void };
  show: (next: boolean, hold?: boolean) => void;
  toggle: () => void;
}

/** Whether an explanation is open; what opened it by resting on it closes it by leaving, a click holds it. */
export function useExplained(): Explained {
  const [open, setOpen] = useState(false);
  const held = useRef(false);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const show = (next: boolean, hold = false) => {
    window.clearTimeout(timer.current);
    held.current = next && hold;
    setOpen(next);
  };
  return {
    open,
    show,
    toggle: () => (held.current ? show(false) : show(true, true)),
    hover: {
      onMouseEnter: () => {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => setOpen(true), HOVER_MS);
      },
      onMouseLeave: () => {
        window.clearTimeout(timer.current);
        if (!held.current) setOpen(false);
      },
    },
  };
}

/** The button and what it opens; the children are asked for only while they are seen. */
export function Definition({ title, explained, children }: { title: string; explained: Explained; children: () => ComponentChildren }) {
  const id = useId();
  const { open, show, toggle } = explained;
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open && text.current) fit(text.current);
  }, [open]);
  // Wherever the focus is, Escape puts away what the pointer opened.
  useEffect(() => {
    if (!open) return;
    const away = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      show(false);
    };
    document.addEventListener("keydown", away, true);
    return () => document.removeEventListener("keydown", away, true);
  }, [open]);
  return (
    <div
      class="definition"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) show(false);
      }}
    >
      <button
        type="button"
        class="about"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`What is ${title}?`}
        onMouseEnter={() => !open && show(true)}
        onFocus={() => !open && show(true)}
        onClick={toggle}
      >
        ?
      </button>
      <div id={id} ref={text} class="definition-text" role="dialog" aria-label={`About ${title}`} tabIndex={0} hidden={!open}>
        {open && children()}
      </div>
    </div>
  );
}

/** Puts the text under its tile, or above where there is more room, and no higher than the room there. */
function fit(text: HTMLElement): void {
  const tile = text.parentElement?.closest(".tile")?.getBoundingClientRect();
  if (!tile) return;
  const under = window.innerHeight - tile.bottom;
  const above = under < LEAST_PX && tile.top > under;
  text.classList.toggle("above", above);
  text.style.maxHeight = `${Math.max(LEAST_PX, (above ? tile.top : under) - 8)}px`;
}

/** What is counted. */
export function FormulaText({ entry }: { entry: KpiEntry }) {
  return <p>{entry.formula.replace(/\.?$/, ".")}</p>;
}

/** How to read it, and where it comes from. */
export function SourceText({ entry }: { entry: KpiEntry }) {
  return (
    <>
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

/** The definition itself. */
export function DefinitionText({ entry }: { entry: KpiEntry }) {
  return (
    <>
      <FormulaText entry={entry} />
      <SourceText entry={entry} />
    </>
  );
}

/** What one published number is made of. */
export function NumberText({ entry, value }: { entry: KpiEntry; value: KpiValue }) {
  return (
    <dl class="made-of">
      {madeOf(entry, value).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The parts of a number by name, in reading order. */
export function madeOf(entry: KpiEntry, value: KpiValue): [string, string][] {
  const parts: [string, string][] = [];
  const level = value.window === "0d";
  if (value.cohortTo) parts.push([level ? "Day" : "Days", span(level ? value.cohortTo : value.cohortFrom, value.cohortTo)]);
  if (!level) parts.push(["Window", windowWords(value.window)]);
  const { numerator, denominator } = value;
  if (numerator != null && denominator != null) {
    const money = value.n == null && entry.unit === "share";
    const say = (n: number) => (money ? inUnit(n, "cents") : count(n));
    parts.push(["Numerator", say(numerator)], ["Denominator", say(denominator)]);
  } else if (denominator != null) {
    parts.push(["Cases", count(denominator)]);
  }
  if (entry.horizonDays > 0) {
    const followed = `followed for all ${decimal(entry.horizonDays)} days`;
    parts.push(["Maturity", value.status === "PROVISIONAL" ? `provisional: not all ${followed}` : `matured: all ${followed}`]);
  }
  const interval = intervalWords(value, entry.interval);
  if (interval) parts.push(["Interval", interval]);
  const restated = restatedWords(value);
  if (restated) parts.push(["Restated", restated.replace(/^Restated: /, "")]);
  return parts;
}
