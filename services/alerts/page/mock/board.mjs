import { FACILITIES, iso } from "./alerts.mjs";
import { seeded } from "./random.mjs";

const DAY = 86400000;
const round = (value) => Math.round(value * 10) / 10;

/** Open stays, oldest first, and how they compare with the closed ones of their unit. */
export function stays(clock, alerts, query) {
  const wanted = FACILITIES.filter((each) => !query.get("facility") || query.get("facility") === each.code);
  const all = wanted.flatMap((facility) => facility.units.flatMap((unit, u) => staysOf(facility, unit, u, clock, alerts)));
  const open = all.filter((each) => !query.get("unit") || query.get("unit") === each.unit).sort((a, b) => b.ageDays - a.ageDays);
  const units = wanted.flatMap((facility) => facility.units.map((unit, u) => {
    const here = open.filter((each) => each.facility === facility.code && each.unit === unit);
    const mean = here.reduce((sum, each) => sum + each.ageDays, 0) / here.length;
    return { facility: facility.code, unit, open: here.length, meanAgeDays: here.length ? round(mean) : null, closedMeanDays: round(3.1 + u * 0.7), closedN: 61 + 17 * u };
  }));
  return { clock: iso(clock), stays: open, closedMeanDays: 4.3, closedN: 402, units };
}

function staysOf(facility, unit, u, clock, alerts) {
  const random = seeded(facility.code.length * 1000 + u * 77 + facility.code.charCodeAt(0));
  return Array.from({ length: random.whole(5, 14) }, (_, i) => {
    const ageDays = round(random.between(0.1, 2 + u) + (random.chance(0.2) ? random.between(2, 12) : 0));
    const alert = i % 3 === 0 ? alerts.find((each) => each.facility === facility.code && each.unit === unit && each.inHouse) : null;
    return {
      facility: facility.code, zone: facility.zone, unit, bed: random.chance(0.9) ? `${random.whole(1, 24)}${random.pick(["A", "B"])}` : null,
      encounterId: `V${random.whole(100000, 999999)}`, patient: random.hex(8), begin: iso(clock - ageDays * DAY), ageDays,
      alertId: alert?.alertId ?? null, severity: alert?.severity ?? null, probability: Math.round(random.between(0.05, 0.4) * 1000) / 1000,
    };
  });
}

let asked = 0;

/** What each stream has taken in; grows a little at each question, as in life. */
export function streamsState(clock) {
  asked++;
  const topics = [
    ["adt.admission.v1", 181_204, []],
    ["adt.discharge.v1", 176_958, [["OCCURRED_AFTER_RECORDED", 2]]],
    ["rcm.claim.v1", 402_116, [["INVALID_VALUE", 17], ["UNKNOWN_KIND", 3], ["AHEAD_OF_CLOCK", 1]]],
    ["control.v1", 9_120, []],
    ["care.alert.v1", 6_410, []],
    ["care.alert-action.v1", 812, []],
    ["rcm.alert.v1", 0, []],
  ].map(([topic, count, reasons], i) => {
    const received = count + (count && i < 4 ? asked * (7 - i) : 0);
    const rejected = reasons.reduce((sum, [, n]) => sum + n, 0);
    const duplicate = i < 3 ? 40 * (i + 1) : 0;
    return {
      topic, received, accepted: received - rejected, applied: received - rejected - duplicate, duplicate, rejected,
      reasons: reasons.map(([reason, n]) => ({ reason, count: n })), lastSeen: count ? iso(Date.now() - i * i * 4000) : null, lag: i === 2 ? 31 + (asked % 5) : 0,
    };
  });
  const percent = Math.min(100, 40 + asked * 6);
  return {
    clock: iso(clock), now: iso(Date.now()), feed: { state: "LIVE", percent: 100, records: 20_417 + asked }, topics,
    services: [
      { service: "risk", state: "RUNNING", percent: 100, lag: 0 },
      { service: "kpi", state: percent < 100 ? "RESTORING" : "RUNNING", percent, lag: percent < 100 ? 2140 : 0 },
      { service: "alerts", state: "RUNNING", percent: 100, lag: 0 },
    ],
  };
}
