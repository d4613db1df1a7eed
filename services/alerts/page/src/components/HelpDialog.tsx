import { settings } from "../settings";
import { KEYS } from "../keys";
import { Dialog } from "./Dialog";
import { Severity } from "./Severity";

/** What the keys do, with the switch that turns them off, and how to read the list. */
export function HelpDialog({ onClosed }: { onClosed: () => void }) {
  return (
    <Dialog title="Help" onClosed={onClosed}>
      {() => (
        <>
          <h3>How to read the worklist</h3>
          <p>
            Each row is one alert about one stay. The list is in the order in which to look: <Severity level="critical" />, then{" "}
            <Severity level="warning" />, then <Severity level="info" />; within each, what has the least time left comes first. The
            risk is the estimated chance of coming back to hospital within 30 days. The small line is how the score went during the stay.
            Patients are shown by a made-up word of eight characters, never by name.
          </p>
          <h3>Keys</h3>
          <p>
            <label>
              <input
                type="checkbox"
                checked={settings.keys.value === "on"}
                onChange={(event) => (settings.keys.value = event.currentTarget.checked ? "on" : "off")}
              />{" "}
              Keys of one character are on
            </label>
          </p>
          <table class="keys">
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">What it does</th>
              </tr>
            </thead>
            <tbody>
              {KEYS.map(({ keys, text }) => (
                <tr>
                  <th scope="row">
                    <kbd>{keys.join(" ")}</kbd>
                  </th>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="muted">Keys do nothing while you write in a field or a dialog is open.</p>
        </>
      )}
    </Dialog>
  );
}
