import { describe, expect, it } from "vitest";
import { placed } from "../src/charts/labels";
import {
  censusTable,
  depth,
  dividedBy,
  grouped,
  headline,
  intervalWords,
  missingWords,
  noneWords,
  nWords,
  outsideWords,
  restatedWords,
  tile,
  trendPath,
  windowOf,
} from "../src/charts/shape";
import type { Funnel, KpiEntry, KpiValue } from "../src/kpi-types";

const plain = (text: string) => text.replaceAll("\u202f", " ");

const entry = (kpi: string, more: Partial<KpiEntry> = {}): KpiEntry => ({
  kpi,
  definition: 1,
  title: kpi,
  formula: "",
  unit: "share",
  horizonDays: 30,
  windows: ["7d", "30d"],
  slices: ["NONE"],
  interval: "95 %, Wilson",
  better: "lower",
  ...more,
});

const value = (more: Partial<KpiValue> = {}): KpiValue => ({
  kpi: "readmission.30d.crude",
  definition: 1,
  title: "Readmitted within 30 days",
  facility: "ALL",
  window: "30d",
  status: "MATURED",
  asOf: "2025-04-01",
  cohortFrom: "2025-02-01",
  cohortTo: "2025-03-02",
  numerator: 105,
  denominator: 642,
  value: 105 / 642,
  low: 0.137,
  high: 0.194,
  unitOfMeasure: "share",
  n: 642,
  ...more,
});

describe("the wall", () => {
  it("should group KPIs, put what matters first and hide none", () => {
    const ids = [
      "readmission.7d.crude",
      "readmission.30d.crude",
      "discharge.risk.high",
      "los.cms",
      "admissions",
      "patients",
      "charge.per.patient",
      "mortality.30d.discharge",
      "mortality.inhospital",
      "patient.days",
      "occupancy",
      "turnover.interval",
      "open.stay.age",
      "census.now",
      "provider.utilization",
      "outcome.efficiency",
      "receivables.age.0-30",
      "collection.net.90d",
      "writeoff.denial",
      "writeoff.total",
      "brand.new",
    ];
    const groups = grouped(ids.map((id) => entry(id)));
    expect(groups.map((g) => [g.name, g.kpis.map((k) => k.kpi)])).toEqual([
      ["Readmission", ["readmission.30d.crude", "readmission.7d.crude", "discharge.risk.high"]],
      ["Length of stay", ["los.cms"]],
      [
        "Patients and beds",
        ["admissions", "patients", "patient.days", "occupancy", "turnover.interval", "open.stay.age", "census.now"],
      ],
      ["Mortality", ["mortality.inhospital", "mortality.30d.discharge"]],
      ["Providers and departments", ["provider.utilization", "outcome.efficiency"]],
      ["Denials and collection", ["collection.net.90d"]],
      ["Receivables", ["receivables.age.0-30"]],
      ["Write-offs", ["writeoff.total", "writeoff.denial"]],
      ["Charges", ["charge.per.patient"]],
      ["Other", ["brand.new"]],
    ]);
  });
  it("should keep matured and provisional apart and find an unavailable row under any window", () => {
    const rows = [value(), value({ status: "PROVISIONAL", value: 0.1 }), value({ window: "7d", value: 0.5 })];
    const of = tile(rows, "readmission.30d.crude", "30d");
    expect(of.matured?.value).toBeCloseTo(0.1636, 4);
    expect(of.provisional?.value).toBe(0.1);
    expect(tile([value({ window: "7d", status: "UNAVAILABLE" })], "readmission.30d.crude", "30d").unavailable).toBeDefined();
  });
  it("should say why patients who are counted once have no value for a part of a facility", () => {
    const once = entry("patients", { slices: ["NONE"] });
    expect(dividedBy(once, "")).toBe(true);
    expect(noneWords(once, "ageGroup")).toBe("Counted for whole facilities only, not by age group.");
    expect(noneWords(entry("los.cms", { slices: ["NONE", "AGE_GROUP"] }), "ageGroup")).toBe("No value for this choice yet.");
  });
  it("should say that beds have to be stated, not that they were never seen", () => {
    const words = missingWords(value({ kpi: "occupancy", status: "UNAVAILABLE", missingFamily: "facility.beds" }));
    expect(words).toBe("Unavailable: it needs staffed beds (facility.beds), and none is given for this choice.");
  });
  it("should ask for a level at its own window", () => {
    expect(windowOf(entry("census.midnight", { windows: ["0d"] }), "30d")).toBe("0d");
    expect(windowOf(entry("los.cms"), "30d")).toBe("30d");
  });
  it("should say the rate of coming back with its n, its days and how sure it is", () => {
    expect(plain(headline(value(), entry("readmission.30d.crude")))).toBe(
      "Of 642 discharges from the network (1 Feb to 2 Mar 2025), 105 were followed by another stay within 30 days: " +
        "16.4 % (95 % interval 13.7 to 19.4 %).",
    );
    expect(headline(value({ value: null }), entry("readmission.30d.crude"))).toBe("");
  });
  it("should call a bin a bin, and say no interval where there is none", () => {
    const bin = value({ low: 3, high: 4, unitOfMeasure: "days" });
    expect(intervalWords(bin, "edges of the bin")).toBe("between 3 and 4 days");
    expect(intervalWords(bin, "none")).toBe("");
    expect(intervalWords(value({ low: null }), "95 %, Wilson")).toBe("");
  });
  it("should name the missing input, and what was said before", () => {
    expect(missingWords(value({ missingFamily: "discharge.chargeCents" }))).toContain("no charges of stays ever seen");
    expect(missingWords(value({ missingFamily: "claim.chargeCents" }))).toContain("no claims with a charge ever seen");
    expect(plain(restatedWords(value({ revision: 2, restatedAt: "2025-03-31T11:00:00Z", earlierValue: 0.16 })))).toBe(
      "Restated: revision 2, before 16.0 %",
    );
    expect(restatedWords(value({ revision: 1 }))).toBe("");
    expect(nWords(value({ unitOfMeasure: "count" }))).toBe("");
    expect(nWords(value({ n: null as unknown as number, denominator: 2_306_386_824 }))).toBe("");
  });
  it("should leave out days without a value from a trend and keep their distance", () => {
    const at = (asOf: string, v: number | null) => value({ asOf, value: v });
    const { line, end } = trendPath([at("2025-01-01", 1), at("2025-01-02", null), at("2025-01-05", 3)], 100, 20);
    expect(line).toBe("M0,20L100,0");
    expect(end).toEqual([100, 0]);
    expect(trendPath([], 100, 20).line).toBe("");
  });
});

describe("the funnel", () => {
  it("should tell who stands outside, by name and not by rank", () => {
    const point = (name: string, zone: Funnel["points"][number]["zone"]) => ({ name, n: 100, numerator: 30, value: 0.3, zone });
    const funnel = { points: [point("MED10", "above998"), point("ICU", "inside"), point("MED2", "below95")] } as Funnel;
    const words = outsideWords(funnel).map(plain);
    expect(words).toHaveLength(2);
    expect(words[0]).toMatch(/^MED2: 30.0 % of 100, lower than usual, which chance can still explain/);
    expect(words[1]).toContain("higher than chance alone would explain");
  });
  it("should not let names lie upon each other, and name first who comes first", () => {
    const spot = (x: number, y: number, text: string) => ({ x, y, text, strong: false });
    const labels = placed([spot(50, 50, "AAAA"), spot(52, 50, "BBBB"), spot(54, 50, "CCCC"), spot(51, 51, "DDDD"), spot(53, 51, "EEEE")], 200);
    expect(labels[0]!.spot.text).toBe("AAAA");
    expect(labels.length).toBeLessThan(5);
    expect(new Set(labels.map((l) => `${l.x} ${l.y}`)).size).toBe(labels.length);
  });
});

describe("the census", () => {
  it("should put units by name and days in order, and leave unknown days open", () => {
    const point = (day: string, v: number) => value({ cohortTo: day, value: v });
    const table = censusTable(
      [
        { unit: "MED10", points: [point("2025-04-01", 4)] },
        { unit: "ED", points: [point("2025-03-31", 0), point("2025-04-01", 0)] },
        { unit: "MED2", points: [point("2025-03-31", 9), point("2025-04-01", 10)] },
      ],
      [point("2025-03-31", 13), point("2025-04-01", 14)],
    );
    expect(table.days).toEqual(["2025-03-31", "2025-04-01"]);
    expect(table.rows).toEqual([
      { unit: "MED2", values: [9, 10] },
      { unit: "MED10", values: [null, 4] },
    ]);
    expect(table.empty).toEqual(["ED"]);
    expect(table.totals).toEqual([13, 14]);
    expect([depth(0, 10), depth(1, 10), depth(10, 10), depth(null, 10)]).toEqual([0, 1, 5, 0]);
  });
});
