/**
 * A plain IMAP server with an empty INBOX, but for what its script says. In a scripted text, lines that begin with `*`
 * or `+` are sent as they are, with `{tag}` for the tag of the command and `{name}` for its first argument. `{next}` stands for the tag that a client that
 * counts uses next, to any other line the tag is added, and without such a line an OK follows.
 */
import type { Reply, Script } from './script.ts';
import type { ScriptedConnection, Voice } from './scripted-connection.ts';

const LOGINS = ['IMAP4rev1', 'SASL-IR', 'UIDPLUS', 'AUTH=PLAIN'];

/** What the dialogue tells its server. */
export interface ImapEvents {
  /** Shakes hands; false when there will be no TLS. */
  startTls(): Promise<boolean>;
}

export async function speakImap(connection: ScriptedConnection, script: Script, events: ImapEvents): Promise<void> {
  for (let line = await connection.line(); line !== undefined; line = await connection.line()) {
    const [tag = '*', first = '', second = ''] = line.split(' ');
    const verb = (first.toUpperCase() === 'UID' ? `${first} ${second}` : first).toUpperCase();
    const voice: Voice = {
      say: (text) => connection.send(withTag(tag, text.replaceAll('{name}', second))),
      ask: (text) => connection.send(`+ ${text}\r\n`),
    };
    const scripted = connection.scripted(script, verb);
    if (scripted === undefined) await readLiterals(connection, line);
    const reply = scripted ?? usual(verb, line, connection, script);
    if (verb === 'STARTTLS' && typeof reply === 'string' && reply.startsWith('OK')) {
      connection.send(withTag(tag, reply) + (script.injection ?? ''));
      if (!(await events.startTls())) return;
      continue;
    }
    await connection.perform(reply, voice, line);
    if (verb === script.silentAfter) return;
    if (verb === 'LOGOUT' && typeof reply === 'string') connection.end();
  }
}

/** Asks for the literals of a command, none of which has line ends, until the line does not announce another. */
async function readLiterals(connection: ScriptedConnection, first: string): Promise<void> {
  for (let line: string | undefined = first; line !== undefined && /\{\d+\}$/.test(line); ) {
    connection.send('+ Go on\r\n');
    line = await connection.line();
  }
}

function withTag(tag: string, text: string): string {
  const next = (Number.parseInt(tag, 16) + 1).toString(16).toUpperCase();
  const lines = text
    .split('\r\n')
    .map((line) =>
      /^[*+]/.test(line)
        ? line.replaceAll('{tag}', tag)
        : /^\{next\}/.test(line)
          ? line.replace('{next}', next)
          : `${tag} ${line}`,
    );
  const hasEnd = lines.some((line) => line.startsWith(tag));
  return `${[...lines, ...(hasEnd ? [] : [`${tag} OK Done`])].join('\r\n')}\r\n`;
}

function usual(verb: string, line: string, connection: ScriptedConnection, script: Script): Reply {
  if (verb === 'CAPABILITY') return `* CAPABILITY ${capabilities(connection, script).join(' ')}`;
  if (verb === 'AUTHENTICATE') {
    const end = connection.scripted(script, 'AUTHDATA') ?? 'OK Logged in';
    return line.split(' ').length > 3 ? end : { plus: '', next: end };
  }
  return USUAL[verb] ?? 'BAD Unknown command';
}

const STATE = '* FLAGS (\\Deleted)\r\n* 0 EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 1] Ok';

const USUAL: Partial<Record<string, string>> = {
  STARTTLS: 'OK Go ahead',
  LOGIN: 'OK Logged in',
  LIST: '* LIST (\\HasNoChildren) "/" INBOX',
  STATUS: '* STATUS INBOX (MESSAGES 0 RECENT 0 UNSEEN 0 UIDNEXT 1 UIDVALIDITY 1)',
  EXAMINE: STATE,
  SELECT: STATE,
  NOOP: 'OK Done',
  'UID SEARCH': '* SEARCH',
  'UID FETCH': 'OK Done',
  LOGOUT: '* BYE Bye',
};

function capabilities(connection: ScriptedConnection, script: Script): readonly string[] {
  const hasStarttls = script.tlsMode === 'starttls';
  if (hasStarttls && connection.isSecure) return script.capabilitiesAfterTls ?? LOGINS;
  return script.capabilities ?? (hasStarttls ? ['IMAP4rev1', 'STARTTLS', 'LOGINDISABLED'] : LOGINS);
}
