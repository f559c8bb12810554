/** A piece of SVG. */
export type Svg = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; numbers are rounded to a tenth, so that the picture is the same on every machine. */
export function element(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(String(value))}"`);
  const open = `<${name}${pairs.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** Text at a point; `x` is where it starts, ends or has its middle, as `anchor` says. */
export function text(content: string, attributes: Attributes): Svg {
  return element('text', attributes, escaped(content));
}

/** Pieces moved together. */
export function moved(x: number, y: number, ...children: readonly Svg[]): Svg {
  return element('g', { transform: `translate(${rounded(x)} ${rounded(y)})` }, ...children);
}

/** A coordinate as text. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text without what means something to XML. */
export function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** How wide a text is, near enough to lay out what is beside it. */
export function widthOf(content: string, fontSize: number): number {
  return [...content].length * fontSize * 0.53;
}
