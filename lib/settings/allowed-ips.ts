import * as v from 'valibot';
import { type IpRange, parseIpRange } from './ip-range';

/** API Gateway takes a resource policy of at most 8192 characters; a range takes up to 46 in it. */
const MAX_RANGES = 100;

const LIST = 'must be a list of addresses and ranges, or a text with commas between them';

/** A list of IPv4 and IPv6 addresses and ranges; on the command line a text with commas. Each is there once. */
export const allowedIpsSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value)),
  v.array(v.string('must be text'), LIST),
  v.maxLength(MAX_RANGES, `must not have more than ${MAX_RANGES} addresses and ranges`),
  v.rawTransform(({ dataset, addIssue }): readonly IpRange[] => {
    const ranges = new Map<string, IpRange>();
    for (const text of dataset.value) {
      const parsed = parseIpRange(text);
      if (parsed.ok) ranges.set(parsed.range.cidr, parsed.range);
      else addIssue({ message: parsed.problem });
    }
    return [...ranges.values()];
  }),
);
