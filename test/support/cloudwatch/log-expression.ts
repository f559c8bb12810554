/** A value of a field; undefined is a field that the line has not. */
export type LogValue = string | number | boolean | null | undefined;

/** A line as CloudWatch Logs Insights sees it: fields inside of others have dots in their names. */
export type LogRecord = Readonly<Record<string, LogValue>>;

/** What an expression comes to for one line. */
export type LogExpression = (record: LogRecord) => LogValue;

const TOKEN = /"[^"]*"|[@\w.]+|[<>!]=|[()[\],=<>*/]/g;
const isMissing = (value: LogValue): value is null | undefined => value === undefined || value === null;

/** Whether the first value stands in this relation to the second; a missing one stands in none. */
const RELATIONS: Readonly<Record<string, (a: string | number | boolean, b: string | number | boolean) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  like: (a, b) => String(a).includes(String(b)),
};

const FUNCTIONS: Readonly<Record<string, (values: readonly LogValue[]) => LogValue>> = {
  ispresent: ([value]) => !isMissing(value),
  coalesce: (values) => values.find((value) => !isMissing(value)),
};

/**
 * Reads the expressions of a command, as far as the queries of this stack go.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
 */
export class LogExpressionParser {
  /** The fields that were named so far. */
  readonly fields = new Set<string>();
  readonly #tokens: string[];

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? [];
  }

  /** Takes the next word if it is this one. */
  take(word: string): boolean {
    if (this.#tokens[0] !== word) return false;
    this.#tokens.shift();
    return true;
  }

  /** The next word, left where it is. */
  peek(): string {
    return this.#tokens[0] ?? '';
  }

  /** Takes the next word. @throws when there is none */
  next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new Error('the query ends too soon');
    return token;
  }

  /** @throws when something is left */
  end(): void {
    if (this.#tokens.length > 0) throw new Error(`not imitated: ${this.#tokens.join(' ')}`);
  }

  /** Conditions joined by `or` and `and`, the latter binding tighter. */
  condition(): LogExpression {
    let left = this.#both();
    while (this.take('or')) {
      const [a, b] = [left, this.#both()];
      left = (record) => a(record) === true || b(record) === true;
    }
    return left;
  }

  #both(): LogExpression {
    let left = this.#comparison();
    while (this.take('and')) {
      const [a, b] = [left, this.#comparison()];
      left = (record) => a(record) === true && b(record) === true;
    }
    return left;
  }

  #comparison(): LogExpression {
    const left = this.#quotient();
    if (this.take('in')) {
      const among = this.#list('[', ']');
      return (record) => among.some((value) => value(record) === left(record));
    }
    const relation = RELATIONS[this.peek()];
    if (relation === undefined) return left;
    this.next();
    const right = this.#quotient();
    return (record) => {
      const [a, b] = [left(record), right(record)];
      return !isMissing(a) && !isMissing(b) && relation(a, b);
    };
  }

  #quotient(): LogExpression {
    const left = this.#primary();
    if (!this.take('/')) return left;
    const right = this.#primary();
    return (record) => (isMissing(left(record)) ? undefined : Number(left(record)) / Number(right(record)));
  }

  #primary(): LogExpression {
    if (this.take('(')) {
      const inner = this.condition();
      if (!this.take(')')) throw new Error('a parenthesis is not closed');
      return inner;
    }
    const token = this.next();
    if (token.startsWith('"')) return () => token.slice(1, -1);
    if (/^\d+$/.test(token)) return () => Number(token);
    if (this.#tokens[0] === '(') return this.#call(token);
    this.fields.add(token);
    return (record) => record[token];
  }

  #call(name: string): LogExpression {
    const call = FUNCTIONS[name];
    if (call === undefined) throw new Error(`no such function here: ${name}`);
    const values = this.#list('(', ')');
    return (record) => call(values.map((value) => value(record)));
  }

  #list(open: string, close: string): readonly LogExpression[] {
    if (!this.take(open)) throw new Error(`${open} is missing`);
    const items = [this.condition()];
    while (this.take(',')) items.push(this.condition());
    if (!this.take(close)) throw new Error(`${close} is missing`);
    return items;
  }
}
