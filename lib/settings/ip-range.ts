import { isIP } from 'node:net';
import type { Reason } from '../../lambdas/shared/reasons';
import type { ProblemReasons } from './problem';

/** A range of addresses; a single address is one of a full-length prefix. */
export interface IpRange {
  readonly family: 4 | 6;
  /** In CIDR notation; IPv6 in the form of RFC 5952. */
  readonly cidr: string;
}

/** Reasons for which a text is no range to let in. */
type RangeReason = Reason<ProblemReasons, 'range' | 'rangeBits' | 'rangeOfAll' | 'rangeOfIpv4' | 'rangeStart'>;

/** A range, or the reason why the text cannot be read as one. */
export type ParsedIpRange =
  | { readonly ok: true; readonly range: IpRange }
  | { readonly ok: false; readonly reason: RangeReason };

// No zone (`fe80::1%eth0`), which `isIP` would let pass.
const CIDR = /^([0-9a-f.:]+)(?:\/(0|[1-9]\d{0,2}))?$/i;
const ADDRESS_BITS = { 4: 32, 6: 128 } as const;
/** RFC 4291, section 2.5.5.2. */
const MAPPED_IPV4_PREFIX = 0xffffn;

/** Reads an IPv4 or IPv6 address, or a range in CIDR notation whose address is the first one of the range. */
export function parseIpRange(text: string): ParsedIpRange {
  const [, address = '', prefix] = CIDR.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return refused('range', text);

  const addressBits = ADDRESS_BITS[family];
  const prefixBits = prefix === undefined ? addressBits : Number(prefix);
  if (prefixBits > addressBits)
    return { ok: false, reason: { code: 'rangeBits', values: { range: text, most: addressBits } } };
  // AWS WAF takes every range but this one, too.
  if (prefixBits === 0) return refused('rangeOfAll', text);

  const canonical = family === 4 ? address : canonicalIpv6(address);
  const value = family === 4 ? bitsOf(address.split('.').map(Number), 8) : ipv6Value(canonical);
  if (family === 6 && value >> 32n === MAPPED_IPV4_PREFIX) return refused('rangeOfIpv4', text);
  if (BigInt.asUintN(addressBits - prefixBits, value) !== 0n) return refused('rangeStart', text);
  return { ok: true, range: { family, cidr: `${canonical}/${prefixBits}` } };
}

function refused(code: Exclude<RangeReason['code'], 'rangeBits'>, range: string): ParsedIpRange {
  return { ok: false, reason: { code, values: { range } } };
}

function canonicalIpv6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function ipv6Value(canonical: string): bigint {
  const [head = [], tail = []] = canonical.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  const groups = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return bitsOf(groups, 16);
}

function bitsOf(parts: readonly number[], bitsEach: number): bigint {
  return parts.reduce((value, part) => (value << BigInt(bitsEach)) | BigInt(part), 0n);
}
