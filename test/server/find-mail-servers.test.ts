import { describe, expect, test } from 'vitest';
import { findMailServers, type Machine } from '../support/postfix-dovecot/find-mail-servers.ts';
import { decide } from '../support/servers/describe-if-found.ts';

const machine = (differences: Partial<Machine> = {}): Machine => ({
  exists: () => true,
  isRoot: () => true,
  dovecotVersion: () => '2.3.19.1 (9b53102964)',
  ...differences,
});
const without = (...parts: string[]) => ({ exists: (path: string) => !parts.some((part) => path.includes(part)) });

describe('findMailServers', () => {
  test('is content with the packages and root', () => {
    expect(findMailServers(machine())).toEqual({ installed: true });
  });

  test.each([
    [
      'nothing',
      { exists: () => false },
      ['postfix', 'dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'dovecot-sieve'],
    ],
    ['no Postfix', without('postfix'), ['postfix']],
    ['no Sieve', without('sieve'), ['dovecot-sieve']],
    ['no LMTP', without('lmtp'), ['dovecot-lmtpd']],
    ['another Dovecot', { dovecotVersion: () => '2.4.1-4 (7d8c0e5759)' }, ['Dovecot 2.3 (this one is 2.4.1-4)']],
    ['no root', { isRoot: () => false }, ['root (Postfix and Dovecot change to accounts of their own)']],
  ])('names what is missing: %s', (_, differences, missing) => {
    expect(findMailServers(machine(differences))).toEqual({ installed: false, missing });
  });
});

describe('decide', () => {
  const missing = { installed: false, missing: ['postfix', 'dovecot-core'] } as const;
  const reason = 'needs postfix, dovecot-core';

  test.each([
    ['there', { installed: true } as const, undefined, { kind: 'run' }],
    ['there and required', { installed: true } as const, '1', { kind: 'run' }],
    ['missing', missing, undefined, { kind: 'skip', reason }],
    ['missing and not required', missing, '0', { kind: 'skip', reason }],
    ['missing and required', missing, '1', { kind: 'fail', reason }],
  ])('%s', (_, found, required, decision) => {
    expect(decide(found, required)).toEqual(decision);
  });
});
