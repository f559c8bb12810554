import { readFileSync } from 'node:fs';
import { projectFile } from '../../lib/settings/project-file';

/** Fenced blocks: what is printed, or a file; and what is to be typed. */
const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;
/** What stands for something of the reader’s own. */
const PLACEHOLDERS = new Map([
  ['ID', '0123456789abcdef'],
  ['…', '0123456789abcdef'],
  ['YOUR_NUMBER', '5215550000101'],
  ['TU_NUMERO', '5215550000101'],
]);

/** A command that a text tells somebody to run. */
export interface NamedCommand {
  /** As it is written, from `npm run` or `./whatz` on. */
  readonly text: string;
  /** The script of `package.json`; `whatz` for `./whatz`. */
  readonly script: string;
  /** What it gets. */
  readonly args: readonly string[];
}

/** The commands that a document names in its text and in its blocks to be typed. What was printed is left out. */
export function commandsOfDocument(path: string): readonly NamedCommand[] {
  const document = readFileSync(projectFile(path), 'utf8');
  const typed = [...document.matchAll(BLOCK)].flatMap(([, kind, block = '']) =>
    kind === 'bash' ? block.split('\n') : [],
  );
  // In Markdown a span of code goes on over the end of a line.
  const spans = [...document.replace(BLOCK, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  return [...typed, ...spans].flatMap(commandsIn);
}

/** The commands that the description of an alarm names. */
export function commandsOfDescription(description: string): readonly NamedCommand[] {
  return [...description.matchAll(/«([^»]+)»/g)].flatMap(([, quoted = '']) => commandsIn(quoted));
}

function commandsIn(code: string): readonly NamedCommand[] {
  const text = /(?:\bnpm run|\.\/whatz)\s[\s\S]+/
    .exec(code)?.[0]
    .replace(/\s# .*/, '')
    .trim()
    .replace(/\s+/g, ' ');
  if (text === undefined) return [];
  const [program, ...words] = wordsOf(text);
  if (program === './whatz') return [{ text, script: 'whatz', args: words }];
  // npm run <script> -- <args>
  const [, script = '', , ...args] = words;
  return [{ text, script, args }];
}

/** The words of a command line, as a shell would give them, as far as the documents go: with double quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word = '']) => quoted ?? PLACEHOLDERS.get(word) ?? word,
  );
}
