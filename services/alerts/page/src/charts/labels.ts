/** Puts names beside points so that none lies upon another. */

export interface Spot {
  x: number;
  y: number;
  text: string;
  strong: boolean;
}

export interface Placed {
  spot: Spot;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const HEIGHT = 13;
const CHARACTER = 6.8;

/** Each spot's name right of it, else left, above or below; left out where every side is taken. Earlier spots choose first. */
export function placed(spots: Spot[], width: number): Placed[] {
  const taken: Box[] = spots.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const result: Placed[] = [];
  spots.forEach((spot, own) => {
    const length = spot.text.length * CHARACTER;
    const gap = spot.strong ? 11 : 8;
    const sides: [number, number, Placed["anchor"]][] = [
      [spot.x + gap, spot.y + 4, "start"],
      [spot.x - gap, spot.y + 4, "end"],
      [spot.x, spot.y - 10, "middle"],
      [spot.x, spot.y + 18, "middle"],
    ];
    for (const [x, y, anchor] of sides) {
      const left = anchor === "start" ? x : anchor === "end" ? x - length : x - length / 2;
      const box = { left, right: left + length, top: y - HEIGHT + 3, bottom: y + 3 };
      if (box.left < 0 || box.right > width || taken.some((other, i) => i !== own && overlap(box, other))) continue;
      taken.push(box);
      result.push({ spot, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, anchor });
      return;
    }
  });
  return result;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
