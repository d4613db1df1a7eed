/**
 * How numbers, days and spans are written. English, the same on every machine: nothing here asks for the
 * browser's locale or zone, because a value that is read out over the telephone must read the same at both ends.
 */

/** Narrow space that does not break, between a number and its unit. */
export const THIN = "\u202f";
const MINUS = "−";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A decimal number with thousands separated: 1,234.5. */
export function decimal(value: number, digits = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(text.replace(/,/g, "")) !== 0 ? MINUS + text : text;
}

export function count(value: number): string {
  return decimal(value, 0);
}

/** 0.1634 → "16.3 %". A share that is small but not nothing never reads as 0. */
export function share(value: number, digits = 1): string {
  const percent = value * 100;
  const least = 10 ** -digits;
  if (percent > 0 && percent < least / 2) return `< ${least}${THIN}%`;
  return `${decimal(percent, digits)}${THIN}%`;
}

/** Cents as dollars: cents below $100, whole dollars to a million, then millions. */
export function money(cents: number): string {
  const dollars = cents / 100;
  const size = Math.abs(dollars);
  const sign = cents < 0 ? MINUS : "";
  if (size >= 1e9) return `${sign}$${decimal(size / 1e9, 2)}${THIN}bn`;
  if (size >= 1e6) return `${sign}$${decimal(size / 1e6, 2)}${THIN}M`;
  return `${sign}$${decimal(size, size < 100 ? 2 : 0)}`;
}

/** Minutes as people say them: "95 min", "4 h 20 min", "4 d 7 h". */
export function minutes(value: number): string {
  const whole = Math.round(value);
  if (whole < 120) return `${whole}${THIN}min`;
  if (whole < 2880) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)}${THIN}h` + (rest ? ` ${rest}${THIN}min` : "");
  }
  const hours = Math.round(whole / 60);
  const rest = hours % 24;
  return `${decimal(Math.floor(hours / 24))}${THIN}d` + (rest ? ` ${rest}${THIN}h` : "");
}

/** 4.26 → "4.3 days"; whole numbers stay whole. */
export function days(value: number): string {
  const text = Number.isInteger(value) ? decimal(value) : decimal(value, 1);
  return `${text} ${text === "1" ? "day" : "days"}`;
}

/** A value in the unit that a KPI is published in. */
export function inUnit(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "no value";
  switch (unit) {
    case "share":
      return share(value);
    case "cents":
      return money(value);
    case "days":
      return days(value);
    case "minutes":
      return minutes(value);
    case "ratio":
      return decimal(value, 2);
    case "days²":
    case "minutes²":
      return `${decimal(value, 1)} ${unit}`;
    default:
      return decimal(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** As {@link inUnit}, short enough for an axis. */
export function onAxis(value: number, unit: string): string {
  switch (unit) {
    case "share":
      return `${decimal(value * 100, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1)}${THIN}%`;
    case "cents":
      return shortMoney(value);
    case "days":
      return `${trimmed(value)}${THIN}d`;
    case "minutes":
      return `${trimmed(value / 60)}${THIN}h`;
    default:
      return trimmed(value);
  }
}

/** Two ends that share a unit: "14.1 to 18.9 %". */
export function between(low: number, high: number, unit: string): string {
  const [from, to] = [inUnit(low, unit), inUnit(high, unit)];
  for (const suffix of [`${THIN}%`, " days"]) {
    if (from.endsWith(suffix) && to.endsWith(suffix) && !from.startsWith("<")) {
      return `${from.slice(0, -suffix.length)} to ${to}`;
    }
  }
  return `${from} to ${to}`;
}

function trimmed(value: number): string {
  return decimal(value, Number.isInteger(value) ? 0 : 1);
}

function shortMoney(cents: number): string {
  const dollars = cents / 100;
  const size = Math.abs(dollars);
  if (size >= 1e6) return `$${trimmed(dollars / 1e6)}M`;
  if (size >= 1e3) return `$${trimmed(dollars / 1e3)}k`;
  return `$${trimmed(dollars)}`;
}

/** "2025-04-01" → "1 Apr 2025". Days are local to their facility, so no zone is applied. */
export function day(iso: string | null | undefined): string {
  if (!iso) return "the beginning";
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  return `${date} ${MONTHS[month! - 1]} ${year}`;
}

/** "2025-04-01" → "1 Apr". */
export function shortDay(iso: string): string {
  const [, month, date] = iso.slice(0, 10).split("-").map(Number);
  return `${date} ${MONTHS[month! - 1]}`;
}

/** "2025-04-01" → "Tue". */
export function weekday(iso: string): string {
  return WEEKDAYS[atMidnight(iso).getUTCDay()]!;
}

/** "1 Mar to 31 Mar 2025"; the year is said twice only where it differs. */
export function span(from: string | null | undefined, to: string): string {
  if (!from) return `up to ${day(to)}`;
  if (from === to) return day(to);
  return from.slice(0, 4) === to.slice(0, 4) ? `${shortDay(from)} to ${day(to)}` : `${day(from)} to ${day(to)}`;
}

/** The instant at which an axis shows a day. */
export function atMidnight(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}

/** The day `by` days after `iso`. */
export function plusDays(iso: string, by: number): string {
  return new Date(atMidnight(iso).getTime() + by * 86_400_000).toISOString().slice(0, 10);
}

/** How long ago, coarsely: "now", "12 s ago", "5 min ago", "3 h ago", "2 days ago". */
export function ago(then: string | null | undefined, now: string): string {
  if (!then) return "never";
  const seconds = Math.round((Date.parse(now) - Date.parse(then)) / 1000);
  if (seconds < 2) return "now";
  if (seconds < 120) return `${seconds}${THIN}s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)}${THIN}min ago`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)}${THIN}h ago`;
  return `${decimal(Math.round(seconds / 86_400))} days ago`;
}

/** "30d" → "30 days"; "0d" is a level, which has no window. */
export function windowWords(window: string): string {
  if (window === "0d") return "at midnight";
  if (window === "ALL") return "whole history";
  const length = Number.parseInt(window, 10);
  return length === 1 ? "1 day" : `${length} days`;
}
