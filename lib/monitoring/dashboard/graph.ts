import {
  Color,
  GraphWidget,
  type GraphWidgetProps,
  type HorizontalAnnotation,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';

/** Columns of a CloudWatch dashboard. */
export const FULL_WIDTH = 24;
/** Columns of a widget that has another beside it. */
export const HALF_WIDTH = FULL_WIDTH / 2;

const AXIS = { min: 0, showUnits: false };

/** A graph of half the width whose axes begin at 0. */
export function graph(title: string, left: IMetric[], options: Omit<GraphWidgetProps, 'title' | 'left'> = {}) {
  return new GraphWidget({ title, left, width: HALF_WIDTH, leftYAxis: AXIS, rightYAxis: AXIS, ...options });
}

/** The line above which an alarm goes off. */
export function alarmLine(value: number, label: string): HorizontalAnnotation {
  return { value, label: `Alarma: ${label}`, color: Color.RED };
}
