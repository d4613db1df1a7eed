import { identity, problemOf, Problem, query } from "../api";
import type { Feed, Row } from "../types";
import { backOff, EventParser, type ServerEvent } from "./sse";

export type Connection = "connecting" | "live" | "reconnecting" | "starting" | "paused" | "refused";

/** What the stream tells of. */
export interface StreamListener {
  /** Reads the list and says from which cursor to go on. */
  load(): Promise<string>;
  rows(rows: Row[]): void;
  clock(clock: string): void;
  state(state: Connection, problem?: Problem): void;
}

/** Without a sign of life for so long, a connection is taken for dead: heartbeats come about every two seconds. */
const SILENCE = 15_000;

/** A connection that lasted so long was a good one: the next break starts with a short wait again. */
const STEADY = 5_000;

/**
 * The one stream of a tab. Goes on from the last id after each break, reads the list anew when the server says so, waits longer and
 * longer while the server is away, and rests while nobody sees the page.
 */
export class FeedStream {
  private cursor = "";
  private tries = 0;
  private abort = new AbortController();
  private stopped = false;
  private wake: () => void = () => {};

  constructor(
    private readonly feed: Feed,
    private readonly listener: StreamListener,
  ) {}

  start(): void {
    document.addEventListener("visibilitychange", this.seen);
    window.addEventListener("online", this.hurry);
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    document.removeEventListener("visibilitychange", this.seen);
    window.removeEventListener("online", this.hurry);
    this.abort.abort();
    this.wake();
  }

  /** Reads the list again before going on, as after new filters. */
  reload(): void {
    this.cursor = "";
    this.tries = 0;
    this.abort.abort();
    this.wake();
  }

  private readonly seen = (): void => {
    if (document.hidden) this.abort.abort();
    else this.hurry();
  };

  private readonly hurry = (): void => {
    this.tries = 0;
    this.wake();
  };

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.abort = new AbortController();
      if (document.hidden) {
        this.listener.state("paused");
        await this.pause(Number.POSITIVE_INFINITY);
        continue;
      }
      await this.once();
    }
  }

  private async once(): Promise<void> {
    const abort = this.abort;
    try {
      if (!this.cursor) {
        this.listener.state("connecting");
        const cursor = await this.listener.load();
        // New filters may have come while the list was under way: what was read is of the old ones.
        if (abort.signal.aborted) return;
        this.cursor = cursor;
      }
      await this.read(abort);
      // The server ended the stream: it stops, or says that the list is to be read again.
      if (!this.stopped && (this.cursor || this.tries++ > 0)) await this.retry();
    } catch (cause) {
      if (this.stopped || (abort.signal.aborted && abort.signal.reason !== "silence")) return;
      await this.failed(cause);
    }
  }

  private async failed(cause: unknown): Promise<void> {
    const problem = cause instanceof Problem ? cause : new Problem(0, "UNREACHABLE", "No connection", "", 0);
    if (problem.code.startsWith("CURSOR_")) this.cursor = "";
    if (problem.status === 401 || problem.status === 403) {
      this.listener.state("refused", problem);
      return this.pause(Number.POSITIVE_INFINITY);
    }
    if (problem.code === "STARTING") {
      this.listener.state("starting", problem);
      return this.pause(Math.max(1, problem.retryAfterSeconds) * 1000);
    }
    await this.retry(problem);
  }

  private retry(problem?: Problem): Promise<void> {
    this.listener.state("reconnecting", problem);
    return this.pause(Math.max(backOff(this.tries++, Math.random), (problem?.retryAfterSeconds ?? 0) * 1000));
  }

  private async read(abort: AbortController): Promise<void> {
    const response = await fetch(`/api/v1/${this.feed}/stream${query({})}`, {
      signal: abort.signal,
      cache: "no-store",
      headers: { Accept: "text/event-stream, application/problem+json", "Last-Event-ID": this.cursor, ...identity() },
    });
    if (!response.ok || !response.body) throw await problemOf(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser();
    const begun = performance.now();
    let timer = setTimeout(() => abort.abort("silence"), SILENCE);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort("silence"), SILENCE);
        if (performance.now() - begun > STEADY) this.tries = 0;
        if (this.take(parser.push(value))) return;
        this.listener.state("live");
      }
    } finally {
      clearTimeout(timer);
      void reader.cancel().catch(() => {});
    }
  }

  /** Hands on what came; true if the list has to be read again. The cursor moves only when all of it was taken. */
  private take(events: ServerEvent[]): boolean {
    const rows: Row[] = [];
    let clock = "";
    let reset = false;
    let last = this.cursor;
    try {
      for (const event of events) {
        if (event.event === "reset") reset = true;
        else if (event.event === "alert") rows.push(JSON.parse(event.data) as Row);
        else if (event.event === "heartbeat") clock = (JSON.parse(event.data) as { clock: string }).clock;
        if (event.id) last = event.id;
      }
    } catch {
      // Not what a feed says. The list is the truth, and holds whatever this piece had.
      reset = true;
    }
    if (rows.length) this.listener.rows(rows);
    if (clock) this.listener.clock(clock);
    this.cursor = reset ? "" : last;
    return reset;
  }

  private pause(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(millis) ? setTimeout(resolve, millis) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
