import { signal } from "@preact/signals";
import type { ActionAnswer, ActionRequest, AlertDetail, AlertList, Feed, Me } from "./types";
import { settings } from "./settings";

/** A refusal of the server, from problem+json; code is stable and meant for programs, detail for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string,
    readonly retryAfterSeconds: number,
  ) {
    super(detail || title);
  }
}

/** True while the server asks for a token that we do not have, or refuses the one that we have. */
export const tokenWanted = signal(false);

/** Who asks: a bearer token when there is one, else the name that the user gave. */
export function identity(): Record<string, string> {
  if (settings.token.value) return { Authorization: `Bearer ${settings.token.value}` };
  const actor = settings.actor.value.trim();
  // A header carries visible ASCII only; names beyond it travel percent-encoded and are read back by the server.
  return actor ? { "Wardwatch-Actor": encodeActor(actor) } : {};
}

export function encodeActor(name: string): string {
  return /^[\x20-\x24\x26-\x7e]*$/.test(name) ? name : encodeURIComponent(name);
}

/** Reads or writes JSON; throws a Problem for every answer but a good one, also when the server cannot be reached. */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      cache: "no-store",
      headers: { Accept: "application/json", ...identity(), ...(init.headers as Record<string, string>) },
    });
  } catch (cause) {
    if ((cause as Error).name === "AbortError") throw cause;
    throw new Problem(0, "UNREACHABLE", "No connection", "The server cannot be reached. Nothing was changed.", 0);
  }
  if (!response.ok) throw await problemOf(response);
  if (init.method === undefined) tokenWanted.value = false;
  return (await response.json()) as T;
}

export async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) tokenWanted.value = true;
  let body: { title?: string; detail?: string; code?: string } = {};
  try {
    body = (await response.json()) as typeof body;
  } catch {
    // An answer from something between us and the server: its text is not ours to show.
  }
  return new Problem(
    response.status,
    body.code ?? `HTTP_${response.status}`,
    body.title ?? `The server answered ${response.status}`,
    body.detail ?? "",
    Number(response.headers.get("Retry-After") ?? 0),
  );
}

/** A query string of the values that are present; arrays repeat their name. */
export function query(values: Record<string, string | number | string[] | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

export const getMe = () => request<Me>("/api/v1/me");

export const getAlerts = (feed: Feed, filters: Record<string, string | number | string[] | null | undefined>) =>
  request<AlertList>(`/api/v1/${feed}/alerts${query(filters)}`);

export const getAlert = (feed: Feed, alertId: string) =>
  request<AlertDetail>(`/api/v1/${feed}/alerts/${encodeURIComponent(alertId)}`);

export const postAction = (feed: Feed, alertId: string, key: string, body: ActionRequest) =>
  request<ActionAnswer>(`/api/v1/${feed}/alerts/${encodeURIComponent(alertId)}/actions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(body),
  });
