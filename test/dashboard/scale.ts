/** An axis that begins at 0. */
export interface Scale {
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

const STEPS = [1, 2, 2.5, 5, 10];
const MOST_TICKS = 5;

/** An axis on which all of `values` fit, with round numbers at its ticks. */
export function niceScale(fixedMax: number | undefined, values: readonly (number | null)[]): Scale {
  const highest = Math.max(fixedMax ?? 0, ...values.map((value) => value ?? 0));
  const wanted = fixedMax ?? (highest === 0 ? 1 : highest);
  const power = 10 ** Math.floor(Math.log10(wanted / MOST_TICKS));
  const step = (STEPS.find((candidate) => candidate * power * MOST_TICKS >= wanted) ?? 10) * power;
  const count = Math.ceil(wanted / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { max: count * step, ticks: ticks.map((value) => ({ value, label: labelOf(value) })) };
}

function labelOf(value: number): string {
  if (value >= 10_000) return `${Number((value / 1_000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(4)));
}
