import { type JsonFields, readFunctionOutput } from '../../local/function-output';

/** The structured log lines in what functions printed. */
export function logLinesIn(output: string): JsonFields[] {
  return output.split('\n').flatMap((line) => {
    const read = readFunctionOutput(line);
    return read.kind === 'log' ? [read.fields] : [];
  });
}

/** The messages of these lines, each once, sorted. */
export function messagesOf(lines: readonly JsonFields[]): string[] {
  return [...new Set(lines.map(({ message }) => String(message)))].sort();
}
