/** A plain SMTP server, but for what its script says. */
import type { Reply, Script } from './script.ts';
import type { ScriptedConnection, Voice } from './scripted-connection.ts';

const LOGINS = ['AUTH PLAIN LOGIN', 'SIZE 10485760', '8BITMIME'];

/** What the dialogue tells its server. */
export interface SmtpEvents {
  /** Shakes hands; false when there will be no TLS. */
  startTls(): Promise<boolean>;
}

export async function speakSmtp(connection: ScriptedConnection, script: Script, events: SmtpEvents): Promise<void> {
  const voice: Voice = {
    say: (text) => connection.send(`${text}\r\n`),
    ask: (text) => connection.send(`334 ${text}\r\n`),
  };
  for (let line = await connection.line(); line !== undefined; line = await connection.line()) {
    const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
    const reply = connection.scripted(script, verb) ?? usual(verb, line, connection, script);
    if (verb === 'STARTTLS' && isYes(reply, '220')) {
      connection.send(`${textOf(reply)}\r\n${script.injection ?? ''}`);
      if (!(await events.startTls())) return;
      continue;
    }
    await connection.perform(reply, voice, line);
    if (verb === script.silentAfter) return;
    if (verb === 'DATA' && isYes(reply, '[23]')) {
      await takeMessage(connection, script, voice);
      if (script.silentAfter === '.') return;
    }
    if (verb === 'QUIT' && typeof reply === 'string') connection.end();
  }
}

async function takeMessage(connection: ScriptedConnection, script: Script, voice: Voice): Promise<void> {
  const message = await connection.message();
  if (message === undefined) return;
  script.onMessage?.(message);
  await connection.perform(connection.scripted(script, '.') ?? '250 2.0.0 Queued as 7', voice, '.');
}

function usual(verb: string, line: string, connection: ScriptedConnection, script: Script): Reply {
  if (verb === 'EHLO') return ['mail.test', ...capabilities(connection, script)].map(asReplyLine).join('\r\n');
  if (verb === 'AUTH') return usualLogin(line, script, connection);
  return USUAL[verb] ?? '502 5.5.2 Unknown command';
}

function usualLogin(line: string, script: Script, connection: ScriptedConnection): Reply {
  const end = connection.scripted(script, 'AUTHDATA') ?? '235 2.7.0 Logged in';
  const [, mechanism = '', initial] = line.split(' ');
  if (mechanism.toUpperCase() === 'LOGIN') return { plus: 'VXNlcm5hbWU6', next: { plus: 'UGFzc3dvcmQ6', next: end } };
  return initial === undefined ? { plus: 'PDEyM0BtYWlsLnRlc3Q+', next: end } : end;
}

const USUAL: Partial<Record<string, string>> = {
  HELO: '250 mail.test',
  STARTTLS: '220 2.0.0 Go ahead',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go ahead',
  RSET: '250 2.0.0 Ok',
  QUIT: '221 2.0.0 Bye',
};

function capabilities(connection: ScriptedConnection, script: Script): readonly string[] {
  const hasStarttls = script.tlsMode === 'starttls';
  if (hasStarttls && connection.isSecure) return script.capabilitiesAfterTls ?? LOGINS;
  return script.capabilities ?? (hasStarttls ? ['STARTTLS', 'SIZE 10485760'] : LOGINS);
}

function asReplyLine(text: string, index: number, lines: readonly string[]): string {
  return `250${index === lines.length - 1 ? ' ' : '-'}${text}`;
}

function textOf(reply: Reply): string {
  return typeof reply === 'string' ? reply : '';
}

function isYes(reply: Reply, code: string): boolean {
  return new RegExp(`^${code}`).test(textOf(reply));
}
