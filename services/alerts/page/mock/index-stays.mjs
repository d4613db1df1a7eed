/** Made-up index stays, from which the mock's readmission KPIs are counted, too: list and tile agree, as they do in life. */

import { CLOCK, FACILITIES, iso } from "./alerts.mjs";
import { seeded } from "./random.mjs";

const DAY = 86_400_000;
const TODAY = iso(CLOCK).slice(0, 10);
const DAYS = 520;
const PAYERS = ["COMMERCIAL", "MEDICAID", "MEDICARE"];
const REASONS = {
  DIED: ["died in hospital", "The patient died in hospital."],
  LEFT_AGAINST_ADVICE: ["left against advice", "The patient left against advice."],
  TRANSFERRED_OUT: ["taken over by another hospital", "Another hospital took the patient over on the same or the next day; its stay counts instead."],
  PSYCHIATRIC: ["psychiatric care", "The principal diagnosis is of a kind whose returns mean something else."],
  NO_PRINCIPAL_DIAGNOSIS: ["not coded yet", "Not coded yet."],
};
const COHORTS = { MEDICINE: "medicine", CARDIOVASCULAR: "cardiovascular", SURGERY_GYNECOLOGY: "surgery or gynaecology", NEUROLOGY: "neurology" };
const RULES = { UNPLANNED: "not planned", POTENTIALLY_PLANNED: "planned: a procedure that may be, and no acute diagnosis" };
const plusDays = (day, by) => new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);

function make() {
  const random = seeded(11);
  const stays = [];
  for (let back = 0; back < DAYS; back++) {
    for (const facility of FACILITIES) {
      for (let n = random.whole(1, 4); n > 0; n--) stays.push(one(random, facility, plusDays(TODAY, -back)));
    }
  }
  return stays;
}

function one(random, facility, dischargedOn) {
  const reasons = random.chance(0.16) ? [random.pick(Object.keys(REASONS))] : [];
  if (reasons[0] === "LEFT_AGAINST_ADVICE" && random.chance(0.3)) reasons.push("PSYCHIATRIC");
  const days = random.chance(0.3) ? random.whole(0, 90) : -1;
  const seen = days >= 0 && plusDays(dischargedOn, days) <= TODAY && reasons.length === 0;
  const rule = random.chance(0.12) ? "POTENTIALLY_PLANNED" : "UNPLANNED";
  const other = random.pick(FACILITIES).code;
  const legs = random.chance(0.05) ? 2 : 1;
  return {
    facility: facility.code, zone: facility.zone, unit: random.pick(facility.units), provider: `P-10${random.whole(10, 20)}`, payer: random.pick(PAYERS),
    encounterId: `V${random.whole(100000, 999999)}`, patient: random.hex(8), beganOn: plusDays(dischargedOn, -random.whole(1, 9)), dischargedOn,
    disposition: reasons[0] === "DIED" ? { code: "20", text: "died" } : reasons[0] === "LEFT_AGAINST_ADVICE" ? { code: "07", text: "left against advice" } : { code: "01", text: "home" },
    age: random.whole(19, 95), cohort: random.pick(Object.keys(COHORTS)), hf: random.chance(0.1), reasons, legs, leg: legs, episodeFacility: legs > 1 ? other : facility.code,
    back: seen ? { days, facility: random.chance(0.8) ? facility.code : other, rule, encounterId: `V${random.whole(100000, 999999)}` } : null,
  };
}

const STAYS = make();
const included = (stay, measure) => measure === "crude" ? !stay.reasons.includes("DIED") : stay.reasons.length === 0 && (measure !== "unplanned.cms" || stay.age >= 65);
const about = (stay, measure) => !measure.startsWith("unplanned.") || measure === "unplanned.cms" || (measure === "unplanned.hf" && stay.hf);

function state(stay, { measure, returns, horizon }) {
  const back = returns === "same" && stay.back?.facility !== stay.facility ? null : ["any", "same"].includes(returns) ? stay.back : null;
  if (!back) return plusDays(stay.dischargedOn, horizon) <= TODAY ? "NONE" : "PENDING";
  if (back.days > horizon) return "LATER";
  return measure !== "crude" && back.rule !== "UNPLANNED" ? "PLANNED" : "READMITTED";
}

function chosen(of, query, from, to) {
  const has = (name, value) => !query.get(name) || query.get(name) === "ALL" || query.getAll(name).includes(value);
  return STAYS.filter((stay) => (!from || stay.dischargedOn >= from) && (!to || stay.dischargedOn <= to) && about(stay, of.measure))
    .filter((stay) => ["facility", "unit", "provider", "payer"].every((name) => has(name, stay[name])));
}

function countsOf(of, stays) {
  const index = stays.filter((stay) => included(stay, of.measure));
  const states = index.map((stay) => state(stay, of));
  const how = (word) => states.filter((each) => each === word).length;
  return { stays: stays.length, denominator: index.length, numerator: how("READMITTED"), pending: how("PENDING"), planned: how("PLANNED"), excluded: stays.length - index.length };
}

/** What a KPI's value counts; undefined where it is not made of index stays. */
export function counted(kpi, query, from, to) {
  const [, horizon, measure, same] = kpi.match(/^readmission\.(\d+)d\.(crude|unplanned(?:\.(?:cms|hf))?)(\.same)?$/) ?? [];
  if (!measure || query.get("ageGroup")) return undefined;
  const of = { measure, returns: same ? "same" : "any", horizon: Number(horizon) };
  return countsOf(of, chosen(of, query, from, to));
}

function line(stay, of) {
  const inside = included(stay, of.measure);
  const word = state(stay, of);
  const back = ["NONE", "PENDING"].includes(word) ? null : stay.back;
  const reasons = inside ? [] : of.measure === "crude" ? ["DIED"] : stay.reasons.length ? stay.reasons : ["UNDER_AGE"];
  const { age: _, hf, provider: __, payer: ___, back: ____, ...row } = stay;
  return {
    ...row, cohort: { code: stay.cohort, text: COHORTS[stay.cohort] }, conditions: hf ? [{ code: "HF", text: "heart failure" }] : [], included: inside,
    reasons: reasons.map((code) => ({ code, text: (REASONS[code] ?? ["too young for this measure"])[0] })),
    ...(inside ? { maturesOn: plusDays(stay.dischargedOn, of.horizon) } : {}), matured: word !== "PENDING",
    ...(inside ? { outcome: { state: word, ...(back ? { days: back.days, day: plusDays(stay.dischargedOn, back.days), facility: back.facility, encounterId: back.encounterId, rule: of.measure === "crude" ? null : { code: back.rule, text: RULES[back.rule] } } : {}) } } : {}),
  };
}

/** The answer to `/api/v1/care/index-stays`. */
export function indexStays(query, clock) {
  const of = { measure: query.get("measure") ?? "unplanned", returns: query.get("returns") ?? "any", horizon: Number(query.get("horizon") ?? 30) };
  const all = chosen(of, query, query.get("from"), query.get("to"));
  const lines = all.map((stay) => line(stay, of));
  const [status, reason] = [query.get("status"), query.get("reason")];
  const listed = lines
    .filter((row) => !status || (status === "excluded" ? !row.included : row.included && (status === "included" || row.outcome.state === "READMITTED")))
    .filter((row) => !reason || row.reasons.some((each) => each.code === reason));
  const first = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 200);
  const counts = new Map();
  for (const row of lines) for (const each of row.reasons) counts.set(each.code, (counts.get(each.code) ?? 0) + 1);
  return {
    clock: iso(clock), ...of, from: query.get("from"), to: query.get("to"), counts: countsOf(of, all), total: listed.length,
    definitions: [`readmission.${of.measure}@1`], valueSets: of.measure === "crude" ? [] : ["excerpt 3fd0c1a2"],
    reasons: [...counts].map(([code, n]) => ({ code, text: (REASONS[code] ?? ["too young for this measure"])[0], rule: (REASONS[code] ?? ["", "Too young for the variant."])[1], stays: n })).sort((a, b) => b.stays - a.stays),
    next: limit > 0 && first + limit < listed.length ? String(first + limit) : null,
    rows: listed.slice(first, first + limit),
  };
}
