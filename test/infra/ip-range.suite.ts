import { BlockList } from 'node:net';
import fc from 'fast-check';
import { parseIpRange } from '../../lib/settings/ip-range';

function cidrOf(text: string): string {
  const parsed = parseIpRange(text);
  return parsed.ok ? `${parsed.range.family}: ${parsed.range.cidr}` : parsed.reason.code;
}

describe('IP range', () => {
  test.each([
    ['203.0.113.7', '4: 203.0.113.7/32'],
    ['203.0.113.0/24', '4: 203.0.113.0/24'],
    ['128.0.0.0/1', '4: 128.0.0.0/1'],
    ['2001:db8::1', '6: 2001:db8::1/128'],
    ['2001:DB8:0:0::/32', '6: 2001:db8::/32'],
    ['::1', '6: ::1/128'],
    ['8000::/1', '6: 8000::/1'],
  ])('%s is taken as %s', (text, expected) => {
    expect(cidrOf(text)).toBe(expected);
  });

  test.each([
    '',
    'localhost',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    ' 203.0.113.7',
    '203.0.113.0/',
    '203.0.113.0/024',
    '203.0.113.0/-1',
    '203.0.113.0/24/24',
    '2001:db8::1::2',
    '[2001:db8::1]',
    'fe80::1%eth0',
  ])('"%s" is none', (text) => {
    expect(cidrOf(text)).toBe('range');
  });

  test.each([
    ['203.0.113.0/33', 'rangeBits'],
    ['2001:db8::/129', 'rangeBits'],
    ['0.0.0.0/0', 'rangeOfAll'],
    ['::/0', 'rangeOfAll'],
    ['203.0.113.7/24', 'rangeStart'],
    ['2001:db8::1/64', 'rangeStart'],
    ['::ffff:203.0.113.7', 'rangeOfIpv4'],
    ['::ffff:cb00:7107', 'rangeOfIpv4'],
  ])('%s is refused: %s', (text, code) => {
    expect(cidrOf(text)).toBe(code);
  });

  test('every address is taken, and means to Node.js what it meant before', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const parsed = parseIpRange(address);
        if (!parsed.ok) return expect(parsed.reason.code).toBe('rangeOfIpv4');
        const [canonical = ''] = parsed.range.cidr.split('/');
        const type = parsed.range.family === 4 ? 'ipv4' : 'ipv6';
        const only = new BlockList();
        only.addAddress(canonical, type);
        expect(only.check(address, type)).toBe(true);
      }),
    );
  });

  test('of the addresses in a range only its first may begin it', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 1, max: 32 }), (address, prefix) => {
        const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
        expect(parseIpRange(`${address}/${prefix}`).ok).toBe(value % 2 ** (32 - prefix) === 0);
      }),
    );
  });
});
