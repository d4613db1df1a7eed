const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in at most two units, as it is said on a ward: "45 min", "3 h 20 min", "2 d 4 h". */
export function span(millis: number): string {
  const length = Math.abs(millis);
  if (length < MINUTE) return "under 1 min";
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)} h${minutes ? ` ${minutes} min` : ""}`;
  }
  const hours = Math.floor((length % DAY) / HOUR);
  return `${Math.floor(length / DAY)} d${hours ? ` ${hours} h` : ""}`;
}

export interface TimeLeft {
  text: string;
  overdue: boolean;
  /** Under four hours: worth standing out. */
  soon: boolean;
}

/** What is left until the given time by the server's clock; the browser's own clock has no part in it. */
export function timeLeft(actBy: string | null | undefined, clock: string): TimeLeft {
  if (!actBy) return { text: "no time limit", overdue: false, soon: false };
  const left = Date.parse(actBy) - Date.parse(clock);
  if (Number.isNaN(left)) return { text: "no time limit", overdue: false, soon: false };
  if (left < 0) return { text: `overdue by ${span(left)}`, overdue: true, soon: false };
  return { text: `${span(left)} left`, overdue: false, soon: left < 4 * HOUR };
}

export function age(since: string, clock: string): string {
  const length = Date.parse(clock) - Date.parse(since);
  // One unit is enough to tell old from new.
  return length < MINUTE ? "just now" : span(length).replace(/ (\d+ (min|h))$/, (rest) => (length < HOUR ? rest : ""));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    } catch {
      // A zone that this browser does not know: said in UTC, which the zone's name beside it makes plain.
      found = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
    }
    formats.set(key, found);
  }
  return found;
}

/** "1 Apr, 08:37" on the facility's wall. */
export function localTime(at: string, zone: string, year = false): string {
  const time = Date.parse(at);
  return Number.isNaN(time)
    ? ""
    : format(zone, { day: "numeric", month: "short", year: year ? "numeric" : undefined, hour: "2-digit", minute: "2-digit" }).format(time);
}

/** "Tue 1 Apr 2025, 08:37 EDT (America/New_York)": all of it, for a title. */
export function fullTime(at: string, zone: string): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return "";
  const text = format(zone, {
    weekday: "short", day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short",
  }).format(time);
  return `${text} (${zone})`;
}

/** "1 Apr 2025" of a day without a time. */
export function day(text: string): string {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? text : format("UTC", { day: "numeric", month: "short", year: "numeric" }).format(time);
}
