import type { Settings } from '../../settings/settings-schema';

/** What AWS WAF counts requests over. */
export const RATE_WINDOW_SECONDS = 300;
const HEADROOM = 2;

/**
 * Requests of one address in {@link RATE_WINDOW_SECONDS} that are let through. By default twice as many as throttling
 * lets in from everybody together: AWS WAF comes first and counts what is throttled after it, too, with its retries.
 */
export function rateLimitOf(settings: Pick<Settings, 'wafRateLimit' | 'throttleRate' | 'throttleBurst'>): number {
  const throttledTo = settings.throttleRate * RATE_WINDOW_SECONDS + settings.throttleBurst;
  return settings.wafRateLimit ?? HEADROOM * throttledTo;
}
