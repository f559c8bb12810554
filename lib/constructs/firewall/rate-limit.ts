import type { Settings } from '../../settings/settings-schema';

/** What AWS WAF counts requests over. */
export const RATE_WINDOW_SECONDS = 300;
const SHARE_OF_THROTTLE = 1 / 2;

/**
 * Requests of one address in {@link RATE_WINDOW_SECONDS} that are let through. By default half of what throttling lets in
 * from everybody together, so that one address, whoever it is, leaves the other half to the rest.
 */
export function rateLimitOf(settings: Pick<Settings, 'wafRateLimit' | 'throttleRate' | 'throttleBurst'>): number {
  const throttledTo = settings.throttleRate * RATE_WINDOW_SECONDS + settings.throttleBurst;
  return settings.wafRateLimit ?? Math.floor(throttledTo * SHARE_OF_THROTTLE);
}
