import type { Attempt } from './attempt';

/**
 * Whose a 403 is (decision 0019): `first` is the first that its process has got for this reply, and is tried again; a later one is
 * of the `number` when a send of this process that began after the first was accepted meanwhile, and else of the `token`. Null for
 * other answers, and for what was tried again at once.
 */
export function faultOf403(
  attempt: Attempt,
  ofReply: readonly Attempt[],
  ofAll: () => readonly Attempt[],
): 'first' | 'number' | 'token' | null {
  const { invocation, endedAt } = attempt;
  if (!isJudged(attempt)) return null;
  const isOfProcess = (one: Attempt) => one.invocation.process === invocation.process && one.endedAt < endedAt;
  const first = ofReply.find((one) => isJudged(one) && one.invocation !== invocation && isOfProcess(one));
  if (first === undefined) return 'first';
  const isProof = (one: Attempt) => one.learnt === 'accepted' && one.beganAt > first.endedAt && isOfProcess(one);
  return ofAll().some(isProof) ? 'number' : 'token';
}

function isJudged({ status, isRepeated }: Attempt): boolean {
  return status === 403 && !isRepeated;
}
