import { BlockList } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNotPublic, isNotPublicDomain } from '../../../../src/policy/mx/public-address.ts';

test('addresses that the Internet does not reach', () => {
  const inside = [
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '127.0.0.2',
    '169.254.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '239.1.1.1',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
  ];
  expect(inside.filter((address) => !isNotPublic(address))).toEqual([]);
  const outside = [
    '9.9.9.9',
    '172.32.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '223.255.255.255',
    '2a00::1',
    '2606:4700::1',
    '::ffff:9.9.9.9',
  ];
  expect(outside.filter(isNotPublic)).toEqual([]);
});

test('domains of internal networks', () => {
  expect(['corp.internal', 'mail.local', 'home.arpa', 'a.home.arpa', 'office.lan'].every(isNotPublicDomain)).toBe(true);
  expect(['internal.example.org', 'local.test', 'notinternal', 'arpa', 'ex.test'].some(isNotPublicDomain)).toBe(false);
});

const NETWORKS: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

test('the list of networks that Node makes of the registries says the same of any address', () => {
  const list = new BlockList();
  for (const [network, prefix] of NETWORKS) {
    list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');
  }
  const near = fc.constantFrom(0, 9, 10, 100, 127, 169, 172, 192, 198, 223, 224, 255);
  const ipv4 = fc
    .tuple(fc.oneof(near, fc.nat(255)), fc.nat(255), fc.nat(255), fc.nat(255))
    .map((octets) => octets.join('.'));
  const ipv6 = fc
    .tuple(
      fc.oneof(fc.constantFrom(0, 0xfbff, 0xfc00, 0xfdff, 0xfe00, 0xfe7f, 0xfe80, 0xff00), fc.nat(0xffff)),
      fc.nat(),
    )
    .map(([group, rest]) => `${group.toString(16)}::${(rest & 0xffff).toString(16)}`);
  const mapped = ipv4.map((address) => `::ffff:${address}`);
  fc.assert(
    fc.property(fc.oneof(ipv4, ipv6, mapped), (address) => {
      expect(isNotPublic(address)).toBe(list.check(address, address.includes(':') ? 'ipv6' : 'ipv4'));
    }),
    { numRuns: 3000 },
  );
});
