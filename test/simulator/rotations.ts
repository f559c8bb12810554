import { ROTATED_SECRET_KNOWN_AFTER_MS } from '../../lambdas/shared/limits';
import { INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN, type SimulatedSecrets, WEBHOOK_SECRET_ARN } from './simulated-secrets';

/** The previous version is accepted for 24 hours; an hour more leaves room for a clock that is wrong. */
const SURELY_OLD_AFTER_MS = 25 * 60 * 60_000;
/** The secrets of one rotation are changed within a minute. */
const SPREAD_MS = 60_000;

/** What is set in the panel. */
export interface Panel {
  readonly secret: string;
  readonly credential: string;
}

/** Rotates the secrets, each at its own time, and brings each new one into the panel when it may be used. */
export class Rotations {
  readonly #secrets: SimulatedSecrets;
  readonly #random: () => number;
  readonly #panel = new Map<string, string>();

  constructor(secrets: SimulatedSecrets, random: () => number) {
    this.#secrets = secrets;
    this.#random = random;
    for (const arn of [WEBHOOK_SECRET_ARN, INBOUND_CREDENTIAL_ARN]) this.#panel.set(arn, secrets.current(arn));
  }

  /** What the panel signs and authorises with now. */
  panel(): Panel {
    return {
      secret: this.#panel.get(WEBHOOK_SECRET_ARN) ?? '',
      credential: this.#panel.get(INBOUND_CREDENTIAL_ARN) ?? '',
    };
  }

  /** The webhook secret that was replaced so long ago that it is accepted no more; one that never was, when there is none. */
  oldSecret(): string {
    return this.#secrets.replacedBefore(WEBHOOK_SECRET_ARN, SURELY_OLD_AFTER_MS) ?? 'never-was';
  }

  /** Rotates every secret, unless it is too soon; `onChange` hears of each. */
  rotate(onChange: () => void): void {
    for (const arn of [WEBHOOK_SECRET_ARN, INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN]) {
      setTimeout(() => this.#rotateOne(arn, onChange), this.#random() * SPREAD_MS);
    }
  }

  /** Not while the panel still has the version before: only two are accepted. */
  #rotateOne(arn: string, onChange: () => void): void {
    if (this.#panel.has(arn) && this.#panel.get(arn) !== this.#secrets.current(arn)) return;
    this.#secrets.rotate(arn);
    onChange();
    if (!this.#panel.has(arn)) return;
    setTimeout(() => this.#panel.set(arn, this.#secrets.current(arn)), ROTATED_SECRET_KNOWN_AFTER_MS);
  }
}
