import { STATE_TEXT, iso } from "./alerts.mjs";

const SAID = { ACKNOWLEDGE: ["ACKNOWLEDGED", "acknowledged"], ASSIGN: ["ASSIGNED", "assigned"], SNOOZE: ["SNOOZED", "snoozed"], RESOLVE: ["RESOLVED", "resolved"], OVERRIDE: ["OVERRIDDEN", "overrode"], REOPEN: ["REOPENED", "reopened"] };
const problem = (status, code, detail) => ({ problem: status, code, detail });

/** Applies one action to a row, as the contract has it; keys are remembered so that a repeat is the same action. */
export function act(row, audit, keys, key, body, actor, clock) {
  if (!key || !/^[\x21-\x7e]{8,128}$/.test(key)) return problem(400, "INVALID_KEY", "An Idempotency-Key of 8 to 128 visible characters is needed.");
  const text = JSON.stringify(body);
  const before = keys.get(key);
  if (before && before.text !== text) return problem(422, "KEY_REUSED", "This key was used for another action.");
  if (before) return { actionId: before.actionId, row, repeated: true };
  if (["CLOSED", "RETRACTED", "EXPIRED"].includes(row.state)) return problem(409, "ALERT_CLOSED", "This alert is closed; nothing can be done about it any more.");
  if (!SAID[body.action]) return problem(400, "INVALID_ACTION", "No such action.");
  if ((body.comment ?? "").length > 2000) return problem(400, "INVALID_COMMENT", "A comment has at most 2000 characters.");
  if (body.action === "OVERRIDE" && body.reason === "OTHER" && !body.comment) return problem(400, "INVALID_COMMENT", "The reason «other» asks for a comment.");
  if (body.action === "SNOOZE" && !(Date.parse(body.until) > clock && Date.parse(body.until) <= clock + 7 * 86400000)) return problem(400, "INVALID_UNTIL", "A snooze ends after now and within 7 days.");
  const [kind, said] = SAID[body.action];
  const actionId = `a${keys.size + 1}${row.alertId.slice(0, 12)}`;
  keys.set(key, { text, actionId });
  audit.push({ actionId, at: iso(clock), kind, text: said, actor, comment: body.comment ?? null, assignee: body.assignee ?? null, until: body.until ?? null, reason: body.reason ?? null, effect: "counts" });
  if (body.action === "ACKNOWLEDGE") Object.assign(row, { state: "ACKNOWLEDGED", owner: row.owner ?? actor });
  if (body.action === "ASSIGN") row.owner = body.assignee || null;
  if (body.action === "SNOOZE") Object.assign(row, { state: "SNOOZED", snoozedUntil: body.until });
  if (body.action === "RESOLVE") row.state = "RESOLVED";
  if (body.action === "OVERRIDE") row.state = "OVERRIDDEN";
  if (body.action === "REOPEN") Object.assign(row, { state: "NEW", snoozedUntil: null });
  Object.assign(row, { stateText: STATE_TEXT[row.state], handledBy: actor, updatedAt: iso(clock), actions: row.actions + 1 });
  return { actionId, row, repeated: false };
}
