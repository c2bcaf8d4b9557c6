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

test('smtp-session: the message is taken with a code that runs into its text', () =>
  holds(
    smtpSession,
    'a message is sent when the server has said so',
    '220 mail.test ESMTP\nC: EHLO\n250-mail.test\n250-SIZE 10485760\n250 AUTH PLAIN\nC: AUTH PLAIN\n235 2.7.0 Logged in\nC: MAIL FROM\n250 2.1.0 Ok\nC: RCPT TO\n250 2.1.5 Ok\nC: DATA\n354 Go ahead\nC: .\n250! 2.0.0 Queued as 7\nC: QUIT\n221 2.0.0 Bye\n',
  ));
