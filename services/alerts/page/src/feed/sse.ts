/** One event of a stream, as the HTML standard reads it. */
export interface ServerEvent {
  event: string;
  id: string;
  data: string;
}

/**
 * Reads events out of text that comes in pieces cut anywhere. An id holds until another is given; an event without data is none.
 */
export class EventParser {
  private rest = "";
  private event = "";
  private data: string[] = [];
  private id = "";
  private begun = false;

  push(piece: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    let text = this.rest + piece;
    if (!this.begun && text.length > 0) {
      this.begun = true;
      if (text.startsWith("\ufeff")) text = text.slice(1);
    }
    let from = 0;
    for (;;) {
      const end = lineEnd(text, from);
      if (!end) break;
      this.line(text.slice(from, end.at), events);
      from = end.next;
    }
    this.rest = text.slice(from);
    return events;
  }

  private line(line: string, events: ServerEvent[]): void {
    if (line === "") {
      if (this.data.length > 0) events.push({ event: this.event || "message", id: this.id, data: this.data.join("\n") });
      this.event = "";
      this.data = [];
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "event") this.event = value;
    else if (name === "data") this.data.push(value);
    else if (name === "id" && !value.includes("\0")) this.id = value;
  }
}

/** Where the next line ends; undefined if that is not known yet. A \r at the very end may be half of a \r\n. */
function lineEnd(text: string, from: number): { at: number; next: number } | undefined {
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\n") return { at: i, next: i + 1 };
    if (text[i] === "\r") {
      if (i + 1 === text.length) return undefined;
      return { at: i, next: text[i + 1] === "\n" ? i + 2 : i + 1 };
    }
  }
  return undefined;
}

/** How long to wait before the given try (0, 1, 2 …): doubling to 30 s, and a random half, so that many clients do not come back at once. */
export function backOff(tries: number, random: () => number): number {
  const most = Math.min(30_000, 500 * 2 ** Math.min(tries, 10));
  return most / 2 + (most / 2) * random();
}
