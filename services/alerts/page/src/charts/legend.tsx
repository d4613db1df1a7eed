/** The legend in words: the mark, then what it means. Shapes carry the meaning, colour only repeats it. */

export type Glyph = "dot" | "hollow" | "up" | "down" | "upHollow" | "downHollow" | "diamond" | "line" | "dash" | "thin" | "bar";

export interface LegendItem {
  glyph: Glyph;
  text: string;
}

export function Legend({ items }: { items: LegendItem[] }) {
  return (
    <ul class="legend">
      {items.map(({ glyph, text }) => (
        <li>
          <svg width="22" height="14" viewBox="-11 -7 22 14" aria-hidden="true" focusable="false">
            {drawn(glyph)}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function drawn(glyph: Glyph) {
  switch (glyph) {
    case "dot":
      return <circle r="3.75" class="g-value" />;
    case "hollow":
      return <circle r="3.75" class="g-hollow" />;
    case "up":
      return <path d="M0,-5.5L5.2,4H-5.2Z" class="g-signal" />;
    case "down":
      return <path d="M0,5.5L5.2,-4H-5.2Z" class="g-signal" />;
    case "upHollow":
      return <path d="M0,-5.5L5.2,4H-5.2Z" class="g-signal-hollow" />;
    case "downHollow":
      return <path d="M0,5.5L5.2,-4H-5.2Z" class="g-signal-hollow" />;
    case "diamond":
      return <path d="M0,-5.5L4,0L0,5.5L-4,0Z" class="g-restated" />;
    case "line":
      return <path d="M-11,0H11" class="g-centre" />;
    case "thin":
      return <path d="M-11,0H11" class="g-thin" />;
    case "bar":
      return <path d="M0,-6V6" class="g-bar" />;
    default:
      return <path d="M-11,0H11" class="g-dash" />;
  }
}
