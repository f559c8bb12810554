import { install } from '@sinonjs/fake-timers';

/** A clock that goes only when it is told to. */
export interface Clock {
  later(milliseconds: number): void;
  end(): void;
}

/** Takes over `Date`; timers go on, so that nothing that is real hangs. */
export function stopClock(): Clock {
  const clock = install({ now: Date.now(), toFake: ['Date'] });
  return { later: (milliseconds) => clock.setSystemTime(clock.now + milliseconds), end: () => clock.uninstall() };
}
