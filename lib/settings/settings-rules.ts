import * as v from 'valibot';
import { longestWindowMinutes } from './business-hours';
import { because, type ProblemReasons } from './problem';
import { type Settings, settingsSchema } from './settings-schema';

/**
 * Settings that are valid one by one and also fit together. One that would have no effect on who gets in is refused:
 * its author believes in a check that nobody makes.
 */
export const consistentSettingsSchema = v.pipe(
  v.config(settingsSchema, { abortPipeEarly: true }),
  onlyWithJwt('jwtIssuer'),
  onlyWithJwt('jwtAudience'),
  onlyWithJwt('jwksUrl'),
  neededBy('jwksUrl', 'jwtIssuer', 'anyIssuer'),
  neededBy('jwksUrl', 'jwtAudience', 'anyAudience'),
  neededBy('domainName', 'certificateArn', 'httpsOnly'),
  neededBy('certificateArn', 'domainName', 'forDomain'),
  rule(
    'alarmSilenceMinutes',
    ['alarmSilenceMinutes', 'businessHours'],
    because('neverGoesOff'),
    (s) => s.businessHours === undefined || s.alarmSilenceMinutes <= longestWindowMinutes(s.businessHours) - 60,
  ),
);

function onlyWithJwt(name: 'jwtIssuer' | 'jwtAudience' | 'jwksUrl') {
  return rule(name, ['auth', name], because('jwtOnly'), (s) => s[name] === undefined || s.auth === 'jwt');
}

function neededBy(name: keyof Settings, needed: keyof Settings, why: ProblemReasons['neededBy']['because']) {
  return rule(needed, [name, needed], because('neededBy', { name, because: why }), (s) => !(name in s) || needed in s);
}

/** A problem of the setting `name` unless `isMet`. Left out while one of the settings in `of` is no good by itself. */
function rule(
  name: keyof Settings,
  of: readonly (keyof Settings)[],
  message: ReturnType<typeof because>,
  isMet: (settings: Settings) => boolean,
) {
  return v.rawCheck<Settings>(({ dataset, addIssue }) => {
    const known = dataset.value as Settings;
    const badAlready = dataset.issues?.some((issue) => of.includes(issue.path?.[0]?.key as keyof Settings));
    if (badAlready || isMet(known)) return;
    addIssue({
      message,
      path: [{ type: 'object', origin: 'value', input: known, key: name, value: known[name] }],
    });
  });
}
