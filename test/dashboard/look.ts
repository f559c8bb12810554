/** Colours and sizes of the CloudWatch console. */
export const LOOK = {
  columnWidth: 58,
  rowHeight: 46,
  gap: 12,
  page: '#f2f3f3',
  card: '#ffffff',
  border: '#d5dbdb',
  ink: '#16191f',
  faint: '#687078',
  grid: '#eaeded',
  link: '#0073bb',
  good: '#1d8102',
  bad: '#d13212',
  font: "'Amazon Ember','Helvetica Neue',Roboto,Arial,sans-serif",
  monospace: "Monaco,Menlo,Consolas,'DejaVu Sans Mono',monospace",
} as const;

/** CloudWatch gives the lines of a graph these colours, in this order. */
export const LINE_COLOURS = [
  '#1f77b4',
  '#ff7f0e',
  '#2ca02c',
  '#d62728',
  '#9467bd',
  '#8c564b',
  '#e377c2',
  '#7f7f7f',
  '#bcbd22',
  '#17becf',
] as const;
