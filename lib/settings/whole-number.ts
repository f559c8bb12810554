import * as v from 'valibot';
import { because } from './problem';

/** A setting that is a whole number from `min` to `max`; the command line gives it as digits. */
export function wholeNumber(min: number, max: number) {
  const message = because('wholeNumber', { min, max });
  return v.pipe(
    v.unknown(),
    v.transform(digitsToNumber),
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/** The command line (`-c key=value`) knows text only. */
export function digitsToNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}
