import type { Template } from 'aws-cdk-lib/assertions';
import { resolved } from '../support/cloudwatch/template-alarms';

/** A line that an alarm goes off above. */
export interface Annotation {
  readonly value: number;
  readonly label: string;
  readonly color: string;
  readonly yAxis?: 'left' | 'right';
}

/** An entry of `metrics`: namespace, name, dimensions and options, or options with an expression. */
export type MetricEntry = readonly (string | MetricOptions)[];

/** What a metric of a graph has besides its name. */
export interface MetricOptions {
  readonly id?: string;
  readonly label?: string;
  readonly expression?: string;
  readonly stat?: string;
  readonly period?: number;
  readonly visible?: boolean;
  readonly yAxis?: 'left' | 'right';
}

/** The properties of every kind of widget that this dashboard has. */
export interface WidgetProperties {
  readonly title?: string;
  readonly alarms?: readonly string[];
  readonly markdown?: string;
  readonly query?: string;
  readonly metrics?: readonly MetricEntry[];
  readonly stacked?: boolean;
  readonly start?: string;
  readonly annotations?: { readonly horizontal?: readonly Annotation[] };
  readonly yAxis?: { readonly left?: { readonly max?: number } };
}

/** A widget and its place, in columns and rows. */
export interface Widget {
  readonly type: 'alarm' | 'text' | 'metric' | 'log';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: WidgetProperties;
}

/** The widgets of the template's dashboard. Where it refers to a resource stands that resource's name without its hash. */
export function dashboardWidgets(template: Template): readonly Widget[] {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const parts: readonly unknown[] = dashboard?.Properties.DashboardBody['Fn::Join'][1] ?? [];
  return JSON.parse(parts.map(resolved).join('')).widgets;
}
