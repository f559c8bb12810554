import type { Template } from 'aws-cdk-lib/assertions';
import { minutesInAlarm } from '../support/cloudwatch/evaluate-alarm';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { anyOfAlarms, metricAlarms } from '../support/cloudwatch/template-alarms';
import { dashboardWidgets } from './dashboard-body';
import { drawDashboard } from './draw-dashboard';
import { NOW_MS, sampleBusiness } from './sample-business';

/** Where the picture is kept. */
export const PICTURE_PATH = 'docs/images/dashboard.svg';

/** The dashboard of a template, with sample data. The same template always gives the same picture. */
export async function dashboardPicture(template: Template): Promise<string> {
  const observations = await sampleBusiness();
  const now = { fromMs: NOW_MS, toMs: NOW_MS };
  const on = new Set(
    metricAlarms(template)
      .filter((alarm) => minutesInAlarm(alarm, observations.data, now, DELAYS.earliest).length > 0)
      .map(({ name }) => name),
  );
  for (const { name, causes } of anyOfAlarms(template)) if (causes.some((cause) => on.has(cause))) on.add(name);
  return drawDashboard({
    widgets: dashboardWidgets(template),
    observations,
    isAlarmOn: (name) => on.has(name),
    nowMs: NOW_MS,
  });
}
