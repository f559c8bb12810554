import type { Observations } from '../support/business/metric-telemetry';
import type { Widget } from './dashboard-body';
import { drawAlarms } from './draw-alarms';
import { drawGraph } from './draw-graph';
import { drawTable } from './draw-table';
import { drawHeader, drawText } from './draw-text';
import { graphSeries } from './graph-series';
import { runLogQuery } from './log-rows';
import { LOOK } from './look';
import { element, moved, rounded, type Svg } from './svg';

const COLUMNS = 24;
const HEADER_HEIGHT = 46;

/** What the picture shows. */
export interface DashboardPicture {
  readonly name: string;
  readonly widgets: readonly Widget[];
  readonly observations: Observations;
  readonly isAlarmOn: (name: string) => boolean;
  /** The time at which somebody looks. */
  readonly nowMs: number;
}

/** The dashboard as CloudWatch would show it. */
export function drawDashboard(picture: DashboardPicture): Svg {
  const width = COLUMNS * LOOK.columnWidth + LOOK.gap;
  const rows = Math.max(...picture.widgets.map(({ y, height }) => y + height));
  const height = HEADER_HEIGHT + rows * LOOK.rowHeight + LOOK.gap;
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
    'font-family': LOOK.font,
  };
  return element(
    'svg',
    root,
    element('title', {}, 'El tablero de CloudWatch, con datos de muestra'),
    element('rect', { width, height, fill: LOOK.page }),
    moved(LOOK.gap, 4, drawHeader(picture.name, width - LOOK.gap)),
    ...picture.widgets.map((widget) => `\n${drawWidget(widget, picture)}`),
    '\n',
  );
}

function drawWidget(widget: Widget, picture: DashboardPicture): Svg {
  const width = widget.width * LOOK.columnWidth - LOOK.gap;
  const height = widget.height * LOOK.rowHeight - LOOK.gap;
  const card = { width, height, rx: 6, fill: LOOK.card, stroke: LOOK.border };
  return moved(
    LOOK.gap + widget.x * LOOK.columnWidth,
    HEADER_HEIGHT + LOOK.gap / 2 + widget.y * LOOK.rowHeight,
    widget.type === 'text' ? '' : element('rect', card),
    drawContent(widget, picture, width, height),
  );
}

function drawContent(widget: Widget, picture: DashboardPicture, width: number, height: number): Svg {
  const { observations, nowMs } = picture;
  switch (widget.type) {
    case 'alarm':
      return drawAlarms(widget, picture.isAlarmOn, width);
    case 'text':
      return drawText(widget);
    case 'log':
      return drawTable(widget, runLogQuery(widget.properties.query ?? '', observations.lines), width);
    case 'metric':
      return drawGraph(widget, graphSeries(widget.properties, observations.data, nowMs), width, height);
  }
}
