import { seeded } from "./random.mjs";
import { CLOCK, FACILITIES } from "./alerts.mjs";

const DAY = 86400000;
const entry = (kpi, title, unit, better, horizonDays, formula, windows = ["1d", "7d", "30d", "90d"]) => ({
  kpi, definition: 1, title, formula, unit, horizonDays, windows,
  slices: ["NONE", "UNIT", "PROVIDER", "PAYER", "AGE_GROUP"],
  interval: unit === "share" ? "Wilson score, 95 %" : unit === "days" ? "bootstrap-free normal, 95 %" : null,
  source: "Reference of all KPIs, docs/kpis.md", better,
});
export const KPIS = [
  entry("readmission.30d.crude", "Readmitted within 30 days", "share", "lower", 30, "index stays followed by an unplanned inpatient stay within 30 days / index stays"),
  entry("readmission.7d.crude", "Readmitted within 7 days", "share", "lower", 7, "index stays followed by an unplanned inpatient stay within 7 days / index stays"),
  entry("ed.return.72h", "Back in the emergency department within 72 hours", "share", "lower", 3, "ED visits followed by another within 72 hours / ED visits"),
  entry("los.mean", "Mean length of stay", "days", "lower", 0, "sum of days from admission to discharge / discharges"),
  entry("mortality.inpatient", "Died in hospital", "share", "lower", 0, "discharges with disposition died / discharges"),
  entry("census.mean", "Mean census", "patients", "neither", 0, "patient days / days"),
  entry("ed.lwbs", "Left without being seen", "share", "lower", 0, "ED visits that left before being seen / ED visits"),
  entry("denial.rate", "Claims denied at first", "share", "lower", 60, "claims denied at their first adjudication / claims adjudicated"),
  entry("alert.ack.median", "Median time to acknowledgement", "minutes", "lower", 0, "median of minutes from alert to first acknowledgement"),
];
const BASE = {
  "readmission.30d.crude": 0.158, "readmission.7d.crude": 0.061, "ed.return.72h": 0.042, "los.mean": 4.6,
  "mortality.inpatient": 0.021, "census.mean": 84, "ed.lwbs": 0.018, "denial.rate": 0.112, "alert.ack.median": 41,
};
const day = (offset) => new Date(CLOCK - offset * DAY).toISOString().slice(0, 10);
const hash = (text) => [...text].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) | 0, 7);
const round = (x) => Math.round(x * 1e6) / 1e6;
const days = (window) => Number.parseInt(window, 10);

function valueOf(definition, facility, slice, window, offset) {
  const random = seeded(hash(`${definition.kpi}|${facility}|${JSON.stringify(slice)}|${window}|${offset}`));
  const share = definition.unit === "share";
  const size = (facility === "ALL" ? 33 : 11) * (Object.values(slice).some(Boolean) ? 0.15 : 1);
  const n = Math.max(share ? 4 : 3, Math.round(size * days(window) * random.between(0.85, 1.15)));
  const rate = BASE[definition.kpi] * (1 + random.bell() * (share ? 0.5 / Math.sqrt(n / 20) : 0.12));
  const numerator = share ? Math.round(n * Math.min(0.9, rate)) : null;
  const value = share ? numerator / n : rate;
  const half = share ? 1.96 * Math.sqrt((value * (1 - value) + 0.25 / n) / n) : value * 0.08;
  const cohortTo = day(offset + definition.horizonDays);
  return {
    kpi: definition.kpi, definition: 1, title: definition.title, facility,
    unit: slice.unit ?? null, provider: slice.provider ?? null, payer: slice.payer ?? null, ageGroup: slice.ageGroup ?? null,
    window, status: offset < 2 && definition.horizonDays > 0 && window === "1d" ? "PROVISIONAL" : "MATURED",
    asOf: new Date(CLOCK).toISOString(), cohortFrom: day(offset + definition.horizonDays + days(window) - 1), cohortTo,
    numerator, denominator: n, sum: share ? null : round(rate * n), value: round(value),
    low: round(Math.max(0, value - half)), high: round(value + half), unitOfMeasure: definition.unit, n,
    revision: 1, restatedAt: random.chance(0.1) ? new Date(CLOCK - DAY).toISOString() : null,
    earlierValue: null, missingFamily: definition.kpi === "denial.rate" && facility === "SOUTH" ? "claims" : null,
  };
}

function sliceOf(query) {
  return { unit: query.get("unit"), provider: query.get("provider"), payer: query.get("payer"), ageGroup: query.get("ageGroup") };
}

function namesOf(facility, by) {
  if (by === "facility") return FACILITIES.map((each) => each.code);
  if (by === "unit") return FACILITIES.filter((each) => facility === "ALL" || each.code === facility).flatMap((each) => each.units);
  if (by === "provider") return Array.from({ length: 22 }, (_, i) => `P${1001 + i}`);
  if (by === "payer") return ["COMMERCIAL", "MEDICAID", "MEDICARE", "SELF_PAY"];
  return ["0-17", "18-44", "45-64", "65-74", "75-84", "85+"];
}

function chart(definition, query) {
  const count = Number(query.get("points") ?? 26);
  const share = definition.unit === "share";
  const facility = query.get("facility") ?? "ALL";
  const centre = BASE[definition.kpi];
  const points = Array.from({ length: count }, (_, i) => {
    const value = valueOf(definition, facility, sliceOf(query), "7d", (count - 1 - i) * 7);
    const half = share ? 3 * Math.sqrt((centre * (1 - centre)) / value.n) : centre * 0.3;
    const out = value.value > centre + half || i === 9;
    return {
      day: day((count - 1 - i) * 7), cohortFrom: value.cohortFrom, cohortTo: value.cohortTo,
      value: i === 9 ? round(centre + half * 1.15) : i === 4 && share ? null : value.value, n: value.n, numerator: value.numerator,
      lower: round(Math.max(0, centre - half)), upper: round(centre + half),
      status: i >= count - 2 && definition.horizonDays > 0 ? "PROVISIONAL" : "MATURED",
      restated: i === count - 7, firstSaid: i === count - 7 ? round(value.value * 1.15) : null,
      signals: out ? ["ASTRONOMICAL"] : i > 15 && i < 20 ? ["TWO_OF_THREE"] : [], direction: out || (i > 15 && i < 20) ? "high" : null,
    };
  });
  return {
    kpi: definition.kpi, title: definition.title, type: share ? "pprime" : "xmr", window: "7d", unitOfMeasure: definition.unit, centre, points,
    rules: [
      { code: "ASTRONOMICAL", text: "one point outside the process limits" },
      { code: "SHIFT", text: "seven points in a row on one side of the mean" },
      { code: "TREND", text: "six points in a row going up or down" },
      { code: "TWO_OF_THREE", text: "two of three points near a process limit" },
    ],
    summary: `${definition.title}: one week of ${count} lies outside the limits; the last matured week is inside them.`,
    notes: count < 12 ? ["fewer than 12 points: limits are a guide only"] : [],
  };
}

function funnel(definition, query) {
  const by = query.get("by") ?? "unit";
  const window = query.get("window") ?? "90d";
  const facility = query.get("facility") ?? "ALL";
  const target = BASE[definition.kpi];
  const limitAt = (n, z) => z * Math.sqrt((target * (1 - target)) / n);
  const points = namesOf(facility, by).map((name, i) => {
    const random = seeded(hash(name + definition.kpi + window));
    const n = random.whole(14, 420);
    const rate = Math.max(0, target + (i === 2 ? 3.4 : random.bell() * 2) * limitAt(n, 1));
    const numerator = Math.round(rate * n);
    const value = numerator / n;
    const z = (value - target) / limitAt(n, 1);
    const zone = z > 3.09 ? "above998" : z > 1.96 ? "above95" : z < -3.09 ? "below998" : z < -1.96 ? "below95" : "inside";
    return { name, n, numerator, value: round(value), zone };
  }).sort((a, b) => a.name.localeCompare(b.name));
  const limits = Array.from({ length: 42 }, (_, i) => 10 + i * 10).map((n) => ({
    n, low95: round(Math.max(0, target - limitAt(n, 1.96))), high95: round(target + limitAt(n, 1.96)),
    low998: round(Math.max(0, target - limitAt(n, 3.09))), high998: round(target + limitAt(n, 3.09)),
  }));
  const outside = points.filter((each) => each.zone !== "inside").length;
  return {
    kpi: definition.kpi, title: definition.title, by, window, cohortFrom: day(119), cohortTo: day(30), target, points, limits, suppressed: 3, minN: 10,
    summary: `${outside} of ${points.length} lie outside the 95 % limits around ${(target * 100).toFixed(1)} %.`,
  };
}

/** Answers what is under /api/v1/kpis; undefined when the path is not known. */
export function kpis(path, query) {
  if (path === "/api/v1/kpis") return { asOf: new Date(CLOCK).toISOString(), kpis: KPIS, facilities: FACILITIES.map((each) => each.code) };
  if (path === "/api/v1/kpis/slices") {
    const by = query.get("by") ?? "unit";
    return { by, values: namesOf(query.get("facility") ?? "ALL", by) };
  }
  if (path === "/api/v1/kpis/latest") {
    const wanted = query.getAll("kpi");
    const windows = query.getAll("window");
    const values = KPIS.filter((each) => !wanted.length || wanted.includes(each.kpi)).flatMap((each) =>
      each.windows.filter((w) => !windows.length || windows.includes(w)).map((w) => valueOf(each, query.get("facility") ?? "ALL", sliceOf(query), w, 0)));
    return { clock: new Date(CLOCK).toISOString(), values };
  }
  const [, name, what] = path.match(/^\/api\/v1\/kpis\/([^/]+)\/(history|chart|funnel)$/) ?? [];
  const definition = KPIS.find((each) => each.kpi === name);
  if (!definition) return undefined;
  if (what === "chart") return chart(definition, query);
  if (what === "funnel") return definition.unit === "share" ? funnel(definition, query) : { problem: 422, code: "NOT_A_SHARE", detail: "A funnel is drawn of shares only." };
  const step = Number(query.get("step") ?? 7);
  const points = Array.from({ length: 26 }, (_, i) => ({
    ...valueOf(definition, query.get("facility") ?? "ALL", sliceOf(query), query.get("window") ?? "7d", (25 - i) * step),
    restated: i === 19, firstSaid: i === 19 ? 0.17 : null,
  }));
  return { definition, points };
}
