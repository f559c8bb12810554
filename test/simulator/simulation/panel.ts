import { ROTATED_SECRET_KNOWN_AFTER_MS } from '../../../lambdas/shared/limits';
import type { Journal } from '../journal/journal';
import { INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN, type SimulatedSecrets, WEBHOOK_SECRET_ARN } from '../services/secrets';

/** The previous version is accepted for 24 hours; an hour more leaves room for a clock that is wrong. */
const SURELY_OLD_AFTER_MS = 25 * 60 * 60_000;
/** The secrets of one rotation are changed within a minute. */
const SPREAD_MS = 60_000;

/** The panel of WhatzMeAPI, which signs and authorises. Each new secret gets into it when it may be used. */
export class Panel {
  readonly #secrets: SimulatedSecrets;
  readonly #random: () => number;
  readonly #journal: Journal;
  readonly #set = new Map<string, string>();

  constructor(secrets: SimulatedSecrets, random: () => number, journal: Journal) {
    this.#secrets = secrets;
    this.#random = random;
    this.#journal = journal;
    for (const arn of [WEBHOOK_SECRET_ARN, INBOUND_CREDENTIAL_ARN]) this.#set.set(arn, secrets.current(arn));
  }

  /** What it signs with now. */
  get secret(): string {
    return this.#set.get(WEBHOOK_SECRET_ARN) ?? '';
  }

  /** What it authorises with now. */
  get credential(): string {
    return this.#set.get(INBOUND_CREDENTIAL_ARN) ?? '';
  }

  /** A webhook secret that was replaced so long ago that it is refused; an invented one before that. */
  oldSecret(): string {
    return this.#secrets.replacedBefore(WEBHOOK_SECRET_ARN, SURELY_OLD_AFTER_MS) ?? 'never-was';
  }

  /** Rotates every secret at a time of its own, unless it is too soon. */
  rotate(): void {
    let isFirst = true;
    const onRotated = () => {
      this.#journal.write({ kind: 'secret-rotated', isFirst });
      isFirst = false;
    };
    for (const arn of [WEBHOOK_SECRET_ARN, INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN]) {
      setTimeout(() => this.#rotateOne(arn, onRotated), this.#random() * SPREAD_MS);
    }
  }

  /** Not while the panel still has the version before: only two are accepted. */
  #rotateOne(arn: string, onRotated: () => void): void {
    if (this.#set.has(arn) && this.#set.get(arn) !== this.#secrets.current(arn)) return;
    this.#secrets.rotate(arn);
    onRotated();
    if (!this.#set.has(arn)) return;
    setTimeout(() => this.#set.set(arn, this.#secrets.current(arn)), ROTATED_SECRET_KNOWN_AFTER_MS);
  }
}
