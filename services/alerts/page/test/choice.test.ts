import { describe, expect, it } from "vitest";
import { Problem } from "../src/api";
import { sliceOf, sliceQuery, sliceWords } from "../src/charts/choice";
import { inTurns, problemWords } from "../src/charts/load";

describe("the slice of an address", () => {
  it("should be the network where nothing is named", () => {
    expect(sliceQuery(sliceOf(new URLSearchParams()))).toEqual({ facility: "ALL" });
  });
  it("should be one part of a facility, and never of the network", () => {
    const slice = sliceOf(new URLSearchParams("facility=NORTH&unit=MED1&payer=MEDICARE"));
    expect(sliceQuery(slice)).toEqual({ facility: "NORTH", unit: "MED1" });
    expect(sliceWords(slice)).toBe("NORTH, unit MED1");
    expect(sliceQuery(sliceOf(new URLSearchParams("unit=MED1")))).toEqual({ facility: "ALL" });
  });
});

describe("what went wrong, in words", () => {
  const problem = (status: number, code: string, detail = "") => problemWords(new Problem(status, code, "Title", detail, 0));

  it("should tell a missing KPI service from an unknown KPI", () => {
    expect(problem(404, "NO_KPI")).toContain("No KPI service is set up");
    expect(problem(404, "UNKNOWN_KPI")).toContain("no such KPI");
  });
  it("should promise to go on only where the page does", () => {
    for (const [status, code] of [[503, "RESTORING"], [503, "STARTING"], [0, "UNREACHABLE"], [502, "KPI_UNREACHABLE"]] as const) {
      expect(problem(status, code)).toContain("goes on by itself");
    }
    expect(problem(403, "FORBIDDEN")).not.toContain("by itself");
  });
  it("should pass on what the server says of what only it knows", () => {
    expect(problem(503, "SPREAD", "The facilities are kept by several instances.")).toBe("The facilities are kept by several instances.");
    expect(problem(400, "INVALID_PARAMETER")).toContain("INVALID_PARAMETER");
  });
});

describe("asking in turns", () => {
  it("should never ask for more at once than it may, and stop when told", async () => {
    const stop = new AbortController();
    let [running, most, done] = [0, 0, 0];
    const jobs = Array.from({ length: 10 }, (_, i) => async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      done++;
      if (i === 5) stop.abort();
    });
    await inTurns(jobs, 3, stop.signal);
    expect(most).toBe(3);
    expect(done).toBeLessThan(10);
  });
});
