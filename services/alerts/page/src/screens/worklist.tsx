import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { ask, say } from "../actions";
import { useCommands } from "../commands";
import { filters, feed, held, letIn, loaded, shown, total, waiting, worklistParams } from "../feed/store";
import { waitingText, writeFilters, type Filters } from "../feed/rows";
import { formatPlace, go, replaceParams } from "../router";
import type { ActionName, Row } from "../types";
import { focusRow, focusedRow } from "./focus";
import { WorklistFilters } from "./worklist-filters";
import { Summary } from "./summary";
import { WorklistTable } from "./worklist-table";

/** How long the list is left in peace after the pointer last moved over it. */
const POINTER_REST = 4_000;
/** Waiting rows are read out at most so often. */
const SAY_EVERY = 10_000;

/** Changes the filters, in the address too. */
export function setFilters(change: Partial<Filters>): void {
  const params = writeFilters({ ...filters.value, ...change });
  if (worklistParams.value.get("feed")) params.set("feed", feed.value);
  replaceParams(params);
}

/** Worklist: whom to look at, in which order, and why. */
export function Worklist() {
  const list = useRef<HTMLDivElement>(null);
  useHold(list);
  useKeptFocus(list);
  useSpokenWaiting();
  const step = (by: number) => {
    const rows = shown.value;
    const at = rows.findIndex((row) => row.alertId === focusedRow()?.alertId);
    focusRow(at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by)));
  };
  const act = (action: ActionName, needComment = false) => () => {
    const row = focusedRow();
    if (row) ask(action, row, needComment);
    else say("Choose an alert first, with j or k.");
  };
  useCommands({
    next: () => step(1),
    previous: () => step(-1),
    back: () => (document.activeElement as HTMLElement | null)?.blur(),
    acknowledge: act("ACKNOWLEDGE"),
    comment: act("ACKNOWLEDGE", true),
    snooze: act("SNOOZE"),
    resolve: act("RESOLVE"),
    mine: () => setFilters({ mine: !filters.value.mine }),
    search: () => document.getElementById("search")?.focus(),
    "let-in": letIn,
  });
  const rows = shown.value;
  return (
    <>
      <Summary />
      <WorklistFilters />
      <WaitingBar />
      <div ref={list}>
        {rows.length > 0 && <WorklistTable rows={rows} />}
        {rows.length === 0 && <p class="card">{loaded.value ? "No alerts here. Other filters may have some." : "Reading the list…"}</p>}
      </div>
      {loaded.value && total.value > rows.length + waiting.value.total && total.value > 200 && (
        <p class="muted">The {rows.length} most urgent of {total.value}. Filters show the others.</p>
      )}
    </>
  );
}

export function openAlert(row: Row): void {
  go("alert", row.alertId, row.feed === "care" ? undefined : new URLSearchParams({ feed: row.feed }));
}

export function alertPlace(row: Row): string {
  return formatPlace("alert", row.alertId, row.feed === "care" ? undefined : new URLSearchParams({ feed: row.feed }));
}

function WaitingBar() {
  const text = waitingText(waiting.value);
  if (!text) return null;
  return (
    <p class="waiting no-print">
      <button type="button" class="primary" onClick={letIn}>
        {text}, press <kbd>.</kbd>
      </button>
    </p>
  );
}

/** Rows wait while one of them has the focus, the list is scrolled, or the pointer moves over it. */
function useHold(list: { current: HTMLDivElement | null }): void {
  useEffect(() => {
    const area = list.current!;
    let pointer = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const judge = () => (held.value = area.contains(document.activeElement) || window.scrollY > 40 || pointer);
    const moved = (event: PointerEvent) => {
      pointer = event.type === "pointermove" && event.pointerType === "mouse";
      clearTimeout(timer);
      if (pointer) timer = setTimeout(() => ((pointer = false), judge()), POINTER_REST);
      judge();
    };
    // The focus has arrived where it goes only after the event.
    const later = () => setTimeout(judge);
    area.addEventListener("focusin", judge);
    area.addEventListener("focusout", later);
    area.addEventListener("pointermove", moved);
    area.addEventListener("pointerleave", moved);
    window.addEventListener("scroll", judge, { passive: true });
    judge();
    return () => {
      window.removeEventListener("scroll", judge);
      clearTimeout(timer);
      held.value = false;
    };
  }, []);
}

/** A row that had the focus and was moved or taken away hands it on: to itself, or to what now stands in its place. */
function useKeptFocus(list: { current: HTMLDivElement | null }): void {
  const last = useRef<{ id: string; index: number } | null>(null);
  useEffect(() => {
    const area = list.current!;
    const note = () => {
      const row = focusedRow();
      last.current = row ? { id: row.alertId, index: shown.value.findIndex((each) => each.alertId === row.alertId) } : null;
    };
    area.addEventListener("focusin", note);
    area.addEventListener("focusout", () =>
      setTimeout(() => {
        if (!document.querySelector("dialog[open]") && !area.contains(document.activeElement)) last.current = null;
      }),
    );
  }, []);
  const rows = shown.value;
  useLayoutEffect(() => {
    if (!last.current || list.current?.contains(document.activeElement)) return;
    if (document.activeElement !== document.body) return;
    const { id, index } = last.current;
    const now = rows.findIndex((row) => row.alertId === id);
    focusRow(now >= 0 ? now : Math.min(index, rows.length - 1));
  }, [rows]);
}

function useSpokenWaiting(): void {
  const said = useRef({ at: 0, text: "" });
  useSignalEffect(() => {
    const text = waitingText(waiting.value);
    const now = performance.now();
    if (!text) said.current.text = "";
    if (!text || text === said.current.text || (said.current.text && now - said.current.at < SAY_EVERY)) return;
    said.current = { at: now, text };
    say(`${text}, press full stop.`);
  });
}
