const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether `url` names this machine, so that nothing sent there goes over a network. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK_HOST.test(hostname);
}
