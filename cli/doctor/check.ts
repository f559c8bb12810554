import type { ReadLogs } from '../target/function-logs';
import type { Target } from '../target/target';
import type { TargetSecrets } from '../target/target-secrets';
import type { Terminal } from '../terminal/command';
import type { Texts } from '../texts/texts';
import type { Handshake } from './tls-handshake';

/** How a check ended: `unsure` is worth a look, and no failure; `skipped` does not apply here. */
export type CheckState = 'ok' | 'failed' | 'unsure' | 'skipped';

/** What a check found. */
export interface Finding {
  readonly state: CheckState;
  readonly detail: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** What the checks work with. */
export interface Examination {
  readonly target: Target;
  readonly secrets: TargetSecrets;
  readonly readLogs: ReadLogs;
  readonly terminal: Terminal;
  readonly texts: Texts['doctor'];
  readonly handshake: (url: URL) => Promise<Handshake>;
}

/** One thing that must be right for customers to be answered. */
export interface Check {
  /** Stable name, for `--json`. */
  readonly name: string;
  readonly title: (texts: Texts['doctor']) => string;
  /** @throws CommandError when it cannot even be looked at */
  readonly examine: (examination: Examination) => Promise<Finding>;
}

/** All is well. */
export const ok = (detail: string): Finding => ({ state: 'ok', detail });
/** Customers are, or will be, without an answer. */
export const failed = (detail: string, mend: string): Finding => ({ state: 'failed', detail, mend });
/** Nobody can tell from here. */
export const unsure = (detail: string, mend: string): Finding => ({ state: 'unsure', detail, mend });
/** Does not apply. */
export const skipped = (detail: string): Finding => ({ state: 'skipped', detail });
