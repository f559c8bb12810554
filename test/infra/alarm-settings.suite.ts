import { alarmSettings } from '../../lib/settings/alarm-settings';
import { metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';

const withDefaults = synthesise();

/** What a setting is changed to that can't be 90. */
const VALUES: Readonly<Record<string, number>> = {
  alarmAnswerMs: 900,
  alarmAllRefusedHours: 5,
  alarmDeadLetterDays: 5,
};

/** Which alarms change with a setting. */
const ALARMS_OF_SETTING: Readonly<Record<string, readonly string[]>> = {
  alarmDeadLetters: ['QueueDeadLetters'],
  alarmDeadLetterDays: ['QueueDeadLetterAge'],
  alarmWaitMinutes: ['QueueOldestMessage'],
  alarmBacklog: ['QueueBacklog'],
  alarmServerErrors: ['ApiServerErrors'],
  alarmIngestFailures: ['IngestFailures'],
  alarmThrottles: ['ApiThrottled', 'FunctionsThrottled'],
  alarmRejectedSignatures: ['IngestRejectedSignatures'],
  alarmAllRefusedHours: ['IngestAllRefused'],
  alarmRejectedCredentials: ['CredentialRejected'],
  alarmTooLarge: ['RefusedTooLarge'],
  alarmUnsigned: ['RefusedUnsigned'],
  alarmAstray: ['RefusedAstray'],
  alarmUnanswerable: ['CustomersUnanswerable'],
  alarmIgnoredEvents: ['CustomersAllIgnored'],
  alarmBlockedRequests: ['FirewallBlocked'],
  alarmSendFailurePercent: ['SendFailing'],
  alarmSendFailingMinutes: ['SendFailing'],
  alarmUnknownOutcomes: ['SendOutcomeUnknown'],
  alarmTokenFailures: ['SendTokenMissing', 'SendTokenRefused'],
  alarmReplySeconds: ['RepliesSlow'],
  alarmUndeliveredPercent: ['RepliesUndelivered'],
  alarmUndeliveredReplies: ['RepliesUndelivered'],
  alarmFunctionErrors: ['IngestErrors', 'ProcessorErrors'],
  alarmTimeoutPercent: ['FunctionsNearTimeout'],
  accountConcurrency: ['FunctionsAccountConcurrency'],
  alarmConcurrencyPercent: ['FunctionsAccountConcurrency'],
  alarmAnswerMs: ['ApiSlowAnswers'],
};

describe('settings of alarms', () => {
  test.each(Object.entries(ALARMS_OF_SETTING))('%s is what these alarms tolerate: %j', (setting, names) => {
    const before = new Map(metricAlarms(withDefaults).map((alarm) => [alarm.name, JSON.stringify(alarm)]));
    const changed = metricAlarms(synthesise({ [setting]: VALUES[setting] ?? 90 }))
      .filter((alarm) => JSON.stringify(alarm) !== before.get(alarm.name))
      .map(({ name }) => name);
    expect(changed).toEqual(names);
  });

  test('every threshold that can be set is in that list', () => {
    const others = ['businessHours', 'timeZone', 'alarmSilenceMinutes'];
    expect(Object.keys(alarmSettings).sort()).toEqual([...Object.keys(ALARMS_OF_SETTING), ...others].sort());
  });
});
