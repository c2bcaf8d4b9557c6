import { expect, test } from 'vitest';
import { sessionFailure } from '../../../../src/mail/network/session-failure.ts';
import { ProbeFailure } from '../../../../src/model/failure.ts';
import { fakeServers } from '../../../support/reports/fake-check.ts';

function failureOf(code: string): unknown {
  const [server] = fakeServers('mail.test');
  if (!server) throw new Error('There is no server.');
  const error = Object.assign(new Error('it'), { code });
  const failure = sessionFailure(server.endpoint, 'imap_greeting', 'the greeting', error);
  return failure === error ? 'our own' : failure;
}

test.each(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_ASSERTION', 'ERR_INVALID_STATE'])(
  'BEH-A1: %s is a fault of the program, and none of the server',
  (code) => {
    expect(failureOf(code)).toBe('our own');
  },
);

test.each(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_STREAM_PREMATURE_CLOSE', 'InvalidResponse', 'ECONNRESET'])(
  '%s is the failure of a session',
  (code) => {
    expect(failureOf(code)).toBeInstanceOf(ProbeFailure);
  },
);
