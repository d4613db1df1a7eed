import { describe, expect, it } from "vitest";
import { age, day, fullTime, localTime, timeLeft } from "../src/time";

const CLOCK = "2025-04-01T12:00:00Z";

describe("timeLeft", () => {
  it("should say what is left by the given clock", () => {
    expect(timeLeft("2025-04-01T12:00:30Z", CLOCK)).toEqual({ text: "under 1 min left", overdue: false, soon: true });
    expect(timeLeft("2025-04-01T12:45:00Z", CLOCK).text).toBe("45 min left");
    expect(timeLeft("2025-04-01T15:20:00Z", CLOCK)).toEqual({ text: "3 h 20 min left", overdue: false, soon: true });
    expect(timeLeft("2025-04-03T16:10:00Z", CLOCK)).toEqual({ text: "2 d 4 h left", overdue: false, soon: false });
  });

  it("should say overdue in words", () => {
    expect(timeLeft("2025-04-01T10:00:00Z", CLOCK)).toEqual({ text: "overdue by 2 h", overdue: true, soon: false });
  });

  it("should cope with no limit and no clock", () => {
    for (const [actBy, clock] of [[null, CLOCK], [undefined, CLOCK], ["2025-04-01T10:00:00Z", ""]] as const) {
      expect(timeLeft(actBy, clock).text).toBe("no time limit");
    }
  });
});

describe("times", () => {
  it("should be those of the facility's wall, also when summer time begins", () => {
    expect(localTime("2025-03-09T06:59:00Z", "America/New_York")).toBe("9 Mar, 01:59");
    expect(localTime("2025-03-09T07:00:00Z", "America/New_York")).toBe("9 Mar, 03:00");
    expect(fullTime(CLOCK, "America/New_York")).toContain("(America/New_York)");
  });

  it("should fall back to UTC in a zone that is not known", () => {
    expect(localTime(CLOCK, "Mars/Olympus")).toBe("1 Apr, 12:00");
  });

  it("should give age in one unit", () => {
    expect(age("2025-04-01T11:59:30Z", CLOCK)).toBe("just now");
    expect(age("2025-04-01T11:20:00Z", CLOCK)).toBe("40 min");
    expect(age("2025-04-01T08:20:00Z", CLOCK)).toBe("3 h");
    expect(age("2025-03-30T08:20:00Z", CLOCK)).toBe("2 d");
  });

  it("should not move a day into another by a zone", () => {
    expect(day("2025-03-02")).toBe("2 Mar 2025");
  });
});
