import { describe, expect, it } from 'vitest';
import {
  dkimSelectors,
  domainName,
  hostAddresses,
  hostNames,
  ipAddresses,
  nameServers,
  resolverAddresses,
} from '../../../../src/settings/kinds/dns.ts';

describe('a mail domain', () => {
  it.each([
    ['example.org', 'example.org'],
    [' Example.ORG. ', 'example.org'],
    ['@example.org', 'example.org'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
  ])('%s is %s', (text, name) => {
    expect(domainName.parse(text)).toBe(name);
  });

  it.each([
    ['probe@example.org', 'is a mail address'],
    ['localhost', 'is not a domain'],
    ['192.0.2.1', 'is not a domain'],
    ['https://example.org', 'is not a domain'],
    ['example..org', 'is not a domain'],
  ])('%s %s', (text, problem) => {
    expect(() => domainName.parse(text)).toThrow(problem);
  });
});

describe('lists', () => {
  it.each([
    [
      nameServers,
      'ns1.Example.org, 192.0.2.1:5353\n[2001:db8::1]:53',
      ['ns1.example.org', '192.0.2.1:5353', '[2001:db8::1]:53'],
    ],
    [resolverAddresses, '9.9.9.9,2001:db8::1', ['9.9.9.9', '2001:db8::1']],
    [ipAddresses, '192.0.2.1\n[2001:DB8::1]', ['192.0.2.1', '2001:db8::1']],
    [hostNames, 'MX1.example.org,mx1.example.org', ['mx1.example.org']],
    [dkimSelectors, 's1, S2026._domainkey.example.org', ['s1', 's2026']],
  ])('%# are read', (kind, text, values) => {
    expect(kind.parse(text)).toEqual(values);
  });

  it.each([
    [nameServers, '192.0.2.1:99999'],
    [nameServers, '192.0.2'],
    [nameServers, 'fe80::1%eth0'],
    [resolverAddresses, 'dns.example.org'],
    [ipAddresses, '192.0.2.0/24'],
    [ipAddresses, 'mx.example.org'],
    [dkimSelectors, 's1 s2'],
    [dkimSelectors, '-s'],
    [hostNames, 'a b'],
  ])('%# refuse %s', (kind, text) => {
    expect(() => kind.parse(text)).toThrow();
  });

  it('are limited', () => {
    expect(() => resolverAddresses.parse(Array.from({ length: 9 }, (_, n) => `192.0.2.${n}`).join())).toThrow(
      'holds 9 entries',
    );
  });
});

describe('hosts with their addresses', () => {
  it('are read one per line, with a blank or an equals sign between', () => {
    expect(hostAddresses.parse('mx1.example.org 192.0.2.1\n\nMX2.example.org=[2001:db8::1]\n')).toEqual([
      { host: 'mx1.example.org', address: '192.0.2.1' },
      { host: 'mx2.example.org', address: '2001:db8::1' },
    ]);
  });

  it.each([
    'mx1.example.org',
    '192.0.2.1 mx1.example.org',
    'mx1.example.org 192.0.2.1 25',
    'mx1.example.org fe80::1%eth0',
  ])('refuse %s', (line) => {
    expect(() => hostAddresses.parse(line)).toThrow('is not a host with an address');
  });
});
