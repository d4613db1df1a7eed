import { seeded } from "./random.mjs";

/** The mock's clock at start: the events' clock, not the wall's. */
export const CLOCK = Date.parse("2025-04-01T12:37:00Z");
export const FACILITIES = [
  { code: "NORTH", zone: "America/New_York", units: ["CARD", "ICU", "MED1", "MED2", "SURG"] },
  { code: "SOUTH", zone: "America/Chicago", units: ["MED1", "ONC", "SURG"] },
  { code: "WEST", zone: "America/Los_Angeles", units: ["GERI", "MED1"] },
];
const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const RANK = { critical: 0, warning: 1, info: 2 };
const STATE_TEXT = { NEW: "New", ACKNOWLEDGED: "Acknowledged", SNOOZED: "Snoozed", RESOLVED: "Resolved", OVERRIDDEN: "Overridden", EXPIRED: "Expired", CLOSED: "Closed", RETRACTED: "Retracted" };
const REASONS = [
  ["PRIOR_ADMISSIONS", (n) => `${n} admissions in the 12 months before`, "fixed", 2, 4],
  ["HEART_FAILURE", () => "Heart failure among the conditions", "fixed", 1, 1],
  ["LOW_HEMOGLOBIN", (n) => `Hemoglobin ${n} g/dL, below 12`, "modifiable", 8, 11],
  ["LOW_SODIUM", (n) => `Sodium ${n} mmol/L, below 135`, "modifiable", 128, 134],
  ["NO_FOLLOW_UP", () => "No follow-up visit is booked", "modifiable", 1, 1],
  ["MANY_MEDICINES", (n) => `${n} medicines at discharge`, "modifiable", 9, 17],
  ["LONG_STAY", (n) => `${n} days in hospital`, "fixed", 7, 15],
  ["ED_VISITS", (n) => `${n} emergency visits in the last 6 months`, "fixed", 2, 5],
];
const LOWERING = [["PLANNED", () => "Planned admission", "fixed", 1, 1], ["YOUNGER", (n) => `Age ${n}`, "fixed", 34, 58]];
const iso = (millis) => new Date(millis).toISOString().replace(".000", "");

function reasonsOf(random, list, count, sign) {
  return [...list].sort(() => random.next() - 0.5).slice(0, count).map(([code, text, group, low, high]) => {
    const value = random.whole(low, high);
    return { code, text: text(value), group, contribution: sign * Math.round(random.between(0.1, 0.9) * 100) / 100, value, reference: 0 };
  }).sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

export function makeAlert(random, feed, now, fresh) {
  const facility = random.pick(FACILITIES);
  const severity = random.chance(0.12) ? "critical" : random.chance(0.7) ? "warning" : "info";
  const probability = severity === "critical" ? random.between(0.38, 0.72) : severity === "warning" ? random.between(0.2, 0.38) : random.between(0.1, 0.2);
  const band = probability >= 0.35 ? "VERY_HIGH" : probability >= 0.2 ? "HIGH" : "RAISED";
  const opened = fresh ? now - 30000 : now - random.between(0.2, 30) * HOUR;
  const count = random.whole(1, 7);
  const inHouse = random.chance(0.6);
  const scores = Array.from({ length: count }, (_, i) => ({
    scoreId: random.hex(12), revision: 1, at: iso(opened - (count - 1 - i) * 7 * HOUR), moment: inHouse ? "ADMISSION" : i === count - 1 ? "DISCHARGE" : "ADMISSION",
    probability: Math.round((i === count - 1 ? probability : probability * random.between(0.4, 1.05)) * 1000) / 1000, trigger: random.hex(8), withdrawn: i === 1 && count > 4,
  }));
  const finance = feed === "finance";
  const state = fresh ? "NEW" : random.chance(0.75) ? "NEW" : "ACKNOWLEDGED";
  return {
    alertId: random.hex(32), feed, kind: finance ? "DENIAL" : inHouse ? "READMISSION_RISK" : random.pick(["READMISSION_RISK", "FOLLOW_UP_MISSING"]),
    kindText: finance ? "Claim denied, appeal possible" : "Risk of coming back within 30 days", severity, state, stateText: STATE_TEXT[state], alertState: "OPEN",
    facility: facility.code, unit: random.pick(facility.units), bed: inHouse && !finance ? `${random.whole(1, 24)}${random.pick(["A", "B"])}` : null, zone: facility.zone,
    encounterId: `V${random.whole(100000, 999999)}`, claimId: finance ? `C${random.whole(100000, 999999)}` : null, patient: random.hex(8), inHouse,
    probability: finance ? null : Math.round(probability * 1000) / 1000, band: finance ? null : band, bandText: finance ? null : band.toLowerCase().replace("_", " "), scores: finance ? [] : scores,
    actBy: random.chance(0.1) ? null : iso(now + (random.chance(0.08) ? -1 : 1) * random.between(0.5, severity === "critical" ? 20 : 96) * HOUR),
    actByText: finance ? "appeal before the payer's deadline" : inHouse ? "before discharge" : random.pick(["call within 48 hours of discharge", "visit within 7 days of discharge"]),
    reasons: finance ? [] : reasonsOf(random, REASONS, 2, 1),
    amountCents: finance ? random.whole(80000, 4200000) : null, currency: finance ? "USD" : null, payer: finance ? random.pick(["MEDICARE", "MEDICAID", "COMMERCIAL"]) : null,
    owner: state === "ACKNOWLEDGED" ? random.pick(["A. Nurse", "Case management", "J. Okafor"]) : null, snoozedUntil: null, handledBy: state === "ACKNOWLEDGED" ? "A. Nurse" : null,
    openedAt: iso(opened), updatedAt: iso(fresh ? now : opened), closedAt: null, actions: state === "ACKNOWLEDGED" ? 1 : 0, cut: random.hex(8),
  };
}

const turn = (row) => (row.overdue ? 2 : row.state === "NEW" ? 0 : 1);

export function order(a, b) {
  return RANK[a.severity] - RANK[b.severity] || turn(a) - turn(b) || (a.actBy ?? "9").localeCompare(b.actBy ?? "9") || (b.probability ?? 0) - (a.probability ?? 0) || a.alertId.localeCompare(b.alertId);
}

const matches = (list, value) => !list.length || list.includes(value);

/** Answers the list of alerts as the contract has it. */
export function list(rows, query, actor, clock) {
  const states = query.getAll("state");
  const wanted = states.includes("any") ? [] : !states.length || states.includes("open") ? ["NEW", "ACKNOWLEDGED", ...states] : states;
  const q = (query.get("q") ?? "").toLowerCase();
  const found = rows.filter((row) => matches(query.getAll("facility"), row.facility) && matches(query.getAll("unit"), row.unit) && matches(query.getAll("kind"), row.kind)
    && matches(wanted, row.state) && (query.get("mine") !== "true" || row.owner === actor)
    && (!q || [row.patient, row.encounterId, row.claimId, row.bed, row.owner, row.unit].some((text) => text?.toLowerCase().includes(q)))).sort(order);
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const row of found) counts[row.severity]++;
  const severe = found.filter((row) => matches(query.getAll("severity"), row.severity));
  const offset = Number(query.get("offset") ?? 0), limit = Number(query.get("limit") ?? 200);
  return { clock: iso(clock), total: severe.length, counts, facilities: FACILITIES, rows: severe.slice(offset, offset + limit) };
}

/** Answers one alert with all that explains it. */
export function detail(row, audit, clock) {
  const random = seeded(Number.parseInt(row.alertId.slice(0, 7), 16));
  const raising = [...(row.reasons ?? []), ...reasonsOf(random, REASONS.filter(([code]) => !row.reasons?.some((each) => each.code === code)), 3, 1)];
  const begin = Date.parse(row.scores?.[0]?.at ?? row.openedAt) - 2 * HOUR;
  return {
    clock: iso(clock), row,
    sentence: row.feed === "finance" ? `A claim of ${row.payer} at ${row.facility} was denied; an appeal is possible.`
      : `On ${row.unit} at ${row.facility}, this patient has a ${Math.round(row.probability * 100)} % chance of coming back within 30 days, mostly because of: ${row.reasons.map((r) => r.text.toLowerCase()).join("; ")}.`,
    advice: row.feed === "finance" ? [{ text: "Send the appeal with the operative note", why: "the denial code asks for documentation", for: [] }] : [
      { text: "Book a follow-up visit within 7 days of discharge", why: "patients seen within 7 days come back less often", for: ["NO_FOLLOW_UP", "PRIOR_ADMISSIONS"] },
      { text: "Ask pharmacy to reconcile the medicines before discharge", why: "many medicines, or a changed list, raise the risk", for: ["MANY_MEDICINES"] },
    ],
    reasons: row.feed === "finance" ? [] : [...raising, ...reasonsOf(random, LOWERING, 2, -1)], base: row.feed === "finance" ? null : { probability: 0.09, text: "the reference patient: 55 years, first stay of the year, no known condition" }, final: row.probability,
    lace: row.feed === "finance" ? null : { value: null, min: 10, max: 12, missing: ["length of stay"] }, charlson: row.feed === "finance" ? null : random.whole(0, 7), oneRule: row.feed === "finance" ? null : random.chance(0.5),
    cards: row.feed === "finance" ? [] : cards(random),
    model: row.feed === "finance" ? null : { name: "readmission-30d", version: "1", card: "synthetic, not for clinical use", line: "readmission-30d version 1: trained on synthetic data, not for clinical use; calibrated on the last 90 days." },
    timeline: [
      { at: iso(begin - 40 * DAY), type: "stay", text: `Discharged home from ${row.facility} MED1`, earlier: true },
      { at: iso(begin), type: "stay", text: `Admitted to ${row.unit}` },
      ...(row.scores ?? []).map((score) => ({ at: score.at, type: "score", text: score.withdrawn ? "Scored; withdrawn after a correction" : "Scored", probability: score.probability })),
      { at: row.openedAt, type: "alert", text: `Alert raised: ${row.severity}` },
      ...audit.map((each) => ({ at: each.at, type: "action", text: `${each.actor} ${each.text}` })),
    ].sort((a, b) => a.at.localeCompare(b.at)),
    stays: [
      { encounterId: row.encounterId, facility: row.facility, unit: row.unit, begin: iso(begin), end: row.inHouse ? null : row.openedAt, disposition: row.inHouse ? null : "01", dispositionText: row.inHouse ? null : "home" },
      { encounterId: `V${random.whole(100000, 999999)}`, facility: row.facility, unit: "MED1", begin: iso(begin - 45 * DAY), end: iso(begin - 40 * DAY), disposition: "06", dispositionText: "home health" },
    ],
    audit,
    allowed: ["NEW", "ACKNOWLEDGED"].includes(row.state) ? ["ACKNOWLEDGE", "ASSIGN", "SNOOZE", "RESOLVE", "OVERRIDE"]
      : ["RESOLVED", "OVERRIDDEN", "SNOOZED"].includes(row.state) ? ["REOPEN"] : [],
  };
}
export { STATE_TEXT, iso };

/** Point scores of an open stay: some decided, some with what is not on record yet. */
function cards(random) {
  const part = (name, points, max = points, standing = max === points ? "known" : "missing") => ({ name, points, min: points, max, standing });
  const card = (version, name, band, ...parts) => ({
    version, name, band, parts,
    points: parts.reduce((sum, each) => sum + each.points, 0),
    min: parts.reduce((sum, each) => sum + each.min, 0),
    max: parts.reduce((sum, each) => sum + each.max, 0),
    missing: parts.filter((each) => each.standing === "missing").map((each) => each.name),
  });
  const visits = random.whole(0, 4);
  return [
    card("lace-2010", "LACE", "moderate", part("length of stay", 0, 7), part("kind of admission", 3), part("comorbidity", 2), part("emergency visits", visits)),
    card("hospital-2016", "HOSPITAL 2016", "low", part("hemoglobin", 1, 1), part("oncology", 0, 2), part("sodium", 0, 1), part("procedures", 0, 1), part("kind of admission", 1), part("earlier stays", 2), part("length of stay", 0, 2, "provisional")),
    card("two-in-12-months", "Two or more stays in 12 months", "", part("earlier stays", 1)),
    card("charlson-quan-2011", "Charlson, Quan 2011", "", part("heart failure", 2), part("renal", 1)),
    card("elixhauser-van-walraven-2009", "Elixhauser, van Walraven", ""),
  ];
}
