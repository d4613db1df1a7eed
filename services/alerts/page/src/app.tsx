import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { asked, spoken } from "./actions";
import { useCommands } from "./commands";
import { ActionDialog } from "./components/ActionDialog";
import { HelpDialog } from "./components/HelpDialog";
import { ConnectionState, ConnectionTrouble, DoneBar, FeedSwitch } from "./components/Shell";
import { me, worklistParams } from "./feed/store";
import { formatPlace, place } from "./router";
import { Detail } from "./screens/detail";
import { focusAfter, returnToRow } from "./screens/focus";
import { Settings } from "./screens/settings";
import { Worklist } from "./screens/worklist";

interface Screen {
  name: string;
  title: string;
  /** Chart screens are read when first visited, so that the worklist comes at once. */
  load?: () => Promise<{ default: ComponentType }>;
  View?: ComponentType;
}

const SCREENS: Screen[] = [
  { name: "worklist", title: "Worklist", View: Worklist },
  { name: "wall", title: "KPI wall", load: () => import("./screens/wall") },
  { name: "readmissions", title: "Readmissions", load: () => import("./screens/readmissions") },
  { name: "compare", title: "Compare", load: () => import("./screens/compare") },
  { name: "units", title: "Unit board", load: () => import("./screens/units") },
  { name: "streams", title: "Streams", load: () => import("./screens/streams") },
  { name: "settings", title: "Settings", View: Settings },
];
const DETAIL: Screen = { name: "alert", title: "Alert", View: Detail };

export function App() {
  const name = place.value.screen;
  const screen = name === "alert" ? DETAIL : (SCREENS.find((each) => each.name === name) ?? SCREENS[0]!);
  const [help, setHelp] = useState(false);
  useCommands({ help: () => setHelp(true) });
  const current = asked.value;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>("main h1")?.focus();
        }}
      >
        Skip to content
      </a>
      <header class="top">
        <span class="brand">Wardwatch</span>
        <nav aria-label="Screens">
          <ul>
            {SCREENS.map((each) => (
              <li>
                <a
                  href={each.name === "worklist" ? formatPlace("worklist", "", worklistParams.value) : `#/${each.name}`}
                  aria-current={each === screen ? "page" : each.name === "worklist" && screen === DETAIL ? "true" : undefined}
                >
                  {each.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="top-end">
          <FeedSwitch />
          <ConnectionState />
          <button type="button" class="no-print" onClick={() => setHelp(true)}>
            Help
          </button>
        </div>
      </header>
      <main id="main">
        <ConnectionTrouble />
        <ScreenView key={screen.name} screen={screen} />
      </main>
      <footer class="foot muted">
        Wardwatch {me.value?.version} · for demonstration and research, not a medical device · {me.value ? `acting as ${me.value.actor}` : "not connected"}
      </footer>
      <DoneBar />
      <div class="visually-hidden" role="status">
        {spoken.value}
      </div>
      {current && <ActionDialog key={`${current.action}${current.row.alertId}`} {...current} onDone={(stood) => focusAfter(current.row, stood)} />}
      {help && <HelpDialog onClosed={() => setHelp(false)} />}
    </>
  );
}

let arrived = false;

/** One screen under its heading. A change of screen is said to a screen reader by moving to the heading; arriving takes nothing away. */
function ScreenView({ screen }: { screen: Screen }) {
  const [View, setView] = useState<ComponentType | undefined>(() => screen.View);
  const [error, setError] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    screen.load?.().then(
      (read) => setView(() => read.default),
      (cause) => {
        console.error(cause);
        setError(true);
      },
    );
    document.title = `${screen.title} · Wardwatch`;
    if (arrived) {
      heading.current?.focus();
      window.scrollTo(0, 0);
      if (screen.name === "worklist") returnToRow();
    }
    arrived = true;
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {screen.title}
      </h1>
      {View && <View />}
      {!View && <p class="muted">{error ? "This screen could not be read. Is the server there?" : "Loading…"}</p>}
    </>
  );
}
