import { expect, test } from 'vitest';
import { readServerAddress, showServer } from '../../../../src/dns/query/name-server.ts';

test.each([
  ['192.0.2.1', '192.0.2.1', 53],
  ['192.0.2.1:5353', '192.0.2.1', 5353],
  ['2001:db8::1', '2001:db8::1', 53],
  ['[2001:db8::1]:5353', '2001:db8::1', 5353],
])('%s is the address of a name server', (text, address, port) => {
  expect(readServerAddress(text)).toEqual({ address, port });
  expect(showServer({ address, port })).toBe(text);
});

test.each(['', 'ns.example.test', '192.0.2', '192.0.2.1:0', '192.0.2.1:65536', '[192.0.2.1]:53', '192.0.2.1:', '[::1'])(
  '%j is none',
  (text) => {
    expect(readServerAddress(text)).toBeUndefined();
  },
);
