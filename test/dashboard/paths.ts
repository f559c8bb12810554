import type { Series } from '../support/cloudwatch/metric-math';
import { rounded } from './svg';

type Position = (value: number) => number;

/** The line through the points, with a gap where one is missing. */
export function linePath(points: Series, xOf: Position, yOf: Position): string {
  let isDrawing = false;
  const parts: string[] = [];
  for (const [at, point] of points.entries()) {
    if (point !== null) parts.push(`${isDrawing ? 'L' : 'M'}${rounded(xOf(at))} ${rounded(yOf(point))}`);
    isDrawing = point !== null;
  }
  return parts.join('');
}

/** What is between the points and those below. */
export function areaPath(points: Series, below: Series, xOf: Position, yOf: Position): string {
  const corner = (at: number, value: number) => `${rounded(xOf(at))} ${rounded(yOf(value))}`;
  const top = points.map((point, at) => corner(at, point ?? 0));
  const bottom = points.map((_, at) => corner(at, below[at] ?? 0)).reverse();
  return `M${[...top, ...bottom].join('L')}Z`;
}

/** Points with no neighbour, which no line would show. */
export function dotsOf(points: Series): readonly { readonly at: number; readonly value: number }[] {
  return points.flatMap((value, at) => {
    const isAlone = (points[at - 1] ?? null) === null && (points[at + 1] ?? null) === null;
    return value !== null && isAlone ? [{ at, value }] : [];
  });
}
