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
