import { describe, expect, it } from "vitest";
import { brokenAt, pointWords, runLabels, signalWords } from "../src/charts/signals";
import { spcOptions } from "../src/charts/spc";
import type { ChartPoint, KpiChart } from "../src/kpi-types";
import { ageWords, openWords } from "../src/screens/units-stays";
import { reasonWords, summaryOf } from "../src/screens/streams";

const point = (day: string, more: Partial<ChartPoint> = {}): ChartPoint => ({
  day,
  cohortFrom: day,
  cohortTo: day,
  value: 0.16,
  n: 100,
  status: "MATURED",
  ...more,
});

describe("signals of a process chart", () => {
  const shift = { signals: ["SHIFT" as const], direction: "high" as const };
  const points = [point("2025-01-07"), point("2025-01-14", shift), point("2025-01-21", shift), point("2025-01-28")];

  it("should label a run once and mark each of its points", () => {
    expect(runLabels(points).map((l) => [l.point.day, l.text])).toEqual([["2025-01-14", "shift"]]);
  });
  it("should label a run anew where it turns to the other side", () => {
    const turned = [...points.slice(0, 3), point("2025-01-28", { signals: ["SHIFT"], direction: "low" })];
    expect(runLabels(turned)).toHaveLength(2);
  });
  it("should say where each rule is broken, as spans", () => {
    expect(brokenAt(points, "SHIFT")).toEqual(["14 Jan to 21 Jan"]);
    expect(brokenAt(points, "TREND")).toEqual([]);
  });
  it("should say all of a point in words", () => {
    const both = point("2025-01-07", { signals: ["ASTRONOMICAL", "SHIFT"], direction: "high", restated: true, firstSaid: 0.14 });
    expect(signalWords(both)).toBe("high: outside the limits, part of a shift");
    expect(pointWords(both, "share")).toContain("first said: 14.0");
    expect(pointWords({ ...both, restated: false }, "share")).not.toContain("first said");
  });
  it("should draw a chart without limits, without values and with one point", () => {
    const chart = { kpi: "k", title: "K", type: "xmr", window: "7d", unitOfMeasure: "share", points: [], rules: [], summary: "" } as KpiChart;
    for (const some of [[], [point("2025-01-07", { value: null })], [point("2025-01-07")]]) {
      expect(spcOptions({ ...chart, points: some }, 300).marks).toBeDefined();
    }
  });
});

describe("stays and streams in words", () => {
  it("should say by how much a stay is over or under the mean", () => {
    expect(ageWords(6.1, 4)).toBe("2.1 d over the mean, 4.0 d");
    expect(ageWords(1, 4)).toBe("3.0 d under the mean, 4.0 d");
    expect(ageWords(1, null)).toBe("no closed stays to compare with");
  });
  it("should count stays longer than the mean of their own unit only", () => {
    const stay = (unit: string, ageDays: number) => ({ facility: "NORTH", zone: "UTC", unit, encounterId: "V1", patient: "a", begin: "", ageDays });
    const unit = (name: string, closedMeanDays: number | null) => ({ facility: "NORTH", unit: name, open: 1, closedMeanDays });
    expect(openWords([stay("ICU", 5), stay("MED1", 5)], [unit("ICU", 4), unit("MED1", null)])).toMatch(/^2 stays are open, 1 of them longer/);
    expect(openWords([], [])).toBe("No stay is open here.");
  });
  it("should name reasons by how often they came", () => {
    expect(reasonWords({ reasons: [{ reason: "UNKNOWN_KIND", count: 3 }, { reason: "INVALID_VALUE", count: 17 }] })).toBe(
      "17 invalid value, 3 unknown kind",
    );
  });
  it("should name what is not ready", () => {
    const state = { clock: "", now: "", feed: { state: "REBUILDING" as const, percent: 40, records: 0 }, topics: [], services: [{ service: "kpi", state: "RUNNING", percent: 100 }] };
    expect(summaryOf(state)).toBe("0 records received, none rejected; not ready: feed.");
  });
});
