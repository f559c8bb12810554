import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectFile } from '../../lib/settings/project-file';

/** Paths from the top of the repository, by what stands there. */
export type ReadDocument = (path: string) => string | undefined;

const FENCE = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm;
const SPAN = /`([^`]+)`/g;
const LINK = /\[[^\]]*\]\(([^)\s]+)[^)]*\)/g;
/** `[text][name]`, `[name][]` and `[name]` alone; not the box of a task. */
const REFERENCE = /(?<!\])\[([^\]]+)\](?:\[([^\]]*)\])?(?![[(:])/g;
const TARGET = /^ {0,3}\[([^\]]+)\]: *(\S+).*$/gm;
const TASK_BOX = /^[ x]$/i;
const ELSEWHERE = /^(?:https?|mailto):/;
const NOT_OURS = new Set(['node_modules', 'cdk.out', 'coverage']);
/** What a reader replaces by something of their own, in either language. */
const PLACEHOLDERS: readonly (readonly [string, string])[] = [
  ['TU_NUMERO', 'YOUR_NUMBER'],
  ['NOMBRE', 'NAME'],
  ['pega-aquí-el-secreto', 'paste-the-secret'],
  ['pega-aquí-el-token', 'paste-the-token'],
  ['ese-nombre', 'that-name'],
];

/** Every Markdown file of the repository. */
export function documentsUnder(directory = '.'): readonly string[] {
  return readdirSync(projectFile(directory), { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || NOT_OURS.has(entry.name) ? [] : documentsUnder(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

/** @throws Error where there is no such file. */
export function readDocument(path: string): string {
  return readFileSync(projectFile(path), 'utf8');
}

/** The links and pictures of a document that lead nowhere, as they are written. */
export function deadLinks(path: string, read: ReadDocument = ifThere): readonly string[] {
  const prose = (read(path) ?? '').replace(FENCE, '').replace(SPAN, '');
  const targets = [...prose.matchAll(TARGET)].map(([, name = '', target = '']) => ({ name, target }));
  const names = new Set(targets.map(({ name }) => name.toLowerCase()));
  const references = [...prose.matchAll(REFERENCE)].map(([, text = '', name]) => name || text);
  const lost = references.filter((name) => !TASK_BOX.test(name) && !names.has(name.toLowerCase()));
  const links = [...[...prose.matchAll(LINK)].map(([, link = '']) => link), ...targets.map(({ target }) => target)];
  return [...links.filter((link) => !ELSEWHERE.test(link) && leadsNowhere(link, path, read)), ...lost];
}

function leadsNowhere(link: string, path: string, read: ReadDocument): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : relative('.', join(dirname(path), file));
  const text = read(target);
  return text === undefined || (anchor !== undefined && !anchorsOf(text).includes(decodeURIComponent(anchor)));
}

/**
 * What must be the same in both languages, from top to bottom: headings by their level, code by its kind and, where it is to be
 * typed, its lines without remarks, tables by their rows and columns, points of lists, pictures.
 */
export function shapeOf(text: string): readonly string[] {
  const code = [...text.matchAll(FENCE)].map(([, kind = '', block = '']) => shapeOfCode(kind, block));
  const lines = text.replace(FENCE, '```').split('\n');
  return lines.flatMap((line) => {
    if (line === '```') return [code.shift() ?? ''];
    if (/^\|/.test(line)) return [`row of ${line.split(/(?<!\\)\|/).length - 2}`];
    return /^(#+ |- |\d+\. |!\[)/.exec(line)?.slice(0, 1) ?? [];
  });
}

/** The spans of code, each once, with one language's placeholders: names, values and commands are the same in both. */
export function spansOf(text: string): readonly string[] {
  const spans = [...text.replace(FENCE, '').matchAll(SPAN)].map(([, span = '']) =>
    inEnglish(span.replace(/\s+/g, ' ')),
  );
  return [...new Set(spans)].sort();
}

/** The figures of the prose, each as often as it stands there. */
export function figuresOf(text: string): readonly string[] {
  const prose = text
    .replace(FENCE, '')
    .replace(SPAN, '')
    .replace(/\]\([^)]*\)/g, '');
  return (prose.match(/(?<![\w.-])\d[\d.,]*(?![\w-])/g) ?? []).map((figure) => figure.replace(/[.,]+$/, '')).sort();
}

function shapeOfCode(kind: string, block: string): string {
  return kind === 'bash' ? inEnglish(block.replace(/\s+# .*$/gm, '')) : `code: ${kind}`;
}

function inEnglish(text: string): string {
  return PLACEHOLDERS.reduce((changed, [spanish, english]) => changed.replaceAll(spanish, english), text);
}

/** As GitHub makes them of the headings. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.replace(FENCE, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function ifThere(path: string): string | undefined {
  const file = projectFile(path);
  if (!existsSync(file)) return undefined;
  return path.endsWith('.md') ? readFileSync(file, 'utf8') : '';
}
