import { astrayRequests } from '../target/access-log';
import { printable } from '../terminal/printable';
import { type Check, failed, ok, skipped, unsure } from './check';

const LOOKED_BACK_MS = 24 * 3_600_000;
/** What an address that was pasted badly still has of the right one. */
const FAMILIAR = /webhook|whatz/i;

/** Whether WhatzMeAPI's panel has the address right: a slash or a letter too many goes to another path, and gets 404. */
export const checkAddress: Check = {
  name: 'address',
  title: (texts) => texts.titles.address,
  examine: async ({ target, readLogs, terminal, texts }) => {
    const { AccessLogGroupName: log, WebhookUrl } = target.outputs;
    if (log === undefined) return skipped(texts.noAccessLog);
    const surroundings = { target, texts: terminal.texts };
    const requests = await astrayRequests(log, terminal.nowMs() - LOOKED_BACK_MS, surroundings);
    const last = requests.at(-1);
    if (last === undefined) return ok(texts.nothingAstray);
    const lines = await readLogs(last.atMs);
    if (lines.some(({ atMs, fields }) => atMs > last.atMs && fields.verifiedBy !== undefined)) {
      return ok(texts.nothingAstray);
    }
    const detail = texts.astray(requests.length, new URL(WebhookUrl).pathname, printable(last.path));
    return FAMILIAR.test(last.path) ? failed(detail, texts.mendAstray) : unsure(detail, texts.mendAstray);
  },
};
