import * as v from 'valibot';
import { type IpRange, parseIpRange } from './ip-range';
import { because, messageOf } from './problem';

/** API Gateway takes a resource policy of at most 8192 characters; a range takes up to 46 in it. */
const MAX_RANGES = 100;

/** A list of IPv4 and IPv6 addresses and ranges; on the command line a text with commas. Each is there once. */
export const allowedIpsSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value)),
  v.array(v.string(because('text')), because('rangeList')),
  v.maxLength(MAX_RANGES, because('mostRanges', { most: MAX_RANGES })),
  v.rawTransform(({ dataset, addIssue }): readonly IpRange[] => {
    const ranges = new Map<string, IpRange>();
    for (const text of dataset.value) {
      const parsed = parseIpRange(text);
      if (parsed.ok) ranges.set(parsed.range.cidr, parsed.range);
      else addIssue({ message: messageOf(parsed.reason) });
    }
    return [...ranges.values()];
  }),
);
