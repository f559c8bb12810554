import { styleText } from 'node:util';

/** A colour or a weight. */
export type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'magenta' | 'dim' | 'bold';

/** Styles a text, or leaves it alone when the terminal takes no colour. */
export type Paint = (style: Style, text: string) => string;

/** Whether to colour: only on a terminal, and never with `NO_COLOR` (https://no-color.org). */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** A painter that styles when `color` is true. The decision is ours alone: `styleText` checks streams since Node 22. */
export function createPaint(color: boolean): Paint {
  return color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
