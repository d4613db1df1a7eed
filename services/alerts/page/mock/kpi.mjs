/** Answers `/api/v1/kpis/**` from made-up numbers. */

import { CLOCK, FACILITIES, iso } from "./alerts.mjs";
import { KPIS, numbersOf, plusDays, slicesBy, valueOf } from "./kpi-data.mjs";

const TODAY = iso(CLOCK).slice(0, 10);

const RULES = [
  { code: "ASTRONOMICAL", text: "A point beyond a process limit." },
  { code: "SHIFT", text: "Seven or more points in a row on the same side of the centre." },
  { code: "TWO_OF_THREE", text: "Two of three points in a row more than two thirds of the way from the centre to the same limit." },
  { code: "TREND", text: "Seven or more points in a row, each above (or each below) the one before." },
];

const problem = (status, code, detail) => ({ problem: status, code, detail });

/** The answer to one request; undefined when the path is not known. KPI=off and KPI=restoring show what is said then. */
export function kpis(path, query) {
  if (process.env.KPI === "off") return problem(404, "NO_KPI", "KPIs are not served here.");
  if (process.env.KPI === "restoring") return problem(503, "RESTORING", "The stores are being restored.");
  const [name, what] = path.slice("/api/v1/kpis".length).split("/").filter(Boolean).map(decodeURIComponent);
  if (!name) return { asOf: TODAY, kpis: KPIS, facilities: FACILITIES.map((each) => each.code) };
  if (name === "latest") return { clock: iso(CLOCK), values: latest(query) };
  if (name === "slices") return { by: query.get("by"), values: slicesBy(query.get("by"), query.get("facility")) };
  const kpi = KPIS.find((each) => each.kpi === name);
  if (!kpi) return undefined;
  if (what === "history") return { definition: kpi, points: history(kpi, query) };
  if (what === "chart") return chart(kpi, query);
  if (what !== "funnel") return undefined;
  return kpi.unit === "share" ? funnel(kpi, query) : problem(422, "NOT_A_SHARE", "A funnel is drawn of shares only.");
}

function latest(query) {
  const chosen = query.getAll("kpi");
  const windows = query.getAll("window");
  const values = [];
  for (const kpi of KPIS.filter((k) => chosen.length === 0 || chosen.includes(k.kpi))) {
    for (const window of kpi.windows.filter((w) => windows.length === 0 || windows.includes(w))) {
      if (kpi.kpi === "charges.p90" && query.get("facility") === "SOUTH") {
        values.push({ kpi: kpi.kpi, definition: 1, title: kpi.title, facility: "SOUTH", window, status: "UNAVAILABLE", unitOfMeasure: kpi.unit, missingFamily: "discharge.chargeCents" });
        continue;
      }
      const value = valueOf(kpi, query, window, "MATURED");
      if (kpi.kpi === "readmission.30d.crude" || kpi.kpi === "los.midnights") {
        Object.assign(value, { revision: 2, restatedAt: "2025-03-31T11:00:00Z", earlierValue: value.value * 0.97 });
      }
      values.push(value);
      if (kpi.horizonDays) values.push(valueOf(kpi, query, window, "PROVISIONAL"));
    }
  }
  return values;
}

function history(kpi, query) {
  const window = query.get("window") ?? kpi.windows[0];
  const step = Number(query.get("step") ?? 1);
  const to = query.get("to") ?? TODAY;
  const from = query.get("from") ?? plusDays(to, -Math.max(90, 25 * step));
  const points = [];
  for (let day = to; day >= from && points.length < 400; day = plusDays(day, -step)) {
    points.unshift({ ...valueOf(kpi, query, window, "MATURED", day), restated: false, firstSaid: null });
  }
  return points;
}

function chart(kpi, query) {
  const count = Number(query.get("points") ?? 26);
  const share = kpi.unit === "share";
  const window = kpi.windows.includes("7d") ? "7d" : kpi.windows[0];
  const last = Math.ceil((kpi.horizonDays ?? 0) / 7);
  const points = [];
  for (let i = count - 1; i >= 0; i--) {
    const day = plusDays(TODAY, -7 * i);
    const status = share && i < last ? "PROVISIONAL" : "MATURED";
    const v = valueOf(kpi, query, window, "MATURED", plusDays(day, kpi.horizonDays));
    if (status === "PROVISIONAL") v.value *= 1 - (last - i) / (last + 2);
    if (i === 9) v.value = share ? v.value * 1.75 : v.value * 1.24;
    points.push({ day, cohortFrom: v.cohortFrom, cohortTo: v.cohortTo, value: v.value, n: v.n, numerator: v.numerator, status, restated: i === 12, firstSaid: status === "PROVISIONAL" ? null : i === 12 ? v.value * 0.88 : v.value, signals: [], direction: null });
  }
  limits(points, share);
  const signals = points.filter((p) => p.signals.length > 0).length;
  const centre = points[0].centre;
  for (const p of points) delete p.centre;
  return { kpi: kpi.kpi, title: kpi.title, type: share ? "pprime" : "xmr", window, unitOfMeasure: kpi.unit, centre, points, rules: RULES, summary: `${kpi.title}, by week: ${signals} of ${count} points are outside of usual variation.`, notes: count < 12 ? ["fewer than 12 points: limits are a guide only"] : [] };
}

function limits(points, share) {
  const settled = points.filter((p) => p.status === "MATURED");
  const centre = settled.reduce((sum, p) => sum + p.value, 0) / settled.length;
  let moving = 0;
  for (let i = 1; i < settled.length; i++) moving += Math.abs(settled[i].value - settled[i - 1].value);
  const reach = (2.66 * moving) / (settled.length - 1);
  for (const p of points) {
    p.centre = centre;
    const half = share ? 3 * Math.sqrt((centre * (1 - centre)) / p.n) : reach;
    p.lower = Math.max(0, centre - half);
    p.upper = centre + half;
    if (p.status !== "MATURED") continue;
    if (p.value > p.upper || p.value < p.lower) p.signals.push("ASTRONOMICAL");
  }
  for (let i = 3; i < 10; i++) {
    if (!share) points[i].value = Math.max(centre * 1.01, points[i].value);
  }
  let run = 0;
  settled.forEach((p, i) => {
    run = i > 0 && Math.sign(p.value - centre) === Math.sign(settled[i - 1].value - centre) ? run + 1 : 1;
    if (run >= 7) for (let k = 0; k < run; k++) if (!settled[i - k].signals.includes("SHIFT")) settled[i - k].signals.push("SHIFT");
  });
  for (const p of points) if (p.signals.length) p.direction = p.value > centre ? "high" : "low";
}

function funnel(kpi, query) {
  const by = query.get("by") ?? "unit";
  const window = query.get("window") ?? "90d";
  const values = slicesBy(by, query.get("facility") ?? "ALL");
  const random = numbersOf(`${kpi.kpi}${by}${query.get("facility")}`);
  const target = valueOf(kpi, new URLSearchParams({ facility: "ALL" }), window, "MATURED").value;
  const points = values.map((name, i) => {
    const n = Math.round(30 + 620 * random() ** 1.6);
    const tilt = i === 2 ? 1.85 : i === 5 ? 0.6 : 0.85 + random() * 0.3;
    const numerator = Math.min(n, Math.round(n * target * tilt));
    const value = numerator / n;
    const z = (value - target) / Math.sqrt((target * (1 - target)) / n);
    const zone = z > 3.09 ? "above998" : z > 1.96 ? "above95" : z < -3.09 ? "below998" : z < -1.96 ? "below95" : "inside";
    return { name, n, numerator, value, zone };
  });
  const grid = [];
  for (let n = 10; n <= 720; n = Math.ceil(n * 1.08)) {
    const se = Math.sqrt((target * (1 - target)) / n);
    const within = (z) => Math.min(1, Math.max(0, target + z * se));
    grid.push({ n, low95: within(-1.96), high95: within(1.96), low998: within(-3.09), high998: within(3.09) });
  }
  const outside = points.filter((p) => p.zone.endsWith("998")).length;
  return { kpi: kpi.kpi, title: kpi.title, by, window, cohortFrom: "2024-12-03", cohortTo: "2025-03-02", target, points, limits: grid, suppressed: by === "provider" ? 3 : 0, minN: 10, summary: `${outside} of ${points.length} lie outside of what chance alone would explain.` };
}
