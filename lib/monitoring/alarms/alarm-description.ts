/** What an alarm tells, and where the runbook tells more. */
export interface AlarmText {
  /** The heading of the alarm in both runbooks. */
  readonly section: string;
  /** Address of the folder that has the runbooks. @default the description names the file instead */
  readonly runbookUrl?: string | undefined;
  /** What it means and what to do next, with the command, in Spanish. */
  readonly spanish: string;
  /** The same in English. */
  readonly english: string;
}

/** The description of an alarm, which its e-mail repeats: Spanish first, each language with its way to the runbook. */
export function alarmDescription({ section, runbookUrl, spanish, english }: AlarmText): string {
  if (runbookUrl === undefined) {
    return [
      `${spanish} Más en docs/es/alarms.md, sección ${section}.`,
      `${english} More in docs/en/alarms.md, section ${section}.`,
    ].join('\n\n');
  }
  // No full stop behind a link: mail programs take it for a part of the address.
  const anchor = section.toLowerCase();
  return [
    `${spanish} Más: ${runbookUrl}/es/alarms.md#${anchor}`,
    `${english} More: ${runbookUrl}/en/alarms.md#${anchor}`,
  ].join('\n\n');
}
