import { describe, expect, it } from "vitest";
import { addUpWords, agreeWords, behind, outcomeWords, staysParams, staysQuery } from "../src/charts/behind";
import { madeOf } from "../src/charts/definition";
import type { IndexStay, IndexStays, KpiEntry, KpiValue } from "../src/kpi-types";

const plain = (text: string) => text.replaceAll("\u202f", " ");

const NORTH = { facility: "NORTH", by: "unit", value: "MED1" };
const ALL = { facility: "ALL", by: "", value: "" };

function list(counts: Partial<IndexStays["counts"]>): IndexStays {
  return {
    measure: "unplanned", returns: "any", horizon: 30, from: "2025-02-01", to: "2025-03-02", total: 0, definitions: [], valueSets: [], reasons: [], rows: [],
    counts: { stays: 229, denominator: 192, numerator: 18, pending: 0, planned: 0, excluded: 37, ...counts },
  };
}

const value = { window: "30d", status: "MATURED", asOf: "2025-04-01", cohortFrom: "2025-02-01", cohortTo: "2025-03-02", numerator: 18, denominator: 192, value: 0.09375, n: 192, unitOfMeasure: "share" } as KpiValue;

function stay(outcome: IndexStay["outcome"], more: Partial<IndexStay> = {}): IndexStay {
  return { facility: "NORTH", encounterId: "V1", patient: "3fa91c20", conditions: [], included: true, reasons: [], leg: 1, legs: 1, episodeFacility: "NORTH", matured: true, maturesOn: "2025-04-02", outcome, ...more };
}

describe("the stays behind a KPI", () => {
  it("should read measure, place and horizon off the KPI's id", () => {
    expect(behind("readmission.30d.unplanned")).toEqual({ measure: "unplanned", returns: "any", horizon: 30 });
    expect(behind("readmission.7d.unplanned.cms.same")).toEqual({ measure: "unplanned.cms", returns: "same", horizon: 7 });
    expect(behind("readmission.90d.unplanned.tha-tka")).toEqual({ measure: "unplanned.tha-tka", returns: "any", horizon: 90 });
    expect(behind("readmission.60d.crude.same")).toEqual({ measure: "crude", returns: "same", horizon: 60 });
    expect(behind("return.emergency.30d")).toEqual({ measure: "unplanned", returns: "emergency", horizon: 30 });
  });
  it("should know what no list of stays stands behind", () => {
    for (const kpi of ["los.midnights", "readmission.30d.crude.oe", "readmission.14d.crude", "readmission.30d.unplanned.gout"]) expect(behind(kpi)).toBeUndefined();
  });
  it("should ask for the slice and the days of the value", () => {
    const of = behind("readmission.30d.unplanned")!;
    expect(staysQuery(of, NORTH, "2025-02-01", "2025-03-02")).toMatchObject({ facility: "NORTH", unit: "MED1", from: "2025-02-01", to: "2025-03-02", horizon: 30 });
    expect(staysQuery(of, ALL, null, null)).toMatchObject({ facility: "", from: "", to: "" });
    expect(staysParams("readmission.30d.unplanned", NORTH, value).toString()).toBe("kpi=readmission.30d.unplanned&facility=NORTH&unit=MED1&window=30d");
    expect(staysParams("readmission.30d.unplanned", ALL, { ...value, status: "PROVISIONAL" }).get("cohort")).toBe("provisional");
  });
});

describe("a reason's share", () => {
  it("should lead to the stays that have the reason, of the same days", () => {
    expect(staysParams("readmission.excluded.under-age", ALL, value).toString()).toBe(
      "kpi=readmission.30d.unplanned&cohort=days&from=2025-02-01&to=2025-03-02&status=excluded&reason=UNDER_AGE",
    );
    expect(staysParams("readmission.excluded", NORTH, value).get("reason")).toBeNull();
  });
});

describe("how it adds up", () => {
  it("should say how denominator and numerator are made", () => {
    expect(plain(addUpWords(list({ planned: 1 })).join(" "))).toBe(
      "Of 229 stays of 1 Feb to 2 Mar 2025, 37 are no index stays, each for the reasons beside it; 192 are: the denominator. " +
        "18 of the 192 were followed by a stay that was not planned, within 30 days, at any hospital: the numerator: 9.4 %. " +
        "1 came back first as planned, which does not count and hides what came after.",
    );
    expect(addUpWords(list({ stays: 0, denominator: 0, numerator: 0, excluded: 0 }))).toEqual(["No stay of these days is known here."]);
  });
  it("should say whether the tile has the same, and why not", () => {
    expect(agreeWords(list({}), value)).toBe("The tile says the same: 18 of 192.");
    expect(agreeWords(list({ numerator: 19 }), value)).toContain("The tile, as of 1 Apr 2025, says 18 of 192");
    expect(agreeWords(list({}), undefined)).toBe("");
  });
  it("should say what came after each stay", () => {
    const back = { days: 10, day: "2025-03-13", facility: "SOUTH" };
    expect(outcomeWords(stay({ state: "READMITTED", ...back, rule: { code: "UNPLANNED", text: "not planned" } }), 30)).toBe("Back on day 10 (13 Mar 2025) at SOUTH, not planned");
    expect(outcomeWords(stay({ state: "PLANNED", ...back, rule: { code: "X", text: "planned: a procedure" } }), 30)).toBe("Back on day 10 (13 Mar 2025) at SOUTH, planned: a procedure; does not count");
    expect(outcomeWords(stay({ state: "LATER", ...back, days: 45 }), 30)).toBe("Back on day 45 (13 Mar 2025) at SOUTH, after the 30 days");
    expect(outcomeWords(stay({ state: "NONE" }), 30)).toBe("Nothing within 30 days");
    expect(outcomeWords(stay({ state: "PENDING" }), 30)).toBe("Nothing yet; matures on 2 Apr 2025");
    expect(outcomeWords(stay(null, { included: false }), 30)).toBe("");
  });
});

describe("what a number is made of", () => {
  const entry = { kpi: "readmission.30d.unplanned", unit: "share", horizonDays: 30, interval: "95 %, Wilson" } as KpiEntry;
  it("should name days, window, numerator, denominator and maturity", () => {
    const parts = Object.fromEntries(madeOf(entry, value));
    expect(parts).toMatchObject({ Days: "1 Feb to 2 Mar 2025", Window: "30 days", Numerator: "18", Denominator: "192", Maturity: "matured: all followed for all 30 days" });
    expect(Object.fromEntries(madeOf(entry, { ...value, status: "PROVISIONAL" })).Maturity).toContain("provisional");
  });
  it("should say of a level only its day", () => {
    expect(madeOf({ ...entry, unit: "count", horizonDays: 0 }, { ...value, window: "0d", numerator: 5, denominator: null })).toEqual([["Day", "2 Mar 2025"]]);
  });
});
