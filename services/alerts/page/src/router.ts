import { computed, signal } from "@preact/signals";

/** Where the user is: a screen, what it shows, and its filters; all of it in the address after "#". */
export interface Place {
  screen: string;
  id: string;
  params: URLSearchParams;
}

export function parsePlace(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [screen = "", id = ""] = path.split("/");
  let decoded = id;
  try {
    decoded = decodeURIComponent(id);
  } catch {
    // A hand-made address: shown as it stands.
  }
  return { screen: screen || "worklist", id: decoded, params: new URLSearchParams(search) };
}

export function formatPlace(screen: string, id = "", params?: URLSearchParams): string {
  const search = params?.toString();
  return `#/${screen}${id ? `/${encodeURIComponent(id)}` : ""}${search ? `?${search}` : ""}`;
}

const hash = signal(typeof location === "undefined" ? "" : location.hash);
if (typeof window !== "undefined") {
  window.addEventListener("hashchange", () => (hash.value = location.hash));
}

export const place = computed(() => parsePlace(hash.value));

export function go(screen: string, id = "", params?: URLSearchParams): void {
  location.hash = formatPlace(screen, id, params);
}

/** Changes the filters of this place without a new entry in the history. */
export function replaceParams(params: URLSearchParams): void {
  const next = formatPlace(place.value.screen, place.value.id, params);
  history.replaceState(null, "", next);
  hash.value = next;
}
