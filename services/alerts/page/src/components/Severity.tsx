import type { Severity as Level } from "../types";

const TEXT: Record<Level, string> = { critical: "Critical", warning: "Warning", info: "Info" };

/** How bad it is, as word, shape and colour: a filled diamond, a triangle with a mark, a hollow circle. Not one of them alone. */
export function Severity({ level, short = false }: { level: Level; short?: boolean }) {
  return (
    <span class={`severity ${level}`}>
      <SeverityShape level={level} />
      <span class={short ? "visually-hidden" : undefined}>{TEXT[level] ?? level}</span>
    </span>
  );
}

export function SeverityShape({ level, size = 16 }: { level: Level; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" class={`shape ${level}`}>
      {level === "critical" && <path d="M8 0.5 15.5 8 8 15.5 0.5 8Z" fill="currentColor" />}
      {level === "warning" && (
        <>
          <path d="M8 1.5 15 14.5H1Z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" />
          <path d="M8 6v4M8 11.5v1.5" stroke="currentColor" stroke-width="1.8" />
        </>
      )}
      {level === "info" && <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.6" />}
    </svg>
  );
}

export function severityText(level: Level): string {
  return TEXT[level] ?? level;
}
