/** What a key asks for. */
export type Command =
  | "next" | "previous" | "open" | "back"
  | "acknowledge" | "comment" | "snooze" | "resolve"
  | "mine" | "search" | "help" | "let-in";

/** The keys as the help shows them, in its order. */
export const KEYS: { keys: string[]; command: Command; text: string }[] = [
  { keys: ["j"], command: "next", text: "Next alert in the list" },
  { keys: ["k"], command: "previous", text: "Previous alert in the list" },
  { keys: ["n"], command: "next", text: "Next alert, also when one is open" },
  { keys: ["p"], command: "previous", text: "Previous alert, also when one is open" },
  { keys: ["Enter"], command: "open", text: "Open the alert that has the focus" },
  { keys: ["Escape"], command: "back", text: "Back to the list; out of a field" },
  { keys: ["a"], command: "acknowledge", text: "Acknowledge" },
  { keys: ["c"], command: "comment", text: "Acknowledge with a comment" },
  { keys: ["s"], command: "snooze", text: "Snooze" },
  { keys: ["r"], command: "resolve", text: "Resolve" },
  { keys: ["m"], command: "mine", text: "Only mine, or all again" },
  { keys: ["/"], command: "search", text: "Search" },
  { keys: ["."], command: "let-in", text: "Let in the rows that wait" },
  { keys: ["?"], command: "help", text: "This help" },
];

/** What is known of a key press; a KeyboardEvent has all of it but the last three. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  repeat: boolean;
  /** The focus is where text is written or chosen. */
  writing: boolean;
  /** A dialog is open. */
  dialog: boolean;
  /** Keys of one character are switched off. */
  off: boolean;
}

/**
 * The command of a key press, if it is one. Keys never act while text is written, in a dialog, or together with Ctrl, Alt or Meta;
 * those of one character can be switched off (WCAG 2.1.4), Escape cannot.
 */
export function commandOf(press: Press): Command | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing || press.dialog) return undefined;
  if (press.key === "Escape") return "back";
  // Enter is what the focused link does by itself.
  if (press.writing || press.off || press.key === "Enter") return undefined;
  const found = KEYS.find((each) => each.keys.includes(press.key))?.command;
  // A held key may walk through the list, but not act over and over.
  return press.repeat && found !== "next" && found !== "previous" ? undefined : found;
}

/** True where a key press belongs to the element itself. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}
