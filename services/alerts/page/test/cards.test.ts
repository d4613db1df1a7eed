import { describe, expect, it } from "vitest";
import { partText, span } from "../src/screens/detail-cards";

describe("a score card", () => {
  it("should say what it could still be, or that it is decided", () => {
    expect(span({ points: 3, min: 3, max: 3 })).toBe("decided");
    expect(span({ points: 3, min: 2, max: 9 })).toBe("2 to 9");
  });

  it("should say of a part what it counts and what that rests on", () => {
    expect(partText({ name: "sodium", points: 1, min: 1, max: 1, standing: "known" })).toBe("sodium: 1");
    expect(partText({ name: "sodium", points: 0, min: 0, max: 1, standing: "missing" })).toBe("sodium: 0, not on record (0 to 1)");
    expect(partText({ name: "hemoglobin", points: 1, min: 0, max: 1, standing: "provisional" })).toBe("hemoglobin: 1, provisional (0 to 1)");
  });
});
