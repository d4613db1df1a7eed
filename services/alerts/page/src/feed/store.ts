import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { getAlerts, getMe, type Problem } from "../api";
import { place } from "../router";
import { settings } from "../settings";
import type { Facility, Feed, Me, Row, Severity } from "../types";
import { countBySeverity, difference, NOTHING, readFilters, upsert, visible, type Known, type Waiting } from "./rows";
import { FeedStream, type Connection } from "./stream";

/** How many rows are asked for at once. The order is by urgency, so what is cut off is what can wait. */
const LIMIT = 200;

export const me = signal<Me | null>(null);
export const connection = signal<Connection>("connecting");
export const connectionProblem = signal<Problem | null>(null);
/** The server's clock, which is that of the events. Empty until it is known. */
export const clock = signal("");
export const facilities = signal<Facility[]>([]);
export const total = signal(0);
export const loaded = signal(false);
/** What was last read of the list, and cannot be counted from the rows because they are cut off. */
const serverCounts = signal<Record<Severity, number>>({ critical: 0, warning: 0, info: 0 });
const complete = signal(true);

/** The filters of the worklist as the address has them; they stay while another screen is shown. */
const lastParams = signal(new URLSearchParams());
effect(() => {
  if (place.value.screen === "worklist") lastParams.value = place.value.params;
});
export const worklistParams = computed(() => lastParams.value);
export const filters = computed(() => readFilters(lastParams.value));
export const feed = computed<Feed>(() => {
  const named = place.value.params.get("feed") ?? lastParams.value.get("feed");
  if (named === "care" || named === "finance") return named;
  const roles = me.value?.roles;
  return roles && !roles.includes("care") && !roles.includes("admin") && roles.includes("finance") ? "finance" : "care";
});
export const actor = computed(() => me.value?.actor ?? "");

/** The truth as far as it came, by alertId. */
export const known = signal<Known>(new Map());
const wanted = computed(() => visible(known.value, filters.value, actor.value));
/** What is on the screen; differs from what is wanted while a reader must not be disturbed. */
export const shown = signal<Row[]>([]);
/** True while rows wait: a row has the focus, or the list is being read. */
export const held = signal(false);
export const waiting = computed<Waiting>(() => (held.value ? difference(shown.value, wanted.value) : NOTHING));
export const counts = computed(() => (complete.value ? countBySeverity(everySeverity.value) : serverCounts.value));
const everySeverity = computed(() => visible(known.value, { ...filters.value, severity: [] }, actor.value));

effect(() => {
  const rows = wanted.value;
  if (!held.value) shown.value = rows;
});

/** Lets in what waits, although rows are held. */
export function letIn(): void {
  shown.value = wanted.value;
}

/** What the user did is shown at once: only what others did waits. */
export function takeOwn(row: Row): void {
  batch(() => {
    known.value = upsert(known.value, [row]);
    const keep = wanted.value.some((each) => each.alertId === row.alertId);
    shown.value = shown.value.flatMap((each) => (each.alertId !== row.alertId ? [each] : keep ? [row] : []));
  });
}

async function load(): Promise<string> {
  const { severity, state, mine, facility, unit, kind, q } = filters.value;
  const list = await getAlerts(feed.value, {
    facility, unit, kind, severity, q, state: state || "open", mine: mine ? "true" : "", limit: LIMIT,
  });
  batch(() => {
    known.value = new Map(list.rows.map((row) => [row.alertId, row]));
    total.value = list.total;
    serverCounts.value = list.counts;
    complete.value = list.rows.length >= list.total && severity.length === 0;
    clock.value = list.clock;
    facilities.value = list.facilities;
    loaded.value = true;
  });
  return list.cursor;
}

let stream: FeedStream | null = null;
let again: ReturnType<typeof setTimeout> | undefined;

function take(rows: Row[]): void {
  known.value = upsert(known.value, rows);
  // Rows beyond those that we hold may have changed places with them; the list says how, though not for every one that comes.
  if (!complete.value) again ??= setTimeout(() => ((again = undefined), stream?.reload()), 5_000);
}

function open(name: Feed): void {
  stream?.stop();
  known.value = new Map();
  loaded.value = false;
  stream = new FeedStream(name, {
    load,
    rows: take,
    clock: (now) => (clock.value = now),
    state: (state, problem) => {
      connection.value = state;
      connectionProblem.value = problem ?? null;
    },
  });
  stream.start();
}

async function identify(): Promise<void> {
  try {
    me.value = await getMe();
  } catch {
    // Said by the connection's state; who we are is asked again when it is back.
    me.value = null;
  }
}

/** Connects once, and again whenever who asks or which feed is asked for changes. */
export function startFeed(): void {
  effect(() => {
    void settings.token.value;
    void settings.actor.value;
    void identify();
  });
  effect(() => {
    if (connection.value === "live" && untracked(() => me.value === null)) void identify();
  });
  effect(() => {
    void settings.token.value;
    const name = feed.value;
    untracked(() => open(name));
  });
  let asked = "";
  effect(() => {
    const now = JSON.stringify(filters.value);
    if (asked && asked !== now) untracked(() => stream?.reload());
    asked = now;
  });
}
