import { describe, expect, it } from "vitest";
import { commandOf, KEYS, type Press } from "../src/keys";

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, repeat: false, writing: false, dialog: false, off: false, ...change,
});

describe("commandOf", () => {
  it("should know each key of the help", () => {
    const commands = KEYS.flatMap(({ keys, command }) => keys.filter((key) => key !== "Enter").map((key) => [commandOf(press(key)), command]));
    for (const [found, wanted] of commands) expect(found).toBe(wanted);
  });

  it("should leave a key to the field that is written in, but for Escape", () => {
    expect(commandOf(press("a", { writing: true }))).toBeUndefined();
    expect(commandOf(press("/", { writing: true }))).toBeUndefined();
    expect(commandOf(press("Escape", { writing: true }))).toBe("back");
  });

  it("should do nothing in a dialog, where Escape is the dialog's own", () => {
    expect(commandOf(press("r", { dialog: true }))).toBeUndefined();
    expect(commandOf(press("Escape", { dialog: true }))).toBeUndefined();
  });

  it("should leave the browser its own keys", () => {
    for (const change of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }]) {
      expect(commandOf(press("r", change))).toBeUndefined();
    }
  });

  it("should do nothing when switched off, but for Escape", () => {
    expect(commandOf(press("j", { off: true }))).toBeUndefined();
    expect(commandOf(press("?", { off: true }))).toBeUndefined();
    expect(commandOf(press("Escape", { off: true }))).toBe("back");
  });

  it("should walk while a key is held, and act once", () => {
    expect(commandOf(press("j", { repeat: true }))).toBe("next");
    expect(commandOf(press("r", { repeat: true }))).toBeUndefined();
  });
});
