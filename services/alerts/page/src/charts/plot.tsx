/** The one place where Observable Plot meets Preact. */

import * as Plot from "@observablehq/plot";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export { Plot };

/** Triangles that point the way in which a value stands out; the same area either way. */
export const UP = triangle(1);
export const DOWN = triangle(-1);

function triangle(way: 1 | -1): Plot.SymbolType {
  const draw = (context: CanvasPath, size: number): void => {
    const reach = Math.sqrt(size / Math.PI) * 1.25;
    context.moveTo(0, -reach * way);
    context.lineTo(reach * 0.95, reach * 0.75 * way);
    context.lineTo(-reach * 0.95, reach * 0.75 * way);
    context.closePath();
  };
  return { draw } as Plot.SymbolType;
}

export interface PlotPictureProps {
  /** The sentence that stands for the picture. */
  label: string;
  /** The chart for so many pixels of width. Must be a pure function of `data`. */
  draw: (width: number) => Plot.PlotOptions;
  /** Drawn anew when this changes. */
  data: unknown;
}

/** A chart as one image: redrawn to the width that it has, in the colours of the page. */
export function PlotPicture({ label, draw, data }: PlotPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!width) return;
    const picture = Plot.plot({ className: "plot", figure: false, ...draw(width), width, ariaLabel: label });
    picture.setAttribute("role", "img");
    // The sheet that Plot brings is in charts.css: a strict content security policy refuses inline ones.
    picture.querySelector("style")?.remove();
    // It is one image with one label: what its parts are called is noise, and is not allowed on them.
    for (const part of picture.querySelectorAll("[aria-label], [aria-description]")) {
      part.removeAttribute("aria-label");
      part.removeAttribute("aria-description");
    }
    box.current!.replaceChildren(picture);
  }, [width, data, label]);
  return <div class="plot-box" ref={box} />;
}
