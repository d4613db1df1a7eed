import { describe, expect, it } from "vitest";
import { ago, between, day, days, inUnit, minutes, money, onAxis, plusDays, share, span, weekday, windowWords } from "../src/charts/format";

/** Numbers are written with narrow spaces; tests read easier with plain ones. */
const plain = (text: string) => text.replaceAll(" ", " ");

describe("numbers by unit", () => {
  it("should write a share as a percentage with one decimal", () => {
    expect(plain(share(0.16349))).toBe("16.3 %");
    expect(plain(share(1))).toBe("100.0 %");
  });
  it("should not round a small share to nothing", () => {
    expect(plain(share(0.0002))).toBe("< 0.1 %");
    expect(plain(share(0))).toBe("0.0 %");
  });
  it("should write cents as dollars, and millions short", () => {
    expect(money(1234)).toBe("$12.34");
    expect(money(1_442_000)).toBe("$14,420");
    expect(plain(money(8_717_000_000))).toBe("$87.17 M");
    expect(money(-1234)).toBe("−$12.34");
  });
  it("should write minutes as people say them", () => {
    expect(plain(minutes(95))).toBe("95 min");
    expect(plain(minutes(260))).toBe("4 h 20 min");
    expect(plain(minutes(6201))).toBe("4 d 7 h");
    expect(plain(minutes(4320))).toBe("3 d");
  });
  it("should keep whole days whole and know one day from several", () => {
    expect(days(3)).toBe("3 days");
    expect(days(1)).toBe("1 day");
    expect(days(4.26)).toBe("4.3 days");
  });
  it("should say that there is no value rather than zero", () => {
    expect(inUnit(null, "share")).toBe("no value");
    expect(inUnit(undefined, "count")).toBe("no value");
    expect(inUnit(Number.NaN, "days")).toBe("no value");
  });
  it("should say a shared unit once", () => {
    expect(plain(between(0.141, 0.189, "share"))).toBe("14.1 to 18.9 %");
    expect(between(3, 4, "days")).toBe("3 to 4 days");
    expect(plain(between(5520, 6360, "minutes"))).toBe("3 d 20 h to 4 d 10 h");
  });
  it("should be short on an axis", () => {
    expect(plain(onAxis(0.1, "share"))).toBe("10 %");
    expect(plain(onAxis(0.125, "share"))).toBe("12.5 %");
    expect(onAxis(250_000_000, "cents")).toBe("$2.5M");
    expect(onAxis(0, "cents")).toBe("$0");
  });
});

describe("days", () => {
  it("should read days as they stand, in no zone", () => {
    expect(day("2025-04-01")).toBe("1 Apr 2025");
    expect(weekday("2025-04-01")).toBe("Tue");
    expect(plusDays("2025-03-01", -1)).toBe("2025-02-28");
  });
  it("should say the year of a span once where it is the same", () => {
    expect(span("2025-03-03", "2025-04-01")).toBe("3 Mar to 1 Apr 2025");
    expect(span("2024-12-03", "2025-01-01")).toBe("3 Dec 2024 to 1 Jan 2025");
    expect(span(null, "2025-01-01")).toBe("up to 1 Jan 2025");
    expect(span("2025-01-01", "2025-01-01")).toBe("1 Jan 2025");
  });
  it("should say how long ago something was, and never where it never was", () => {
    const now = "2025-04-01T12:00:00Z";
    expect(ago(null, now)).toBe("never");
    expect(plain(ago("2025-04-01T11:59:20Z", now))).toBe("40 s ago");
    expect(plain(ago("2025-04-01T11:40:00Z", now))).toBe("20 min ago");
    expect(ago("2025-03-29T12:00:00Z", now)).toBe("3 days ago");
    expect(ago("2025-04-01T12:00:03Z", now)).toBe("now");
  });
  it("should name windows", () => {
    expect(windowWords("90d")).toBe("90 days");
    expect(windowWords("0d")).toBe("at midnight");
  });
});
