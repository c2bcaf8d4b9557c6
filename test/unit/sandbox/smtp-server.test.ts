import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTransport, type Transporter } from 'nodemailer';
import { describe, expect, test, vi } from 'vitest';
import type { TlsMode } from '../../../src/sandbox/common/listener.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Refusal, SmtpSettings } from '../../../src/sandbox/smtp/types.ts';

const MODES: readonly TlsMode[] = ['implicit', 'starttls', 'plain'];
const MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
const MESSAGE = { from: 'me@sandbox.test', to: 'me@sandbox.test', subject: 'hi', text: 'Hello\n.dot\n' };

function start(smtp: SmtpSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ username: 'me', password: 'p w ü', accessToken: 'tok' }], smtp });
}

function transport(sandbox: Sandbox, mode: TlsMode, options: object = {}): Transporter {
  return createTransport({
    host: '127.0.0.1',
    port: sandbox.smtp[mode],
    secure: mode === 'implicit',
    requireTLS: mode === 'starttls',
    ignoreTLS: mode === 'plain',
    tls: { ca: sandbox.caPem, servername: 'localhost' },
    auth: { user: 'me', pass: 'p w ü' },
    ...options,
  });
}

/** Says all lines at once and gives all that comes back until the server hangs up. */
async function converse(port: number, ...lines: string[]): Promise<string[]> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.once('data', () => socket.write([...lines, 'QUIT', ''].join('\r\n')));
  return (await text(socket)).split('\r\n').slice(0, -1);
}

const AUTH = `AUTH PLAIN ${Buffer.from('\0me\0p w ü').toString('base64')}`;

describe.each(MODES)('nodemailer over %s', (mode) => {
  test.each(MECHANISMS)('logs in with %s and hands in a message', async (authMethod) => {
    await using sandbox = await start();
    const sent = await transport(sandbox, mode, { authMethod }).sendMail(MESSAGE);
    expect(sent.response).toBe('250 2.0.0 Queued as 1');
    const [message] = sandbox.smtp.messages;
    expect(message).toMatchObject({
      id: '1',
      sender: 'me@sandbox.test',
      recipients: ['me@sandbox.test'],
      protocol: mode === 'plain' ? 'ESMTPA' : 'ESMTPSA',
      session: { number: 1, mode, isSecure: mode !== 'plain', username: 'me' },
    });
    expect(message?.raw.toString()).toMatch(/\r\nSubject: hi\r\n(.*\r\n)*\r\nHello\r\n\.dot\r\n$/);
    const login = sandbox.smtp.log.find(({ line }) => line.startsWith('AUTH '));
    expect(login).toMatchObject({ session: 1, mode, isSecure: mode !== 'plain' });
    expect(login?.line).toMatch(new RegExp(`^AUTH ${authMethod}`));
  });

  test('logs in with a token, and not with another', async () => {
    await using sandbox = await start();
    const auth = { type: 'OAuth2', user: 'me' };
    expect(await transport(sandbox, mode, { auth: { ...auth, accessToken: 'tok' } }).verify()).toBe(true);
    const refused = transport(sandbox, mode, { auth: { ...auth, accessToken: 'old' } }).verify();
    await expect(refused).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
  });

  test.each(MECHANISMS)('is refused with a wrong password and %s', async (authMethod) => {
    await using sandbox = await start();
    const refused = transport(sandbox, mode, { authMethod, auth: { user: 'me', pass: 'wrong' } }).verify();
    await expect(refused).rejects.toMatchObject({ code: 'EAUTH', response: '535 5.7.8 Invalid credentials' });
    expect(sandbox.smtp.sessions.map(({ username }) => username)).toEqual([undefined]);
  });
});

describe('the greeting', () => {
  test('waits for no timer', async () => {
    await using sandbox = await start();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      expect(await converse(sandbox.smtp.plain)).toEqual(['220 sandbox.test ESMTP', '221 Bye']);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('EHLO', () => {
  test.each([
    ['plain', 'AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2'],
    ['starttls', 'STARTTLS'],
  ] as const)('over %s offers %s and the size', async (mode, offer) => {
    await using sandbox = await start({ maxBytes: 1000 });
    const said = await converse(sandbox.smtp[mode], 'EHLO client.test');
    const offers = said.filter((line) => /^250[- ](AUTH|STARTTLS|SIZE)/.test(line)).map((line) => line.slice(4));
    expect(offers).toEqual([offer, 'SIZE 1000']);
  });

  test('offers no login when there are no mechanisms', async () => {
    await using sandbox = await start({ mechanisms: [], isLoginRequired: false });
    const said = await converse(sandbox.smtp.plain, 'EHLO client.test', AUTH);
    expect(said.join('\n')).not.toContain('AUTH');
    expect(said.at(-2)).toBe('500 Error: command not recognized');
  });
});

describe('mail', () => {
  const mail = ['EHLO client.test', 'MAIL FROM:<a@b.c>'];

  test('is not taken before login, and no login is possible before TLS', async () => {
    await using sandbox = await start();
    expect((await converse(sandbox.smtp.plain, ...mail)).at(-2)).toMatch(/^530 /);
    const said = await converse(sandbox.smtp.starttls, 'EHLO client.test', AUTH, 'MAIL FROM:<a@b.c>');
    expect(said.slice(-3)).toEqual([
      '500 Error: command not recognized',
      '530 5.7.0 Begin TLS and log in first',
      '221 Bye',
    ]);
  });

  test('is taken from anyone for users, and for nobody else, when no login is required', async () => {
    await using sandbox = await start({ isLoginRequired: false });
    const recipients = ['ME@sandbox.test', 'other@sandbox.test', 'x@elsewhere.test'].map((to) => `RCPT TO:<${to}>`);
    const said = await converse(sandbox.smtp.plain, ...mail, ...recipients, 'DATA', 'A: b', '', 'x', '.');
    expect(said.slice(-7)).toEqual([
      '250 Accepted',
      '250 Accepted',
      '550 5.1.1 No such user',
      '554 5.7.1 Relay access denied',
      '354 End data with <CR><LF>.<CR><LF>',
      '250 2.0.0 Queued as 1',
      '221 Bye',
    ]);
    expect(sandbox.smtp.messages.map(({ recipients: taken, protocol }) => [taken, protocol])).toEqual([
      [['ME@sandbox.test'], 'ESMTP'],
    ]);
  });

  test('for other domains is taken from users, and goes nowhere', async () => {
    await using sandbox = await start();
    await transport(sandbox, 'plain').sendMail({ ...MESSAGE, to: 'x@elsewhere.test' });
    expect(sandbox.smtp.messages).toHaveLength(1);
    expect(sandbox.users[0]?.mailboxes.get('INBOX')?.messages).toEqual([]);
  });

  test('that is too large is refused', async () => {
    await using sandbox = await start({ maxBytes: 1000 });
    const large = { ...MESSAGE, text: 'x'.repeat(2000) };
    await expect(transport(sandbox, 'plain').sendMail(large)).rejects.toMatchObject({ responseCode: 552 });
    const lines = ['EHLO x', AUTH, 'MAIL FROM:<a@b.c>', 'RCPT TO:<me@sandbox.test>', 'DATA', 'x'.repeat(2000), '.'];
    expect((await converse(sandbox.smtp.plain, ...lines)).at(-2)).toMatch(/^552 /);
    expect(sandbox.smtp.messages).toEqual([]);
  });

  test('whose client leaves in the middle is forgotten', async () => {
    await using sandbox = await start({ isLoginRequired: false });
    const socket = connect(sandbox.smtp.plain, '127.0.0.1');
    const lines = [...mail, 'RCPT TO:<me@sandbox.test>', 'DATA', 'A: b', ''].join('\r\n');
    socket.once('data', () => socket.write(lines));
    await expect.poll(() => sandbox.smtp.log.at(-1)?.line).toBe('DATA');
    socket.destroy();
    await expect.poll(() => sandbox.smtp.sessions.map(({ isOpen }) => isOpen)).toEqual([false]);
    expect(sandbox.smtp.messages).toEqual([]);
  });
});

describe('hooks', () => {
  const refusal: Refusal = { code: 450, text: '4.7.1 Come back later' };

  test.each([
    ['onSender', 'MAIL FROM', 'me@sandbox.test'],
    ['onRecipient', 'RCPT TO', 'me@sandbox.test'],
    ['onMessage', 'DATA', expect.objectContaining({ sender: 'me@sandbox.test', id: '1' })],
  ] as const)('%s refuses', async (hook, command, value) => {
    const asked: unknown[] = [];
    await using sandbox = await start({
      [hook]: (...given: unknown[]) => {
        asked.push(given);
        return refusal;
      },
    });
    const refused = transport(sandbox, 'plain').sendMail(MESSAGE);
    await expect(refused).rejects.toMatchObject({ command, responseCode: 450, response: '450 4.7.1 Come back later' });
    expect(asked).toEqual([[value, expect.objectContaining({ number: 1, username: 'me' })]]);
    expect(sandbox.smtp.messages).toEqual([]);
  });

  test('that throw fail the server, which says so when it is closed', async () => {
    const sandbox = await start({
      onSender() {
        throw new TypeError('a fault in the test');
      },
    });
    await expect(transport(sandbox, 'plain').sendMail(MESSAGE)).rejects.toMatchObject({ responseCode: 451 });
    await expect(sandbox.close()).rejects.toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ message: 'a fault in the test' })] }),
    );
  });

  test('may take their time, and say yes', async () => {
    const gate = Promise.withResolvers<undefined>();
    await using sandbox = await start({ onMessage: () => gate.promise });
    const sent = transport(sandbox, 'plain').sendMail(MESSAGE);
    await expect.poll(() => sandbox.smtp.log.at(-1)?.line).toBe('DATA');
    expect(sandbox.smtp.messages).toEqual([]);
    gate.resolve(undefined);
    expect((await sent).response).toBe('250 2.0.0 Queued as 1');
  });
});

describe('the log', () => {
  test('has every line but those of the message, and knows when TLS began', async () => {
    await using sandbox = await start();
    await transport(sandbox, 'starttls', { name: 'client.test', authMethod: 'LOGIN' }).sendMail(MESSAGE);
    const base64 = (value: string) => Buffer.from(value).toString('base64');
    expect(sandbox.smtp.log.map(({ isSecure, line }) => [isSecure, line.replace(/ SIZE=.*/, '')])).toEqual([
      [false, 'EHLO client.test'],
      [false, 'STARTTLS'],
      [true, 'EHLO client.test'],
      [true, 'AUTH LOGIN'],
      [true, base64('me')],
      [true, base64('p w ü')],
      [true, 'MAIL FROM:<me@sandbox.test>'],
      [true, 'RCPT TO:<me@sandbox.test>'],
      [true, 'DATA'],
    ]);
  });
});
