import { clock } from "../feed/store";
import { age, fullTime, localTime, timeLeft } from "../time";

/** A moment on the facility's wall; the title says day, second and zone. */
export function At({ at, zone, year }: { at: string; zone: string; year?: boolean }) {
  return (
    <time dateTime={at} title={fullTime(at, zone)} class="nowrap">
      {localTime(at, zone, year)}
    </time>
  );
}

/** What is left to act, by the server's clock. */
export function TimeLeft({ actBy, zone }: { actBy: string | null | undefined; zone: string }) {
  const left = timeLeft(actBy, clock.value);
  return (
    <span class={left.overdue ? "left overdue" : left.soon ? "left soon" : "left"} title={actBy ? fullTime(actBy, zone) : undefined}>
      {left.text}
    </span>
  );
}

export function Age({ since, zone }: { since: string; zone: string }) {
  return (
    <time dateTime={since} title={fullTime(since, zone)} class="nowrap">
      {age(since, clock.value)}
    </time>
  );
}
