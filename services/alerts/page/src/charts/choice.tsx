/** What a chart is of: facility, split, window. All of it stands in the address, so that a view can be sent on. */

import { useId } from "preact/hooks";
import { query } from "../api";
import type { KpiCatalogue } from "../kpi-types";
import { place, replaceParams } from "../router";
import { windowWords } from "./format";
import { useLoad } from "./load";
import { compareNames, dimensionWords } from "./shape";

export const NETWORK = "ALL";
const SPLITS = ["unit", "provider", "payer", "ageGroup"];

export interface Option {
  value: string;
  text: string;
}

/** Sets a part of the address; empty takes it out. */
export function choose(changes: Record<string, string>): void {
  const params = new URLSearchParams(place.value.params);
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  replaceParams(params);
}

export function Select(props: { label: string; value: string; options: Option[]; onChoose: (value: string) => void }) {
  const id = useId();
  const there = props.options.some((o) => o.value === props.value);
  return (
    <span class="field">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {/* What a link names is kept, though the server does not list it. */}
        {!there && <option value={props.value}>{props.value}</option>}
        {props.options.map((o) => (
          <option value={o.value}>{o.text}</option>
        ))}
      </select>
    </span>
  );
}

export function facilityOptions(catalogue: KpiCatalogue | undefined): Option[] {
  const names = [...(catalogue?.facilities ?? [])].filter((f) => f !== NETWORK).sort(compareNames);
  return [{ value: NETWORK, text: "All, the network" }, ...names.map((value) => ({ value, text: value }))];
}

export function windowOptions(windows: string[]): Option[] {
  return windows.map((value) => ({ value, text: windowWords(value) }));
}

/** The part of a query that names the slice: `{facility, unit}` and the like. */
export interface Slice {
  facility: string;
  by: string;
  value: string;
}

/** The slice that the address names. The network is not split: that is what facilities are for. */
export function sliceOf(params: URLSearchParams): Slice {
  const facility = params.get("facility") || NETWORK;
  const by = SPLITS.find((split) => params.get(split)) ?? "";
  return facility === NETWORK || !by ? { facility, by: "", value: "" } : { facility, by, value: params.get(by) ?? "" };
}

export function sliceQuery(slice: Slice): Record<string, string> {
  return slice.by ? { facility: slice.facility, [slice.by]: slice.value } : { facility: slice.facility };
}

export function sliceWords(slice: Slice): string {
  const where = slice.facility === NETWORK ? "the network" : slice.facility;
  return slice.by ? `${where}, ${dimensionWords(slice.by)} ${slice.value}` : where;
}

/** Facility, then what of it. */
export function SliceChoice(props: { catalogue: KpiCatalogue | undefined; slice: Slice; splits?: string[] }) {
  const { catalogue, slice, splits = SPLITS } = props;
  const split = place.value.params.get("split") || slice.by;
  const asked = split && slice.facility !== NETWORK ? `/api/v1/kpis/slices${query({ facility: slice.facility, by: split })}` : null;
  const slices = useLoad<{ values: string[] }>(asked);
  const none = Object.fromEntries(SPLITS.map((s) => [s, ""]));
  const values = [...(slices.data?.values ?? [])].sort(compareNames);
  return (
    <>
      <Select
        label="Facility"
        value={slice.facility}
        options={facilityOptions(catalogue)}
        onChoose={(value) => choose({ ...none, split: "", facility: value === NETWORK ? "" : value })}
      />
      {slice.facility !== NETWORK && (
        <Select
          label="Part"
          value={split}
          options={[
            { value: "", text: "the whole facility" },
            ...splits.map((value) => ({ value, text: `one ${dimensionWords(value)}` })),
          ]}
          onChoose={(value) => choose({ ...none, split: value })}
        />
      )}
      {asked && (
        <Select
          label={dimensionWords(split).replace(/^./, (c) => c.toUpperCase())}
          value={slice.value}
          options={[{ value: "", text: "choose" }, ...values.map((value) => ({ value, text: value }))]}
          onChoose={(value) => choose({ ...none, [split]: value })}
        />
      )}
    </>
  );
}
