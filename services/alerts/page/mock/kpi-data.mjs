/**
 * Made-up KPI answers for working on the page without the services. Seeded: the same on each run.
 * The numbers are rough on purpose (normal limits instead of exact ones); the KPI service computes the real ones.
 */

import { CLOCK, FACILITIES, iso } from "./alerts.mjs";
import { counted } from "./index-stays.mjs";
import { seeded } from "./random.mjs";

const TODAY = iso(CLOCK).slice(0, 10);
const SLICES = {
  provider: ["P-1004", "P-1011", "P-1019", "P-1022", "P-1038", "P-1040", "P-1057", "P-1063", "P-1071", "P-1088"],
  payer: ["COMMERCIAL", "MEDICAID", "MEDICARE", "SELF-PAY", "UNKNOWN"],
  ageGroup: ["0-17", "18-44", "45-64", "65-74", "75-84", "85+"],
};

/** What a facility splits into; the network only into its facilities. */
export function slicesBy(by, facility) {
  if (by === "facility") return FACILITIES.map((each) => each.code);
  if (by !== "unit") return SLICES[by] ?? [];
  return FACILITIES.filter((each) => facility === "ALL" || each.code === facility).flatMap((each) => each.units);
}

/** Numbers in [0, 1) that belong to one text. */
export function numbersOf(text) {
  let hash = 2166136261;
  for (const c of text) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619);
  return seeded(hash).next;
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function plusDays(day, by) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function entry(kpi, title, unit, formula, more = {}) {
  return {
    kpi,
    definition: 1,
    title,
    formula,
    unit,
    horizonDays: 0,
    windows: ["7d", "30d", "90d", "365d"],
    slices: ["NONE", "UNIT", "PROVIDER", "PAYER", "AGE_GROUP"],
    interval: "none",
    source: "count",
    better: "neither",
    ...more,
  };
}

const CMS = "after the CMS hospital-wide readmission measure, without its exclusions, planned stays and risk adjustment";

function catalogue() {
  const kpis = [];
  for (const days of [7, 30, 60, 90]) {
    for (const same of [false, true]) {
      kpis.push(
        entry(
          `readmission.${days}d.crude${same ? ".same" : ""}`,
          `Readmitted ${same ? "to the same hospital " : ""}within ${days} days`,
          "share",
          `Live discharges from a stay whose patient's first later stay began on local day 0 to ${days} after, at ${same ? "the same" : "any"} facility, of all live discharges from a stay`,
          { horizonDays: days, interval: "95 %, Wilson", source: CMS, better: "lower" },
        ),
      );
    }
  }
  for (const days of [7, 30, 60, 90]) {
    for (const [variant, whom] of [["", ""], [".same", " to the same hospital"], [".cms", " from 65 on"], [".hf", " after heart failure"]]) {
      kpis.push(
        entry(`readmission.${days}d.unplanned${variant}`, `Unplanned readmissions${whom} within ${days} days`, "share", `Index stays${whom} whose first later stay began on local day 0 to ${days} after and was not planned, of all such index stays`, {
          horizonDays: days, interval: "95 %, Wilson", better: "lower", source: "after the CMS hospital-wide all-cause unplanned readmission measure, without risk adjustment and enrolment",
        }),
      );
    }
  }
  const lengths = [
    ["los.midnights", "Length of stay, midnights", "days", "midnights from the stay's begin to its discharge", "midnight count by local date"],
    ["los.cms", "Length of stay, Medicare days", "days", "max(1, midnights − midnights on leave)", "Medicare day count (SSA POMS 0600601070)"],
    ["los.minutes", "Length of stay, minutes", "minutes", "minutes from the stay's begin to its discharge", "elapsed time, indifferent to daylight saving"],
  ];
  for (const [id, title, unit, what, source] of lengths) {
    kpis.push(entry(id, `${title}: mean`, unit, `Mean over discharges of ${what}`, { interval: "95 %, normal, n ≥ 2", source }));
    kpis.push(entry(`${id}.median`, `${title}: median`, unit, `Median, by nearest rank, of ${what}`, { interval: "edges of the bin", source }));
    kpis.push(entry(`${id}.p90`, `${title}: 90th percentile`, unit, `90th percentile, by nearest rank, of ${what}`, { interval: "edges of the bin", source }));
  }
  kpis.push(
    entry("admissions", "Admissions", "count", "Stays that began on the day"),
    entry("discharges", "Discharges", "count", "Stays that ended on the day, deaths included"),
    entry("census.midnight", "Patients at midnight", "count", "Inpatients present at the midnight that ends the day: occupancies begun by then and not ended", { windows: ["0d"], source: "patient days counted at the same time each day (NHSN)" }),
    entry("mortality.inhospital", "Died in hospital", "share", "Discharges with disposition 20, 40, 41 or 42, of all discharges", { interval: "95 %, Wilson", source: "crude in-hospital mortality, by patient discharge status (UB-04)", better: "lower" }),
    entry("denial.initial.count", "Claims denied at first", "share", "Claims whose first adjudication has claim status 4 (denied), of claims first adjudicated that day", { interval: "95 %, Wilson", source: "after HFMA Claim Integrity Task Force, initial denial rate", better: "lower" }),
    entry("denial.initial.dollars", "Charges denied at first", "share", "Charges of claims whose first adjudication has claim status 4, of charges of claims first adjudicated that day", { source: "after HFMA Claim Integrity Task Force, initial denial rate", better: "lower" }),
    entry("los.minutes.variance", "Variance of length of stay in minutes", "minutes²", "Variance of minutes", { source: "from exact sums and sums of squares" }),
    entry("charges", "Charges: total", "cents", "Total of the stay's charge, over discharges whose charge is known", { source: "gross charges" }),
    entry("charges.median", "Charges: median", "cents", "Median, by nearest rank, of the stay's charge, over discharges whose charge is known", { interval: "edges of the bin", source: "gross charges" }),
    entry("charges.p90", "Charges: 90th percentile", "cents", "90th percentile, by nearest rank, of the stay's charge, over discharges whose charge is known", { interval: "edges of the bin", source: "gross charges" }),
  );
  return kpis;
}

export const KPIS = catalogue();

const LEVEL = { "readmission.7d": 0.061, "readmission.30d": 0.162, "readmission.60d": 0.221, "readmission.90d": 0.262, mortality: 0.023, "denial.initial.count": 0.087, "denial.initial.dollars": 0.072, "los.midnights": 4.4, "los.cms": 4.6, "los.minutes": 6310, admissions: 152, discharges: 149, census: 212, charges: 2_890_000_00 };

function levelOf(kpi) {
  const start = Object.keys(LEVEL)
    .filter((key) => kpi.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  let level = LEVEL[start] ?? 1;
  if (kpi.endsWith(".same")) level *= 0.83;
  if (kpi === "charges.median") level = 14_200_00;
  if (kpi === "charges.p90") level = 61_500_00;
  // As wide as a value gets: it has to fit a narrow screen.
  if (kpi.endsWith("minutes.variance")) level = 19_518_964.5;
  if (kpi.startsWith("los") && kpi.endsWith("median")) level = kpi.includes("minutes") ? 4320 : 3;
  if (kpi.startsWith("los") && kpi.endsWith("p90")) level = kpi.includes("minutes") ? 12_960 : 9;
  return level;
}

/** How large a part of the network a slice is, and by how much it differs. */
function sliceOf(query) {
  const facility = query.get("facility") ?? "ALL";
  const by = ["unit", "provider", "payer", "ageGroup"].find((d) => query.get(d) && query.get(d) !== "ALL");
  const value = by ? query.get(by) : "";
  const part = (facility === "ALL" ? 1 : 0.35) * (by ? 1 / Math.max(1, slicesBy(by, facility).length) : 1);
  const random = numbersOf(`${facility}/${by}/${value}`);
  return { facility, by, value, part, factor: facility === "ALL" && !by ? 1 : 0.9 + random() * 0.2 };
}

function windowDays(window) {
  return Math.max(1, Number.parseInt(window, 10) || 1);
}

/** One row as of `day`. */
export function valueOf(kpi, query, window, status, day = TODAY) {
  const slice = sliceOf(query);
  const random = numbersOf(`${kpi.kpi}|${slice.facility}|${slice.value}|${day}|${status}`);
  const days = windowDays(window);
  const horizon = status === "MATURED" ? kpi.horizonDays : 0;
  const to = plusDays(day, -horizon);
  const exact = kpi.unit === "share" ? counted(kpi.kpi, query, window === "0d" ? null : plusDays(to, 1 - days), to) : undefined;
  const n = exact?.denominator ?? Math.max(3, Math.round(21 * days * slice.part * (0.94 + random() * 0.12)));
  const base = { kpi: kpi.kpi, definition: 1, title: kpi.title, facility: slice.facility, unit: "ALL", provider: "ALL", payer: "ALL", ageGroup: "ALL", window, status, asOf: day, cohortFrom: window === "0d" ? null : plusDays(to, 1 - days), cohortTo: to, unitOfMeasure: kpi.unit, revision: 1 };
  if (slice.by) base[slice.by] = slice.value;
  let level = levelOf(kpi.kpi) * slice.factor;
  if (status === "PROVISIONAL") level *= 0.62;
  if (kpi.unit === "share") {
    const numerator = exact?.numerator ?? Math.max(0, Math.round(n * level + normal(random) * Math.sqrt(n * level)));
    const value = numerator / n;
    const half = 1.96 * Math.sqrt((value * (1 - value) + 0.96 / n) / n);
    const interval = kpi.interval === "none" ? {} : { low: Math.max(0, value - half), high: Math.min(1, value + half) };
    return { ...base, numerator, denominator: n, value, ...interval, n };
  }
  if (kpi.interval.startsWith("95")) {
    const value = level * (1 + normal(random) * (0.8 / Math.sqrt(n)));
    const half = (1.6 * level) / Math.sqrt(n);
    return { ...base, denominator: n, sum: Math.round(value * n), value, low: value - half, high: value + half, n };
  }
  if (kpi.interval.startsWith("edges")) {
    const value = kpi.unit === "cents" ? Math.round(level * (1 + normal(random) * 0.03)) : level;
    const bin = kpi.unit === "days" ? 1 : kpi.unit === "minutes" ? 1440 : value * 0.0625;
    return { ...base, denominator: n, value, low: value, high: value + bin, n };
  }
  if (kpi.unit === "cents") return { ...base, sum: Math.round(level * slice.part * days * (1 + normal(random) * 0.03)), value: Math.round(level * slice.part * days * (1 + normal(random) * 0.03)), denominator: n, n };
  if (kpi.unit.endsWith("²")) return { ...base, value: level, denominator: n, n };
  const count = kpi.kpi === "census.midnight" ? Math.round(level * slice.part * (1 + normal(random) * 0.07)) : n;
  return { ...base, numerator: count, value: count, n: count };
}
