import { signal } from "@preact/signals";
import { postAction, Problem } from "./api";
import { takeOwn } from "./feed/store";
import type { ActionName, ActionRequest, Row } from "./types";

/** The dialog that is open: what is to be done, and about which alert. */
export const asked = signal<{ action: ActionName; row: Row; needComment: boolean } | null>(null);
/** What was last done and can be undone. It stays until the next action or until it is put away. */
export const done = signal<{ text: string; row: Row; undo: boolean } | null>(null);
/** Read out politely; a counter keeps the same words from being swallowed the second time. */
export const spoken = signal("");
/** Rises when an action changed an alert, so that what shows it reads it again. */
export const changes = signal(0);

export function say(text: string): void {
  spoken.value = "";
  setTimeout(() => (spoken.value = text), 50);
}

/** What each action is called, and how it is said when it is done. */
export const ACTIONS: Record<ActionName, { title: string; button: string; said: string; undo: boolean }> = {
  ACKNOWLEDGE: { title: "Acknowledge", button: "Acknowledge", said: "Acknowledged", undo: false },
  ASSIGN: { title: "Assign", button: "Assign", said: "Assigned", undo: false },
  SNOOZE: { title: "Snooze", button: "Snooze", said: "Snoozed", undo: true },
  RESOLVE: { title: "Resolve", button: "Resolve", said: "Resolved", undo: true },
  OVERRIDE: { title: "Override", button: "Override", said: "Overridden", undo: true },
  REOPEN: { title: "Reopen", button: "Reopen", said: "Reopened", undo: false },
};

export const SNOOZE_REASONS = [
  ["AWAITING_RESULT", "Waiting for a result"],
  ["AWAITING_TRANSPORT", "Waiting for transport"],
  ["PATIENT_ABSENT", "Patient is away from the unit"],
  ["PLANNED_LATER", "Planned for later"],
  ["OTHER", "Other"],
] as const;

export const OVERRIDE_REASONS = [
  ["ALREADY_DONE", "Already done"],
  ["NOT_APPLICABLE", "Does not apply to this patient"],
  ["PALLIATIVE", "Palliative care"],
  ["PATIENT_DECLINES", "Patient declines"],
  ["WRONG_DATA", "Data are wrong"],
  ["OTHER", "Other (say which in the comment)"],
] as const;

export function reasonText(code: string | null | undefined): string {
  const found = [...SNOOZE_REASONS, ...OVERRIDE_REASONS].find(([each]) => each === code);
  return found ? found[1].replace(/ \(.*/, "") : (code ?? "");
}

/** What may be done in a state, when the server has not said it of this alert. */
export function allowedIn(row: Row): ActionName[] {
  if (row.state === "NEW" || row.state === "ACKNOWLEDGED") return ["ACKNOWLEDGE", "ASSIGN", "SNOOZE", "RESOLVE", "OVERRIDE"];
  return ["SNOOZED", "RESOLVED", "OVERRIDDEN"].includes(row.state) ? ["REOPEN"] : [];
}

export function ask(action: ActionName, row: Row, needComment = false): void {
  if (asked.value) return;
  if (!allowedIn(row).includes(action)) {
    say(`${ACTIONS[action].title} is not possible: this alert is ${row.stateText.toLowerCase()}.`);
    return;
  }
  asked.value = { action, row, needComment };
}

/** A key that names one intended action: sent again, by a double click or after a lost answer, it is still one action. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends an action; throws a Problem if it was refused. */
export async function perform(row: Row, key: string, body: ActionRequest): Promise<void> {
  const answer = await postAction(row.feed, row.alertId, key, body);
  const { said, undo } = ACTIONS[body.action];
  const text = answer.row ? `${said}: ${nameOf(row)}.` : `${said}: ${nameOf(row)}. It is written and will show in a moment.`;
  if (answer.row) takeOwn(answer.row);
  done.value = { text, row: answer.row ?? row, undo };
  changes.value++;
  say(text + (undo ? " Can be undone." : ""));
}

export async function undo(): Promise<void> {
  const last = done.value;
  if (!last) return;
  done.value = null;
  try {
    await perform(last.row, newKey(), { action: "REOPEN" });
  } catch (cause) {
    const text = `Not undone: ${(cause as Problem).message}`;
    done.value = { ...last, text };
    say(text);
  }
}

/** How an alert is called in a sentence. */
export function nameOf(row: Row): string {
  return `${row.claimId ?? row.patient ?? row.encounterId ?? row.alertId.slice(0, 8)}, ${placeOf(row)}`;
}

export function placeOf(row: Row): string {
  return [row.facility, row.unit, row.bed && `bed ${row.bed}`].filter(Boolean).join(" ");
}
