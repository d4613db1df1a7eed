import { describe, expect, it } from "vitest";
import { difference, matches, order, readFilters, upsert, visible, waitingText, writeFilters } from "../src/feed/rows";
import type { Row } from "../src/types";

const row = (alertId: string, change: Partial<Row> = {}): Row => ({
  alertId, feed: "care", kind: "READMISSION_RISK", kindText: "Risk of coming back within 30 days", severity: "warning", state: "NEW",
  stateText: "New", alertState: "OPEN", facility: "NORTH", unit: "MED1", bed: "12A", zone: "America/New_York", encounterId: "V1",
  patient: "3fa91c20", probability: 0.3, actBy: "2025-04-01T12:00:00Z", openedAt: "2025-04-01T08:00:00Z", updatedAt: "2025-04-01T08:00:00Z",
  ...change,
});
const all = readFilters(new URLSearchParams());

describe("order", () => {
  it("should put severity first, then least time left, none last, then probability, then id", () => {
    const rows = [
      row("f", { actBy: null }), row("e", { probability: 0.2 }), row("d"), row("c"), row("b", { actBy: "2025-04-01T11:59:59.5Z" }),
      row("g", { severity: "info", actBy: "2025-04-01T01:00:00Z" }), row("a", { severity: "critical", actBy: null }),
    ];
    expect(rows.sort(order).map((each) => each.alertId)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("should compare moments, not their spelling", () => {
    expect(order(row("a", { actBy: "2025-04-01T12:00:00.500Z" }), row("b", { actBy: "2025-04-01T12:00:00Z" }))).toBeGreaterThan(0);
  });
});

describe("filters", () => {
  it("should survive the address", () => {
    const params = new URLSearchParams("facility=NORTH&unit=MED1&severity=critical&severity=info&state=any&mine=true&q=12A");
    expect(readFilters(writeFilters(readFilters(params)))).toEqual(readFilters(params));
  });

  it("should drop a severity that does not exist", () => {
    expect(readFilters(new URLSearchParams("severity=loud")).severity).toEqual([]);
  });

  it("should show what is open unless told otherwise", () => {
    expect(matches(row("a"), all, "")).toBe(true);
    expect(matches(row("a", { state: "SNOOZED" }), all, "")).toBe(false);
    expect(matches(row("a", { state: "SNOOZED" }), { ...all, state: "SNOOZED" }, "")).toBe(true);
    expect(matches(row("a", { state: "CLOSED" }), { ...all, state: "any" }, "")).toBe(true);
  });

  it("should find by id, place and owner, whatever the case", () => {
    for (const q of ["3FA9", "12a", "v1", "okafor", "med1"]) {
      expect(matches(row("a", { owner: "J. Okafor" }), { ...all, q }, "")).toBe(true);
    }
    expect(matches(row("a"), { ...all, q: "nothing" }, "")).toBe(false);
  });

  it("should take mine for what is assigned to me", () => {
    expect(matches(row("a", { owner: "A. Nurse" }), { ...all, mine: true }, "A. Nurse")).toBe(true);
    expect(matches(row("a"), { ...all, mine: true }, "")).toBe(false);
  });
});

describe("merging", () => {
  it("should never hold an alert twice when the same change comes again", () => {
    const once = upsert(new Map(), [row("a"), row("b")]);
    const again = upsert(once, [row("b", { probability: 0.4 }), row("b", { probability: 0.4 }), row("a")]);
    expect(visible(again, all, "").map((each) => [each.alertId, each.probability])).toEqual([["b", 0.4], ["a", 0.3]]);
  });

  it("should drop what leaves the filter", () => {
    const known = upsert(new Map([["a", row("a")]]), [row("a", { state: "RESOLVED" })]);
    expect(visible(known, all, "")).toEqual([]);
  });
});

describe("waiting rows", () => {
  it("should count new, changed and gone, and say how many are critical", () => {
    const shown = [row("a"), row("b"), row("c")];
    const now = [row("d", { severity: "critical" }), row("b", { severity: "critical" }), row("c")];
    const waiting = difference(shown, now);
    expect(waiting).toEqual({ added: 1, changed: 1, gone: 1, critical: 2, total: 3 });
    expect(waitingText(waiting)).toBe("1 new, 1 changed, 1 done (2 critical)");
  });

  it("should not count a row that says the same as before", () => {
    expect(difference([row("a")], [row("a", { cut: "ff", updatedAt: "2025-04-01T09:00:00Z" })]).total).toBe(0);
    expect(waitingText(difference([row("a")], [row("a")]))).toBe("");
  });
});
