import { useState } from "preact/hooks";
import { done, undo } from "../actions";
import { tokenWanted } from "../api";
import { clock, connection, connectionProblem, facilities, feed, me } from "../feed/store";
import { go } from "../router";
import { settings } from "../settings";
import { localTime, fullTime } from "../time";

/** Whether what is on the screen is the latest, in words and by shape; the clock is the server's, which is that of the events. */
export function ConnectionState() {
  const state = connection.value;
  const zone = facilities.value[0]?.zone ?? "UTC";
  const at = clock.value ? localTime(clock.value, zone) : "";
  const stale = at ? `, data as of ${at}` : "";
  const text = {
    live: at ? `Live, ${at}` : "Live",
    connecting: "Connecting",
    reconnecting: `Reconnecting${stale}`,
    starting: "The feed is being rebuilt",
    paused: `Paused${stale}`,
    refused: `Refused${stale}`,
  }[state];
  return (
    <span class={`connection ${state}`} title={clock.value ? `The server's clock: ${fullTime(clock.value, zone)}` : undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {state === "live" ? <circle cx="6" cy="6" r="5" fill="currentColor" /> : <path d="M1.5 1.5 10.5 10.5M10.5 1.5 1.5 10.5" stroke="currentColor" stroke-width="2" />}
      </svg>
      {text}
    </span>
  );
}

/** Why the list does not move, where that is more than a broken line. */
export function ConnectionTrouble() {
  const problem = connectionProblem.value;
  if (tokenWanted.value) return <TokenForm />;
  if (connection.value === "starting") {
    return <p class="trouble">The server has just started and reads its topics. The list comes by itself. {problem?.message}</p>;
  }
  if (!problem || connection.value === "live" || problem.status === 0) return null;
  return (
    <p class="trouble">
      The server refuses: {problem.message} <span class="muted">({problem.code})</span>
    </p>
  );
}

/** Asks for the token; it stays in this tab only. */
export function TokenForm() {
  const [text, setText] = useState("");
  return (
    <form
      class="trouble"
      onSubmit={(event) => {
        event.preventDefault();
        settings.token.value = text.trim().replace(/^Bearer\s+/i, "");
        tokenWanted.value = false;
      }}
    >
      <p>{settings.token.value ? "The server refuses this token; it may have expired." : "This server asks for a token."}</p>
      <label>
        Token{" "}
        <input type="password" autocomplete="off" required value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>{" "}
      <button type="submit" class="primary">
        Use this token
      </button>
      <p class="muted">It is kept in this tab until the tab is closed.</p>
    </form>
  );
}

/** Care and finance are two feeds with two sets of eyes; the switch is there for who may see both. */
export function FeedSwitch() {
  const roles = me.value?.roles ?? [];
  const both = roles.includes("admin") || (roles.includes("care") && roles.includes("finance"));
  if (!both) return null;
  return (
    <label class="feed-switch">
      Feed{" "}
      <select
        value={feed.value}
        onChange={(event) => go("worklist", "", event.currentTarget.value === "finance" ? new URLSearchParams({ feed: "finance" }) : undefined)}
      >
        <option value="care" selected={feed.value === "care"}>
          Care
        </option>
        <option value="finance" selected={feed.value === "finance"}>
          Finance
        </option>
      </select>
    </label>
  );
}

/** What was last done, with the way back. It goes when it is put away or something else is done, never by itself. */
export function DoneBar() {
  const last = done.value;
  if (!last) return null;
  const after = () => document.querySelector<HTMLElement>("main h1")?.focus();
  return (
    <div class="done no-print" role="group" aria-label="Last action">
      <span>{last.text}</span>
      {last.undo && (
        <button type="button" onClick={() => (after(), void undo())}>
          Undo
        </button>
      )}
      <button type="button" class="quiet" onClick={() => (after(), (done.value = null))}>
        Dismiss
      </button>
    </div>
  );
}
