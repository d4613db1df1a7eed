import { describe, expect, it } from "vitest";
import { backOff, EventParser } from "../src/feed/sse";

const TEXT = 'event: alert\nid: c1\ndata: {"a":1}\n\n: a comment\n\nevent: heartbeat\r\nid: c2\r\ndata: {"clock":"x"}\r\n\r\ndata: one\ndata: two\n\n';

describe("EventParser", () => {
  it("should read the same events wherever the text is cut", () => {
    const whole = new EventParser().push(TEXT);
    expect(whole).toEqual([
      { event: "alert", id: "c1", data: '{"a":1}' },
      { event: "heartbeat", id: "c2", data: '{"clock":"x"}' },
      { event: "message", id: "c2", data: "one\ntwo" },
    ]);
    for (let cut = 1; cut < TEXT.length; cut++) {
      const parser = new EventParser();
      expect([...parser.push(TEXT.slice(0, cut)), ...parser.push(TEXT.slice(cut))]).toEqual(whole);
    }
    const single = new EventParser();
    expect([...TEXT].flatMap((letter) => single.push(letter))).toEqual(whole);
  });

  it("should not give an event that has not ended", () => {
    expect(new EventParser().push("event: alert\nid: c9\ndata: {}\n")).toEqual([]);
  });

  it("should give no event without data, and forget its name", () => {
    expect(new EventParser().push("event: alert\nid: c1\n\ndata: x\n\n")).toEqual([{ event: "message", id: "c1", data: "x" }]);
  });

  it("should skip a byte order mark and unknown fields", () => {
    expect(new EventParser().push("\ufeffretry: 5\ndata:x\n\n")).toEqual([{ event: "message", id: "", data: "x" }]);
  });
});

describe("backOff", () => {
  it("should double up to half a minute, half of it by chance", () => {
    expect(backOff(0, () => 0)).toBe(250);
    expect(backOff(0, () => 1)).toBe(500);
    expect(backOff(3, () => 1)).toBe(4000);
    expect(backOff(60, () => 1)).toBe(30_000);
  });
});
