/** Asks the server, says plainly what is wrong, and asks again: by itself while it can help, at a word otherwise. */

import "./charts.css";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Problem, request } from "../api";

export interface Loaded<T> {
  data?: T;
  problem?: Problem;
  /** The data belongs to an earlier question. */
  stale: boolean;
  retry: () => void;
}

/** What the page does by itself while it can hope for another answer. */
export const HOPEFUL = [0, 502, 503, 504];

/**
 * The answer to a GET of `path`, asked again every `everyMs` while the tab is visible and `paused` is not set.
 * What was shown stays shown while the next answer is on its way, so nothing jumps.
 */
export function useLoad<T>(path: string | null, everyMs = 0, paused = false): Loaded<T> {
  const [state, setState] = useState<{ path?: string; data?: T; problem?: Problem }>({});
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn((t) => t + 1), []);
  const pausedNow = useRef(paused);
  pausedNow.current = paused;
  useEffect(() => {
    if (!path) return;
    const stop = new AbortController();
    let timer = 0;
    const again = (ms: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), ms);
    };
    const ask = async () => {
      // A hidden tab asks nothing; it goes on where it is seen again.
      if (document.hidden || pausedNow.current) return again(everyMs || 1000);
      try {
        const data = await request<T>(path, { signal: stop.signal });
        if (stop.signal.aborted) return;
        setState({ path, data });
        if (everyMs) again(everyMs);
      } catch (cause) {
        if (stop.signal.aborted) return;
        const problem = cause instanceof Problem ? cause : new Problem(-1, "UNREADABLE", "", "", 0);
        setState((old) => ({ path, data: old.path === path ? old.data : undefined, problem }));
        if (HOPEFUL.includes(problem.status)) again(Math.max(2000, problem.retryAfterSeconds * 1000));
      }
    };
    void ask();
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [path, everyMs, turn]);
  return { data: state.data, problem: state.path === path ? state.problem : undefined, stale: state.path !== path, retry };
}

/** What went wrong, and what can be done, in a sentence or two. */
export function problemWords(problem: Problem): string {
  switch (problem.code) {
    case "RESTORING":
      return "The KPI figures are being restored after a start. This goes on by itself as soon as they are back.";
    case "STARTING":
      return "The feed is being rebuilt after a start. This goes on by itself as soon as it stands.";
    case "KPI_UNREACHABLE":
      return "The KPI service does not answer just now. This goes on by itself as soon as it does.";
    case "UNKNOWN_KPI":
      return "There is no such KPI. It may have been renamed: choose one from the wall.";
    case "UNKNOWN_SLICE":
      return "Nothing has been counted for this choice yet. Choose another facility or split.";
    case "NOT_A_SHARE":
      return "Only shares of cases can be compared in this way. Choose another KPI.";
    case "UNREADABLE":
      return "The server gave an answer that cannot be read.";
  }
  switch (problem.status) {
    case 0:
      return "The server cannot be reached. This goes on by itself as soon as it answers.";
    case 401:
      return "The server asks for a token: enter yours under Settings.";
    case 403:
      return "Your roles do not allow you to see this.";
    case 404:
      return "No KPI service is set up behind this page, so there are no figures here. The worklist works without them.";
    case 503:
      return problem.detail || "The figures are not ready yet. This goes on by itself as soon as they are.";
    default:
      return problem.detail || `The server refused (${problem.code}).`;
  }
}

export function ProblemNote({ problem, retry }: { problem: Problem; retry: () => void }) {
  return (
    <div class="note" role="status">
      <p>{problemWords(problem)}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

/** Shows what was loaded; before that that it is being loaded, and a problem beside what is already there. */
export function Await<T>({ from, children }: { from: Loaded<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {from.problem && <ProblemNote problem={from.problem} retry={from.retry} />}
      {from.data !== undefined ? (
        <div aria-busy={from.stale}>{children(from.data)}</div>
      ) : (
        !from.problem && <p class="muted">Loading…</p>
      )}
    </>
  );
}

/** Says how fresh the screen is, and lets it be held still. */
export function Freshness(props: { asOf: string; every: string; paused: boolean; onPause: (paused: boolean) => void }) {
  return (
    <p class="freshness muted">
      {props.asOf && <span>{props.asOf}</span>}
      <span>{props.paused ? "Held still" : `Asks again every ${props.every}`}</span>
      <button type="button" class="no-print" aria-pressed={props.paused} onClick={() => props.onPause(!props.paused)}>
        Pause
      </button>
    </p>
  );
}

/** Runs jobs a few at a time, in order, so that a wall of charts does not ask for everything at once. */
export async function inTurns<T>(jobs: (() => Promise<T>)[], atOnce: number, signal: AbortSignal): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < jobs.length && !signal.aborted) await jobs[next++]!();
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, run));
}
