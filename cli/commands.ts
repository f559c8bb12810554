import type { CommandEntry } from './terminal/command';

/** Every command, in the order of the help: first what a newcomer needs. Only the one that runs is loaded. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'start', load: async () => (await import('./start/start')).start },
  { name: 'simulate', load: async () => (await import('./simulate/simulate')).simulate },
  { name: 'deploy', load: async () => (await import('./deploy/deploy')).deploy() },
  { name: 'secrets', load: async () => (await import('./secrets/secrets')).secrets },
  { name: 'doctor', load: async () => (await import('./doctor/doctor')).doctor },
  { name: 'tail', load: async () => (await import('./tail/tail')).tail },
  { name: 'dlq', load: async () => (await import('./dlq/dlq')).dlq },
  { name: 'pseudonym', load: async () => (await import('./pseudonym/pseudonym')).pseudonym },
  { name: 'cost', load: async () => (await import('./cost/cost')).cost },
  { name: 'destroy', load: async () => (await import('./deploy/destroy')).destroy() },
];
