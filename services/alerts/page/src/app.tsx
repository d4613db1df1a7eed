import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { place } from "./router";
import { Detail } from "./screens/detail";
import { Settings } from "./screens/settings";
import { Worklist } from "./screens/worklist";

interface Screen {
  name: string;
  title: string;
  /** Chart screens are read when first visited, so that the worklist comes at once. */
  load: () => Promise<ComponentType>;
}

const now = (component: ComponentType) => () => Promise.resolve(component);
const SCREENS: Screen[] = [
  { name: "worklist", title: "Worklist", load: now(Worklist) },
  { name: "wall", title: "KPI wall", load: async () => (await import("./screens/wall")).default },
  { name: "compare", title: "Compare", load: async () => (await import("./screens/compare")).default },
  { name: "units", title: "Unit board", load: async () => (await import("./screens/units")).default },
  { name: "streams", title: "Streams", load: async () => (await import("./screens/streams")).default },
  { name: "settings", title: "Settings", load: now(Settings) },
];
const DETAIL: Screen = { name: "alert", title: "Alert", load: now(Detail) };

export function App() {
  const name = place.value.screen;
  const screen = name === "alert" ? DETAIL : (SCREENS.find((each) => each.name === name) ?? SCREENS[0]!);
  const [shown, setShown] = useState<{ screen: Screen; View: ComponentType } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    let current = true;
    void screen.load().then((View) => current && setShown({ screen, View }));
    return () => {
      current = false;
    };
  }, [screen]);
  useEffect(() => {
    if (!shown) return;
    document.title = `${shown.screen.title} · Wardwatch`;
    // A change of screen is said to a screen reader by moving to its heading; on first arrival nothing is taken away.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [shown?.screen]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), heading.current?.focus())}>
        Skip to content
      </a>
      <header class="top">
        <span class="brand">Wardwatch</span>
        <nav aria-label="Screens">
          <ul>
            {SCREENS.map((each) => (
              <li>
                <a href={`#/${each.name}`} aria-current={each === screen ? "page" : undefined}>
                  {each.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main">
        <h1 ref={heading} tabIndex={-1}>
          {screen.title}
        </h1>
        {shown?.screen === screen ? <shown.View /> : <p class="muted">Loading…</p>}
      </main>
    </>
  );
}
