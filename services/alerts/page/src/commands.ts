import { useEffect, useRef } from "preact/hooks";
import { asked } from "./actions";
import { commandOf, isWriting, type Command } from "./keys";
import { settings } from "./settings";

export type Commands = Partial<Record<Command, () => void>>;

/** What the commands do where the user is; the later screen comes before the shell. */
const layers: { current: Commands }[] = [];

/** Lets keys do this while the component is shown. */
export function useCommands(commands: Commands): void {
  const layer = useRef(commands);
  layer.current = commands;
  useEffect(() => {
    layers.unshift(layer);
    return () => void layers.splice(layers.indexOf(layer), 1);
  }, []);
}

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const writing = isWriting(event.target);
    const dialog = asked.value !== null || document.querySelector("dialog[open]") !== null;
    const { key, ctrlKey, altKey, metaKey, isComposing, repeat } = event;
    const command = commandOf({ key, ctrlKey, altKey, metaKey, isComposing, repeat, writing, dialog, off: settings.keys.value === "off" });
    if (!command) return;
    if (command === "back" && writing) {
      (event.target as HTMLElement).blur();
      return;
    }
    const act = layers.map((layer) => layer.current[command]).find((each) => each !== undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
