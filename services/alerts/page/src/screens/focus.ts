import { shown } from "../feed/store";
import type { Row } from "../types";

/** The row that has the focus, or whose button has it. */
export function focusedRow(): Row | undefined {
  const id = document.activeElement?.closest<HTMLElement>("tr[data-alert]")?.dataset.alert;
  return id ? shown.value.find((row) => row.alertId === id) : undefined;
}

/** Gives the focus to the row at this place of the list, or to the screen's heading if there is none. */
export function focusRow(index: number): void {
  const row = shown.value[index];
  const link = row && document.querySelector<HTMLElement>(`tr[data-alert="${CSS.escape(row.alertId)}"] a`);
  if (link) link.focus();
  else document.querySelector<HTMLElement>("main h1")?.focus();
}

export function indexOf(row: Row): number {
  return shown.value.findIndex((each) => each.alertId === row.alertId);
}

/** After an action: on the list the same row, or the one now in the place where it stood; on an alert's own screen its actions. */
export function focusAfter(row: Row, stood: number): void {
  const actions = document.getElementById("actions-title");
  if (actions) {
    if (!document.activeElement || document.activeElement === document.body) actions.focus();
    return;
  }
  const index = indexOf(row);
  focusRow(index >= 0 ? index : Math.min(stood, shown.value.length - 1));
}
