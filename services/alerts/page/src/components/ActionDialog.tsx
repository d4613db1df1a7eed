import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { ACTIONS, asked, nameOf, newKey, OVERRIDE_REASONS, perform, SNOOZE_REASONS } from "../actions";
import { Problem } from "../api";
import { actor, clock, me } from "../feed/store";
import { indexOf } from "../screens/focus";
import { settings } from "../settings";
import { fullTime } from "../time";
import type { ActionName, ActionRequest, Row } from "../types";
import { Dialog } from "./Dialog";

const LENGTHS: [number, string][] = [[1, "1 hour"], [4, "4 hours"], [8, "8 hours, one shift"], [24, "1 day"], [72, "3 days"], [168, "7 days"]];
const until = (hours: number) => new Date(Date.parse(clock.value) + hours * 3_600_000).toISOString();

export interface ActionDialogProps {
  action: ActionName;
  row: Row;
  needComment: boolean;
  /** Called when the action is done, with the place in the list where the row stood. */
  onDone: (stood: number) => void;
}

/** Asks for what an action needs, sends it once, and says in words what was wrong. */
export function ActionDialog({ action, row, needComment, onDone }: ActionDialogProps) {
  // The same content is the same action however often it is sent; other content is another action.
  const sent = useRef<{ content: string; key: string; body: ActionRequest } | null>(null);
  const [error, setError] = useState("");
  const [sending, setSending] = useState(false);
  const [fields, setFields] = useState({ comment: "", assignee: action === "ASSIGN" ? (row.owner ?? actor.value) : "", hours: 4, reason: "" });
  const finished = useRef(false);
  const stood = useRef(indexOf(row));
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });

  async function submit(event: Event, close: () => void) {
    event.preventDefault();
    if (sending) return;
    const wrong = missing(action, fields, needComment);
    setError(wrong);
    if (wrong) return;
    const content = JSON.stringify(fields);
    if (sent.current?.content !== content) sent.current = { content, key: newKey(), body: bodyOf(action, fields) };
    setSending(true);
    try {
      await perform(row, sent.current.key, sent.current.body);
      finished.current = true;
      close();
    } catch (cause) {
      // What was refused was not written. A lost answer leaves that open, so the key stays.
      if (cause instanceof Problem && cause.status >= 400 && cause.status < 500) sent.current = null;
      setError(cause instanceof Problem ? cause.message : "This did not work. Nothing is known to have changed; try again.");
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog
      title={`${ACTIONS[action].title}: ${nameOf(row)}`}
      onClosed={() => {
        asked.value = null;
        if (finished.current) setTimeout(() => onDone(stood.current));
      }}
    >
      {(close) => (
        <form onSubmit={(event) => void submit(event, close)} noValidate>
          {action === "ASSIGN" && <Assignee value={fields.assignee} onInput={(assignee) => set({ assignee })} />}
          {action === "SNOOZE" && <Until hours={fields.hours} zone={row.zone} onInput={(hours) => set({ hours })} />}
          {action === "SNOOZE" && <Reasons list={SNOOZE_REASONS} value={fields.reason} onInput={(reason) => set({ reason })} />}
          {action === "OVERRIDE" && <Reasons list={OVERRIDE_REASONS} value={fields.reason} onInput={(reason) => set({ reason })} />}
          <Labelled text={needComment || (action === "OVERRIDE" && fields.reason === "OTHER") ? "Comment (needed)" : "Comment (may be left out)"}>
            {(id) => (
              <textarea
                id={id}
                rows={3}
                maxLength={2000}
                value={fields.comment}
                // The first thing to do here gets the focus: to write, or to confirm.
                autofocus={needComment}
                onInput={(event) => set({ comment: event.currentTarget.value })}
              />
            )}
          </Labelled>
          {me.value?.authentication !== "bearer" && <YourName />}
          <div class="error" role="alert">
            {error}
          </div>
          <div class="dialog-foot">
            <button type="submit" class="primary" disabled={sending} autofocus={!needComment && action !== "SNOOZE" && action !== "OVERRIDE" && action !== "ASSIGN"}>
              {sending ? "Sending…" : ACTIONS[action].button}
            </button>
            <button type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function missing(action: ActionName, fields: { comment: string; reason: string }, needComment: boolean): string {
  if ((action === "SNOOZE" || action === "OVERRIDE") && !fields.reason) return "Choose a reason.";
  const comment = fields.comment.trim();
  if (needComment && !comment) return "Write a comment, or cancel.";
  if (action === "OVERRIDE" && fields.reason === "OTHER" && !comment) return "The reason “Other” needs a comment.";
  return "";
}

function bodyOf(action: ActionName, fields: { comment: string; assignee: string; hours: number; reason: string }): ActionRequest {
  const body: ActionRequest = { action };
  if (fields.comment.trim()) body.comment = fields.comment.trim();
  if (action === "ASSIGN") body.assignee = fields.assignee.trim();
  if (action === "SNOOZE") body.until = until(fields.hours);
  if (action === "SNOOZE" || action === "OVERRIDE") body.reason = fields.reason;
  return body;
}

function Labelled({ text, children }: { text: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text}</label>
      {children(id)}
    </div>
  );
}

function Assignee({ value, onInput }: { value: string; onInput: (value: string) => void }) {
  return (
    <Labelled text="Who takes care of it (empty: nobody)">
      {(id) => <input id={id} autofocus maxLength={120} autocomplete="off" value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Labelled>
  );
}

function Until({ hours, zone, onInput }: { hours: number; zone: string; onInput: (hours: number) => void }) {
  return (
    <Labelled text="For how long">
      {(id) => (
        <>
          <select id={id} autofocus value={hours} onChange={(event) => onInput(Number(event.currentTarget.value))}>
            {LENGTHS.map(([each, text]) => (
              <option value={each} selected={each === hours}>
                {text}
              </option>
            ))}
          </select>
          <p class="muted">Comes back {fullTime(until(hours), zone)}, or sooner if it grows more severe.</p>
        </>
      )}
    </Labelled>
  );
}

function Reasons({ list, value, onInput }: { list: readonly (readonly [string, string])[]; value: string; onInput: (code: string) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend>Reason (needed)</legend>
      {list.map(([code, text]) => (
        <label class="choice">
          <input type="radio" name={name} value={code} checked={value === code} onChange={() => onInput(code)} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

function YourName() {
  return (
    <Labelled text="Your name, as it stands in the audit trail">
      {(id) => (
        <input
          id={id}
          autocomplete="name"
          maxLength={120}
          value={settings.actor.value}
          placeholder="unnamed"
          onChange={(event) => (settings.actor.value = event.currentTarget.value.trim())}
        />
      )}
    </Labelled>
  );
}
