import { type MathNode, parseMetricMath } from './metric-math-parser';

/** One value for each point in time; null where there is none. */
export type Series = readonly (number | null)[];

type Value = number | Series;

/** What an expression is evaluated over. */
export interface MathContext {
  /** Start of each period. */
  readonly timesMs: readonly number[];
  /** The series by its id. */
  readonly series: (id: string) => Series;
}

/**
 * Evaluates a metric-math expression with the operators and functions that this stack uses. As in CloudWatch, arithmetic on two
 * series takes a point that one of them lacks as 0; with a number, a missing point is missing in the result, and so is what
 * is divided by zero.
 *
 * @throws Error at any other function or operator, so that no alarm passes a test that did not evaluate it
 */
export function evaluateMath(expression: string, context: MathContext): Series {
  return asSeries(evaluate(parseMetricMath(expression), context), context);
}

function evaluate(node: MathNode, context: MathContext): Value {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name':
      return context.series(node.name);
    case 'list':
      throw new Error('a list stands here only as the argument of MAX');
    case 'operation':
      return operate(node.operator, evaluate(node.left, context), evaluate(node.right, context), context);
    case 'call':
      return call(node.name, node.args, context);
  }
}

function call(name: string, args: readonly MathNode[], context: MathContext): Value {
  const [first] = args;
  if (name === 'MAX' && first?.kind === 'list') {
    const values = first.items.map((item) => evaluate(item, context));
    return pointwise(values, context, (points) => {
      const present = points.filter((point) => point !== null);
      return present.length === 0 ? null : Math.max(...present);
    });
  }
  const values = args.map((arg) => evaluate(arg, context));
  switch (`${name}/${args.length}`) {
    case 'FILL/2':
      return pointwise(values, context, ([point = null, filling = null]) => point ?? filling);
    case 'IF/3':
      return pointwise(values, context, ([condition = null, yes = null, no = null]) => {
        if (condition === null) return null;
        return condition === 0 ? no : yes;
      });
    case 'DAY/1':
    case 'HOUR/1':
    case 'MINUTE/1':
      return asSeries(values[0] ?? 0, context).map((point, index) => {
        return point === null ? null : clock(name, new Date(context.timesMs[index] ?? 0));
      });
    default:
      throw new Error(`not imitated: ${name} of ${args.length}`);
  }
}

/** Monday is day 1, Sunday day 7; UTC, as CloudWatch has it. */
function clock(name: string, time: Date): number {
  if (name === 'HOUR') return time.getUTCHours();
  if (name === 'MINUTE') return time.getUTCMinutes();
  return time.getUTCDay() || 7;
}

type Operator = (a: number, b: number) => number | boolean;

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
  AND: (a, b) => a !== 0 && b !== 0,
  OR: (a, b) => a !== 0 || b !== 0,
};

function operate(operator: string, left: Value, right: Value, context: MathContext): Series {
  const apply = OPERATORS[operator];
  if (apply === undefined) throw new Error(`not imitated: ${operator}`);
  const missing = typeof left !== 'number' && typeof right !== 'number' && '+-*/'.includes(operator) ? 0 : null;
  const points: (number | null)[] = [];
  for (let index = 0; index < context.timesMs.length; index += 1) {
    const [a, b] = [pointOf(left, index), pointOf(right, index)];
    points.push(a === null && b === null ? null : applied(apply, a ?? missing, b ?? missing));
  }
  return points;
}

function applied(apply: Operator, a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const result = Number(apply(a, b));
  return Number.isFinite(result) ? result : null;
}

function pointOf(value: Value, index: number): number | null {
  return typeof value === 'number' ? value : (value[index] ?? null);
}

function pointwise(
  values: readonly Value[],
  context: MathContext,
  combine: (points: readonly (number | null)[]) => number | null,
): Series {
  return context.timesMs.map((_, index) => combine(values.map((value) => pointOf(value, index))));
}

function asSeries(value: Value, { timesMs }: MathContext): Series {
  return typeof value === 'number' ? timesMs.map(() => value) : value;
}
