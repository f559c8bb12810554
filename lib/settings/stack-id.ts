import type { Settings } from './settings-schema';

/** Name of the stack: `WhatzWebhook-<stage>`, or `WhatzWebhook-<stage>-<line>` for one of several WhatsApp numbers. */
export function stackId({ stage, line }: Pick<Settings, 'stage' | 'line'>): string {
  return ['WhatzWebhook', stage, line].filter((part) => part !== undefined).join('-');
}
