import { percent } from "../numbers";
import type { ScorePoint } from "../types";

/** All sparklines have one scale, so that heights compare between rows. */
const TOP = 0.75;
const WIDTH = 88;
const HEIGHT = 24;

/** The scores of a stay so far, small. Those withdrawn after a correction are hollow and off the line. */
export function Sparkline({ scores }: { scores: ScorePoint[] }) {
  if (scores.length === 0) return null;
  const x = (i: number) => (scores.length === 1 ? WIDTH - 4 : 4 + (i * (WIDTH - 8)) / (scores.length - 1));
  const y = (probability: number) => HEIGHT - 3 - (Math.min(probability, TOP) / TOP) * (HEIGHT - 6);
  const points = scores.map((score, i) => ({ score, x: x(i), y: y(score.probability) }));
  const line = points.filter((each) => !each.score.withdrawn);
  const last = line.at(-1);
  return (
    <svg class="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sparkText(scores)}>
      <path d={`M0 ${HEIGHT - 1.5}H${WIDTH}`} class="spark-base" />
      <polyline points={line.map((each) => `${each.x.toFixed(1)},${each.y.toFixed(1)}`).join(" ")} class="spark-line" />
      {points.map((each) =>
        each.score.withdrawn ? <circle cx={each.x} cy={each.y} r="2" class="spark-withdrawn" /> : <circle cx={each.x} cy={each.y} r={each === last ? 3 : 1.4} class="spark-dot" />,
      )}
    </svg>
  );
}

/** "4 scores, from 12 % to 38 %, rising". */
export function sparkText(scores: ScorePoint[]): string {
  const valid = scores.filter((each) => !each.withdrawn);
  const first = valid[0];
  const last = valid.at(-1);
  const withdrawn = scores.length - valid.length;
  const rest = withdrawn ? `, ${withdrawn} withdrawn` : "";
  if (!first || !last) return `no score stands${rest}`;
  if (valid.length === 1) return `one score, ${percent(first.probability)}${rest}`;
  const change = last.probability - first.probability;
  const way = change > 0.01 ? "rising" : change < -0.01 ? "falling" : "steady";
  return `${valid.length} scores, from ${percent(first.probability)} to ${percent(last.probability)}, ${way}${rest}`;
}
