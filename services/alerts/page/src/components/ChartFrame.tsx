import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

export interface TableColumn<T> {
  title: string;
  /** What the cell says. The first column is the row's header. */
  cell: (row: T) => ComponentChildren;
  number?: boolean;
}

export interface ChartFrameProps<T> {
  title: string;
  /** One sentence that says what the chart shows; also its text alternative. */
  summary: string;
  columns: TableColumn<T>[];
  rows: T[];
  /** Heading level inside the screen; 2 unless told. */
  level?: 2 | 3;
  /** Small print under the chart: provisional, restated, source. */
  notes?: ComponentChildren;
  /** Shown beside the title, such as a select. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of each chart: title, one-sentence summary, and the same data as a table for who cannot see or trust the picture. */
export function ChartFrame<T>(props: ChartFrameProps<T>) {
  const { title, summary, columns, rows, level = 2, notes, tools, children } = props;
  const [table, setTable] = useState(false);
  const id = useId();
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <figure class="chart" aria-labelledby={`${id}t`} aria-describedby={`${id}s`}>
      <div class="chart-head">
        <Heading id={`${id}t`}>{title}</Heading>
        {tools}
        <button
          type="button"
          class="quiet no-print"
          aria-pressed={table}
          aria-label={`Show as table: ${title}`}
          onClick={() => setTable(!table)}
        >
          Show as table
        </button>
      </div>
      <p id={`${id}s`} class="chart-summary">
        {summary}
      </p>
      {table ? (
        <div class="scroll-x" role="region" aria-labelledby={`${id}t`} tabIndex={0}>
          <table>
            <caption class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" class={column.number ? "number" : undefined}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  {columns.map((column, i) =>
                    i === 0 ? (
                      <th scope="row">{column.cell(row)}</th>
                    ) : (
                      <td class={column.number ? "number" : undefined}>{column.cell(row)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div class="chart-body">{children}</div>
      )}
      {notes && <figcaption class="chart-notes">{notes}</figcaption>}
    </figure>
  );
}
