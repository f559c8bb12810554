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
  return new Parser(text).whole();
}

/** Recursive descent: each method reads one kind of thing, from where the one before stopped. */
class Parser {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): MathNode {
    const node = this.#level(0);
    if (this.#position !== this.#tokens.length) throw new Error(`"${this.#next}" is too much in "${this.text}"`);
    return node;
  }

  get #next(): string {
    return this.#tokens[this.#position] ?? '';
  }

  #take(expected = this.#next): string {
    if (this.#next !== expected) throw new Error(`"${expected}" expected in "${this.text}"`);
    this.#position += 1;
    return expected;
  }

  #level(depth: number): MathNode {
    const operators = LEVELS[depth];
    if (operators === undefined) return this.#primary();
    let left = this.#level(depth + 1);
    while (operators.includes(this.#next)) {
      const operator = this.#take();
      left = { kind: 'operation', operator, left, right: this.#level(depth + 1) };
    }
    return left;
  }

  #primary(): MathNode {
    const token = this.#take();
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (token === '[') return { kind: 'list', items: this.#itemsUntil(']') };
    if (token === '(') {
      const inner = this.#level(0);
      this.#take(')');
      return inner;
    }
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`"${token}" not expected in "${this.text}"`);
    if (this.#next !== '(') return { kind: 'name', name: token };
    this.#take('(');
    return { kind: 'call', name: token, args: this.#itemsUntil(')') };
  }

  #itemsUntil(closing: string): MathNode[] {
    const items: MathNode[] = [];
    while (this.#next !== closing) {
      if (items.length > 0) this.#take(',');
      items.push(this.#level(0));
    }
    this.#take(closing);
    return items;
  }
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
