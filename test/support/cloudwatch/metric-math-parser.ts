/** A parsed expression. */
export type MathNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly MathNode[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly MathNode[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: MathNode; readonly right: MathNode };

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|>=|<=|==|[-+*/()[\],<>])/y;

/** From what binds least to what binds most. */
const LEVELS = [['OR'], ['AND'], ['==', '>=', '<=', '<', '>'], ['+', '-'], ['*', '/']];

/** Parses a metric-math expression: numbers, ids, lists, calls and two-sided operators. @throws at anything else */
export function parseMetricMath(text: string): MathNode {
  const parsed = PARSED.get(text) ?? parse(text);
  PARSED.set(text, parsed);
  return parsed;
}

const PARSED = new Map<string, MathNode>();

function parse(text: string): MathNode {
  const tokens = tokensOf(text);
  let position = 0;

  const take = (expected?: string): string => {
    const token = tokens[position] ?? '';
    if (expected !== undefined && token !== expected) throw new Error(`"${expected}" expected in "${text}"`);
    position += 1;
    return token;
  };

  const listUntil = (closing: string): MathNode[] => {
    const items: MathNode[] = [];
    while (tokens[position] !== closing) {
      if (items.length > 0) take(',');
      items.push(level(0));
    }
    take(closing);
    return items;
  };

  const primary = (): MathNode => {
    const token = take();
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (token === '[') return { kind: 'list', items: listUntil(']') };
    if (token === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`"${token}" not expected in "${text}"`);
    if (tokens[position] !== '(') return { kind: 'name', name: token };
    take('(');
    return { kind: 'call', name: token, args: listUntil(')') };
  };

  const level = (depth: number): MathNode => {
    const operators = LEVELS[depth];
    if (operators === undefined) return primary();
    let left = level(depth + 1);
    while (operators.includes(tokens[position] ?? '')) {
      const operator = take();
      left = { kind: 'operation', operator, left, right: level(depth + 1) };
    }
    return left;
  };

  const whole = level(0);
  if (position !== tokens.length) throw new Error(`"${tokens[position]}" is too much in "${text}"`);
  return whole;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`"${text.slice(at)}" is no metric math`);
    tokens.push(token);
  }
  return tokens;
}
