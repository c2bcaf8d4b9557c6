/** What fuzzing has found: each input once broke its promise. */
import { test } from 'vitest';
import { holds } from './fuzz-case.ts';
import { smtpSession } from './targets/smtp-session.ts';

test('smtp-session: a login is taken before it is tried', () =>
  holds(
    smtpSession,
    'a login is proved by 235 and by nothing else',
    '220 mail.test ESMTP\nC: EHLO\n250-mail.test\n250 AUTH PLAIN\n235 2.7.0 Logged in\nC: AUTH\n221 Bye\n',
  ));

test('smtp-session: EHLO is answered in the greeting', () =>
  holds(
    smtpSession,
    'a connection is good when the server has greeted and answered',
    '220 mail.test ESMTP\n250-mail.test\n250 AUTH LOGIN\nC: EHLO\nC: AUTH LOGIN\n',
  ));

test('smtp-session: EHLO is answered with the code of a login', () =>
  holds(
    smtpSession,
    'a connection is good when the server has greeted and answered',
    '220 mail.test\nC: AUTH\n235 2.7.0 Logged in\nC: QUIT\n221 Bye\n',
  ));
