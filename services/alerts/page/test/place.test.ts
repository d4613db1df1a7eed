import { describe, expect, it } from "vitest";
import { encodeActor, query } from "../src/api";
import { formatPlace, parsePlace } from "../src/router";

describe("place", () => {
  it("should be read from the address and written back", () => {
    const text = formatPlace("alert", "a/b c", new URLSearchParams({ feed: "finance" }));
    expect(parsePlace(text)).toMatchObject({ screen: "alert", id: "a/b c" });
    expect(parsePlace(text).params.get("feed")).toBe("finance");
  });

  it("should start with the worklist, and cope with a hand-made address", () => {
    expect(parsePlace("").screen).toBe("worklist");
    expect(parsePlace("#/alert/%E0%A4%A").id).toBe("%E0%A4%A");
  });
});

describe("requests", () => {
  it("should repeat a name for each value and leave out what is empty", () => {
    expect(query({ severity: ["critical", "info"], unit: "", q: null, limit: 0 })).toBe("?severity=critical&severity=info&limit=0");
  });

  it("should carry names beyond ASCII in a header", () => {
    expect(encodeActor("A. Nurse")).toBe("A. Nurse");
    expect(encodeActor("Zoë 100%")).toBe("Zo%C3%AB%20100%25");
    expect(encodeActor("100%")).toBe("100%25");
  });
});
