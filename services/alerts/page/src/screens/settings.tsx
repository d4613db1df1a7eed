import { useId } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { TokenForm } from "../components/Shell";
import { me } from "../feed/store";
import { settings, type Theme } from "../settings";

const THEMES: [Theme, string][] = [["auto", "As the system has it"], ["light", "Light"], ["dark", "Dark"]];

/** Settings: who you are, how it looks, which keys act. All of it stays in this browser. */
export function Settings() {
  const bearer = me.value?.authentication === "bearer" || settings.token.value !== "";
  return (
    <div class="settings">
      <Group title="You">
        {bearer ? (
          <>
            <p>
              Signed in by token as <strong>{me.value?.actor ?? "nobody yet"}</strong>
              {me.value && <>, with the roles {me.value.roles.join(", ") || "none"}</>}.
            </p>
            <button type="button" onClick={() => (settings.token.value = "")} disabled={!settings.token.value}>
              Forget the token
            </button>
            <TokenForm />
          </>
        ) : (
          <Name />
        )}
      </Group>
      <Group title="Looks">
        <fieldset>
          <legend>Theme</legend>
          {THEMES.map(([theme, text]) => (
            <label class="choice">
              <input type="radio" name="theme" checked={settings.theme.value === theme} onChange={() => (settings.theme.value = theme)} /> {text}
            </label>
          ))}
        </fieldset>
      </Group>
      <Group title="Keys">
        <label class="choice">
          <input
            type="checkbox"
            checked={settings.keys.value === "on"}
            onChange={(event) => (settings.keys.value = event.currentTarget.checked ? "on" : "off")}
          />{" "}
          Keys of one character act (such as j, k, a). Switch them off if you use speech input.
        </label>
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Name() {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Your name, as it stands beside what you do</label>
      <input
        id={id}
        autocomplete="name"
        maxLength={120}
        placeholder="unnamed"
        value={settings.actor.value}
        onChange={(event) => (settings.actor.value = event.currentTarget.value.trim())}
      />
      <p class="muted">Kept in this browser and sent with your actions. “Mine” on the worklist is what is assigned to this name.</p>
    </div>
  );
}
