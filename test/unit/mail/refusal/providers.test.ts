import { describe, expect, test } from 'vitest';
import { loginRefused } from '../../../../src/mail/login/login-refused.ts';
import { findMeaning } from '../../../../src/mail/refusal/find-row.ts';
import { refusedBy } from '../../../../src/mail/refusal/refused.ts';
import type { Endpoint } from '../../../../src/model/endpoint.ts';
import type { Protocol } from '../../../../src/model/phase.ts';
import { IMAP_PROVIDERS, type ProviderCase, SMTP_PROVIDERS } from '../../../support/refusals/providers.ts';

const endpoint = (protocol: Protocol): Endpoint => ({ protocol, host: 'mail.test', port: 1 }) as Endpoint;

/** A login without a row of its own is a refused login. */
function judge(protocol: Protocol, [step, reply]: ProviderCase) {
  const phase = `${protocol}_auth` as const;
  const failure =
    step === 'login'
      ? loginRefused(endpoint(protocol), { reply, hasToken: false })
      : refusedBy(endpoint(protocol), { step, phase, reply });
  return { side: findMeaning(reply, step)?.row.side ?? (step === 'login' ? 'login' : undefined), failure };
}

const shorten = (reply: string): string => reply.replace(/\s+/g, ' ').slice(0, 90);

describe.each([
  ['smtp', SMTP_PROVIDERS],
  ['imap', IMAP_PROVIDERS],
] as const)('what providers say over %s', (protocol, cases) => {
  test.each(cases.map((each) => [each[0], shorten(each[1]), each] as const))('at %s: %s', (_step, _reply, each) => {
    const [, , side, code, hint, mayPass] = each;
    const { side: found, failure } = judge(protocol, each);
    expect([found, failure?.code, failure?.isRetryable ?? false], failure?.hint).toEqual([
      side,
      code,
      mayPass === 'may pass',
    ]);
    expect(failure?.hint).toMatch(hint);
  });
});
