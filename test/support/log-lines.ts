import type { JsonObject } from '../../lambdas/shared/message/json-object';
import { readFunctionOutput } from '../../local/function-output';

/** The structured log lines in what functions printed. */
export function logLinesIn(output: string): JsonObject[] {
  return output.split('\n').flatMap((line) => {
    const read = readFunctionOutput(line);
    return read.kind === 'log' ? [read.fields] : [];
  });
}

/** The messages of these lines, each once, sorted. */
export function messagesOf(lines: readonly JsonObject[]): string[] {
  return [...new Set(lines.map(({ message }) => String(message)))].sort();
}
