/** The dialogue that the report keeps: each line once, in order, from the first word to the last, without credentials. */
import { expect, test } from 'vitest';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const BLOB = Buffer.from(`\0${USERNAME}\0${PASSWORD}`).toString('base64');
/** What our side calls itself and its commands differs from run to run. */
const plain = (text: string): string => text.replace(/^(?:[0-9A-F]{4,8}|P\d) /, '').replace(/^(EHLO) .*/, '$1');

test.concurrent.each([
  {
    protocol: 'smtp',
    expected: [
      '< 220 mail.test ESMTP',
      ...['> EHLO', '< 250-mail.test', '< 250-STARTTLS', '< 250 SIZE 10485760', '> STARTTLS', '< 220 2.0.0 Go ahead'],
      ...['> EHLO', '< 250-mail.test', '< 250-AUTH PLAIN LOGIN', '< 250-SIZE 10485760', '< 250 8BITMIME'],
      ...['> AUTH PLAIN', '< 235 2.7.0 Logged in', '> QUIT'],
    ],
  },
  {
    protocol: 'imap',
    expected: [
      '< * OK Ready',
      ...[
        '> CAPABILITY',
        '< * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED',
        '< OK Done',
        '> STARTTLS',
        '< OK Go ahead',
      ],
      ...['> CAPABILITY', '< * CAPABILITY IMAP4rev1 SASL-IR UIDPLUS AUTH=PLAIN', '< OK Done'],
      ...['> AUTHENTICATE PLAIN "(* value hidden *)"', '> STATUS "INBOX" (UIDNEXT)', '< OK Logged in'],
      ...['< * STATUS INBOX (MESSAGES 0 RECENT 0 UNSEEN 0 UIDNEXT 1 UIDVALIDITY 1)', '< OK Done'],
      ...['> CAPABILITY', '< * CAPABILITY IMAP4rev1 SASL-IR UIDPLUS AUTH=PLAIN', '< OK Done', '> LOGOUT'],
    ],
  },
] as const)('of $protocol with STARTTLS', async ({ protocol, expected }) => {
  await using server = await startScripted({ protocol, tlsMode: 'starttls' });
  const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
  const report = await runProbe({ ...inputs, transcript: 'true' });
  const lines = report.checks[0]?.transcript ?? [];
  const shown = lines.map(({ direction, text }) => `${direction === 'sent' ? '>' : '<'} ${plain(text)}`);
  // Commands that are sent together are answered when it suits the server: the order of each side is what counts.
  for (const side of ['>', '<']) {
    const ofSide = (text: string): boolean => text.startsWith(side);
    expect(shown.filter(ofSide)).toEqual([...expected].filter(ofSide));
  }
  expect(JSON.stringify(lines)).not.toContain(BLOB);
  const times = lines.map(({ seconds }) => seconds);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  const quiet = await runProbe(inputs);
  expect([quiet.status, quiet.checks[0]?.transcript]).toEqual(['ok', undefined]);
});

test.concurrent('of a failure is kept without being asked for', async () => {
  await using server = await startScripted({ protocol: 'smtp', on: { AUTH: { echo: '535 5.7.8 bad: ' } } });
  const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS });
  const texts = report.checks[0]?.transcript?.map(({ text }) => text);
  expect(texts?.at(-1)).toBe('535 5.7.8 bad: AUTH PLAIN ***');
});
