import { effect, signal, type Signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

/** A signal that outlives the page in the given store; a browser that keeps nothing is coped with. */
function kept<T extends string>(store: Storage | undefined, name: string, otherwise: T): Signal<T> {
  let first = otherwise;
  try {
    first = (store?.getItem(name) as T | null) ?? otherwise;
  } catch {
    // Storage may be switched off; the setting then lasts as long as the page.
  }
  const value = signal(first);
  effect(() => {
    try {
      if (value.value === otherwise) store?.removeItem(name);
      else store?.setItem(name, value.value);
    } catch {
      // As above.
    }
  });
  return value;
}

const local = typeof localStorage === "undefined" ? undefined : localStorage;
const session = typeof sessionStorage === "undefined" ? undefined : sessionStorage;

/** What the user chose. The token lives in the tab's own store, and never longer than the tab. */
export const settings = {
  actor: kept<string>(local, "wardwatch.actor", ""),
  theme: kept<Theme>(local, "wardwatch.theme", "auto"),
  keys: kept<"on" | "off">(local, "wardwatch.keys", "on"),
  feed: kept<"care" | "finance">(local, "wardwatch.feed", "care"),
  token: kept<string>(session, "wardwatch.token", ""),
};

/** Carries the theme onto the document; "auto" leaves it to the system. */
export function followTheme(): void {
  effect(() => {
    if (settings.theme.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = settings.theme.value;
  });
}
