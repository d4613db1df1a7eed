/** "38 %", and one digit more below ten, where it matters. */
export function percent(share: number | null | undefined, digits?: number): string {
  if (share === null || share === undefined || Number.isNaN(share)) return "unknown";
  const value = share * 100;
  return `${value.toFixed(digits ?? (value < 9.95 ? 1 : 0))} %`;
}

export function whole(value: number): string {
  return value.toLocaleString("en-GB");
}

/** "+0.83" or "−0.20", with a real minus sign. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 ? `−${text}` : `+${text}`;
}

/** Cents as an amount with its currency's code, which tells dollars of different countries apart. */
export function amount(cents: number, currency: string | null | undefined): string {
  const text = (cents / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return currency ? `${currency} ${text}` : text;
}
