/** How the headers of an event are shaped. */
export interface HeaderShape {
  /** Which letters of a header's name are capitals, as bits: that of its first value, and that of the others. */
  readonly cases: readonly [first: number, others: number];
  /** What stands for a header that has no value. */
  readonly empty: 'absent' | 'null' | 'list';
  /** What `multiValueHeaders` is: API Gateway gives null for a request without any. */
  readonly all: 'given' | 'null' | 'absent';
}

/** The member of an event in which API Gateway passes headers on. */
export interface EventHeaders {
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | null>> | null;
}

/** Gives each header its values, under one name or two that differ in case. */
export function eventHeaders(
  values: Readonly<Record<string, readonly string[]>>,
  { cases, empty, all }: HeaderShape,
): EventHeaders {
  if (all !== 'given') return all === 'null' ? { multiValueHeaders: null } : {};
  const headers: Record<string, string[] | null> = {};
  for (const [name, [first, ...others]] of Object.entries(values)) {
    if (first !== undefined) headers[inCase(name, cases[0])] = [first];
    else if (empty !== 'absent') headers[inCase(name, cases[0])] = empty === 'null' ? null : [];
    const othersName = inCase(name, cases[1]);
    if (others.length > 0) headers[othersName] = [...(headers[othersName] ?? []), ...others];
  }
  return { multiValueHeaders: headers };
}

function inCase(name: string, capitals: number): string {
  return name.replace(/[a-z]/g, (letter, at: number) => ((capitals >> at) & 1 ? letter.toUpperCase() : letter));
}
