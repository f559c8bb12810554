import { type LogExpression, LogExpressionParser, type LogRecord, type LogValue } from './log-expression';

/** What a query finds. */
export interface LogResult {
  readonly columns: readonly string[];
  readonly rows: readonly LogRecord[];
  /** The fields of lines that the query names. */
  readonly fields: readonly string[];
}

interface State {
  readonly rows: readonly LogRecord[];
  readonly columns: readonly string[];
}

type Command = (parser: LogExpressionParser, state: State) => State;

const COMMANDS: Readonly<Record<string, Command>> = {
  fields: takeFields,
  filter: (parser, state) => {
    const isWanted = parser.condition();
    return { ...state, rows: state.rows.filter((row) => isWanted(row) === true) };
  },
  stats: takeStats,
  sort: (parser, state) => {
    const key = parser.condition();
    const sign = parser.take('desc') ? -1 : Number(parser.take('asc') || 1);
    return { ...state, rows: [...state.rows].sort((a, b) => sign * order(key(a), key(b))) };
  },
  limit: (parser, state) => ({ ...state, rows: state.rows.slice(0, Number(parser.next())) }),
};

/**
 * Runs a query of CloudWatch Logs Insights on lines, which are those of its `SOURCE`s already.
 *
 * @throws at a command or function that is not known here
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function runInsightsQuery(query: string, records: readonly LogRecord[]): LogResult {
  const fields = new Set<string>();
  const made = new Set<string>();
  let state: State = { rows: records, columns: [] };
  for (const text of query.split('|').map((command) => command.trim())) {
    if (text.startsWith('SOURCE ')) continue;
    const parser = new LogExpressionParser(text);
    const name = parser.next();
    const command = COMMANDS[name];
    if (command === undefined) throw new Error(`no such command here: ${name}`);
    state = command(parser, state);
    parser.end();
    for (const field of parser.fields) if (!made.has(field)) fields.add(field);
    for (const column of state.columns) if (!parser.fields.has(column)) made.add(column);
  }
  const { columns } = state;
  const rows = state.rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
  return { columns, rows, fields: [...fields] };
}

interface Named {
  readonly name: string;
  readonly of: LogExpression;
}

function takeNamed(parser: LogExpressionParser): readonly Named[] {
  const named: Named[] = [];
  do {
    const plain = parser.peek();
    const of = parser.condition();
    named.push({ name: parser.take('as') ? parser.next() : plain, of });
  } while (parser.take(','));
  return named;
}

function takeFields(parser: LogExpressionParser, { rows }: State): State {
  const named = takeNamed(parser);
  const made = rows.map((row) => ({ ...row, ...Object.fromEntries(named.map(({ name, of }) => [name, of(row)])) }));
  return { rows: made, columns: named.map(({ name }) => name) };
}

interface Aggregate {
  readonly name: string;
  readonly over: (rows: readonly LogRecord[]) => LogValue;
}

function takeStats(parser: LogExpressionParser, { rows }: State): State {
  const aggregates: Aggregate[] = [];
  do aggregates.push(takeAggregate(parser));
  while (parser.take(','));
  const by = parser.take('by') ? takeNamed(parser) : [];
  const groups = new Map<string, LogRecord[]>();
  for (const row of rows) {
    const group = JSON.stringify(by.map(({ of }) => of(row) ?? null));
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const summed = [...groups.values()].map((group) => ({
    ...Object.fromEntries(by.map(({ name, of }) => [name, of(group[0] ?? {})])),
    ...Object.fromEntries(aggregates.map(({ name, over }) => [name, over(group)])),
  }));
  return { rows: summed, columns: [...by, ...aggregates].map(({ name }) => name) };
}

function takeAggregate(parser: LogExpressionParser): Aggregate {
  const kind = parser.next();
  if (!parser.take('(')) throw new Error(`no aggregate: ${kind}`);
  const of = kind === 'count' && parser.take('*') ? () => 1 : parser.condition();
  if (!parser.take(')') || !parser.take('as')) throw new Error(`an aggregate is called something: ${kind}`);
  const name = parser.next();
  if (kind === 'count') return { name, over: (rows) => rows.filter((row) => of(row) !== undefined).length };
  if (kind === 'max') return { name, over: (rows) => Math.max(...rows.map((row) => Number(of(row)))) };
  throw new Error(`not imitated: ${kind}`);
}

/** Numbers by size, text by its letters; what is missing comes first. */
function order(a: LogValue, b: LogValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
