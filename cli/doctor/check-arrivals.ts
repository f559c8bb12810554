import type { LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { FunctionLogLine } from '../target/function-logs';
import { type Check, failed, ok, skipped, unsure } from './check';

const HOUR_MS = 3_600_000;
/** The short one spares a busy business a day of logs. */
const LOOKED_BACK_MS = [HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS];
const REJECTED: LogMessage = 'webhook rejected';

/** When WhatzMeAPI was last let in, and by which secrets; and whether it knocks without a signature since. */
export const checkArrivals: Check = {
  name: 'arrivals',
  title: (texts) => texts.titles.arrivals,
  examine: async ({ readLogs, terminal, texts }) => {
    for (const lookedBackMs of LOOKED_BACK_MS) {
      const lines = await readLogs(terminal.nowMs() - lookedBackMs);
      const last = lines.findLast(({ fields }) => fields.verifiedBy !== undefined);
      const unsigned = lines.filter((line) => isUnsigned(line) && line.atMs > (last?.atMs ?? 0));
      if (unsigned.length > 0) return failed(texts.unsignedArrivals(unsigned.length), texts.mendUnsignedArrivals);
      if (last === undefined) continue;
      const at = minuteOf(last.atMs);
      if (last.fields.verifiedBy === 'previous') return unsure(texts.lastByPrevious(at), texts.mendPrevious);
      return ok(texts.lastArrival(at));
    }
    return skipped(texts.noArrival);
  },
};

/** Its Authorization was right: it is WhatzMeAPI, whose panel has the token and not the secret. */
function isUnsigned({ fields }: FunctionLogLine): boolean {
  return fields.message === REJECTED && fields.reason === 'unsigned-authorized';
}

/** In UTC, as CloudWatch tells times. */
function minuteOf(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
