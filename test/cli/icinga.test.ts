/** The CheckCommand of the documents: its command line is put together as Icinga does, and run. */
import { connect } from 'node:tls';
import { describe, expect, inject, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/arguments.ts';
import { blockOf } from '../support/snippets/blocks.ts';
import { assemble, type IcingaObject, type IcingaValue, readIcinga, variablesOf } from '../support/snippets/icinga.ts';
import { type MailWorld, PASSWORD } from '../support/snippets/mail-world.ts';
import { messagesLeft, runAssembled, startWorld } from '../support/snippets/run-block.ts';

const ID = 'docs/other-systems.md, Icinga 2, 1';
const OBJECTS = readIcinga(blockOf(ID).text);
const COMMAND = objectOf('CheckCommand');
const SERVICE = variablesOf(objectOf('Service').attributes);
const ARGUMENTS = COMMAND.attributes['arguments'] as Readonly<Record<string, string>>;
const HOST = { address: '192.0.2.10' };

function objectOf(type: string): IcingaObject {
  const found = OBJECTS.find((each) => each.type === type);
  if (!found) throw new Error(`No ${type}`);
  return found;
}

/** The name of the variable behind a macro. */
function variableOf(macro: string): string {
  return macro.replaceAll('$', '');
}

const MAIL = { mail_probe_username: 'probe@example.org', mail_probe_password: PASSWORD };
const ADDRESSES = { mail_probe_from: 'probe@example.org', mail_probe_to: 'probe@example.org' };

function run(world: MailWorld, variables: Readonly<Record<string, IcingaValue>>) {
  return runAssembled(assemble(COMMAND, variables, HOST), world);
}

describe('a command line of Icinga (BEH-A13)', () => {
  it('has every argument that the documents name, each with its own value, and the program knows all of them', () => {
    const macros = Object.entries(ARGUMENTS).filter(([, macro]) => macro.startsWith('$'));
    expect(macros.length).toBeGreaterThan(20);
    const values = Object.fromEntries(macros.map(([option, macro]) => [variableOf(macro), `value of ${option}`]));
    const { argv } = assemble(COMMAND, { ...values, mail_probe_mode: 'imap-search' }, HOST);
    const { texts, operands, output, issues } = parseArguments(argv.slice(2));
    expect({ operands, output, issues }).toEqual({ operands: ['imap-search'], output: 'nagios', issues: [] });
    const expected = macros.map(([option]) => [option.slice(2), `value of ${option}`]);
    expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(expected));
  });

  it('leaves out what has no value, and repeats what has several', () => {
    const { argv, env } = assemble(COMMAND, { mail_probe_thresholds: ['one', 'two'], mail_probe_password: 'x' }, HOST);
    expect(argv).toEqual([
      ...['/usr/bin/node', '/opt/mail-probe/dist/cli/index.js', 'round-trip'],
      ...['--delivery-timeout', '20', '--host', '192.0.2.10', '--output', 'nagios'],
      ...['--thresholds', 'one', '--thresholds', 'two', '--timeout', '20'],
    ]);
    expect(env).toEqual({ MAIL_PROBE_PASSWORD: 'x' });
  });

  it('passes with the service of the documents, and is critical with another password', async () => {
    await using world = await startWorld(inject('bundleFolder'), ID);
    const good = await run(world, { ...SERVICE, mail_probe_password: PASSWORD });
    expect({ exitCode: good.exitCode, stderr: good.stderr }, good.stdout).toEqual({ exitCode: 0, stderr: '' });
    expect(good.stdout).toMatch(/^OK: Message delivered and seen in \S+ m?s \| 'round_trip_seconds'=[\d.]+s;;15;0 /);
    expect((await run(world, SERVICE)).exitCode).toBe(2);
    expect(messagesLeft(world)).toBe(0);
  });

  it('reaches both servers with all that a round trip takes', async () => {
    await using world = await startWorld(inject('bundleFolder'), ID);
    const given = {
      ...MAIL,
      ...ADDRESSES,
      ...{ mail_probe_smtp_host: '192.0.2.10', mail_probe_smtp_port: '587', mail_probe_smtp_tls_mode: 'starttls' },
      ...{
        mail_probe_imap_host: 'imap.example.org',
        mail_probe_imap_port: '143',
        mail_probe_imap_tls_mode: 'starttls',
      },
      ...{ mail_probe_tls_servername: 'mail.example.org', mail_probe_tls_fingerprint: await fingerprint(world) },
      ...{ mail_probe_mailbox: 'Archive', mail_probe_warning: '10', mail_probe_critical: '15' },
      ...{ mail_probe_thresholds: ['attempts critical=1', 'smtp_auth_seconds warning=9'], mail_probe_timeout: '19' },
      mail_probe_delivery_timeout: '0.5',
    };
    const { exitCode, stdout, stderr } = await run(world, given);
    // The message is filed in INBOX, where the command does not look.
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 2, stderr: '' });
    expect(stdout).toMatch(/^CRITICAL: .*filed in INBOX, not in Archive/);
    expect(stdout).toMatch(/'smtp_auth_seconds'=[\d.]+s;9;;0 .*'attempts'=1;;1;0/);
    expect(stdout).toMatch(/Target: smtp\+starttls:\/\/192\.0\.2\.10:587 → imap\+starttls:\/\/imap\.example\.org:143 /);
    expect(messagesLeft(world)).toBe(0);
  });

  it('reaches one server with all that a search takes', async () => {
    await using world = await startWorld(inject('bundleFolder'), ID);
    const given = {
      ...MAIL,
      mail_probe_tls_ca: world.env['NODE_EXTRA_CA_CERTS'] ?? '',
      ...{ mail_probe_mode: 'imap-search', mail_probe_host: '192.0.2.10', mail_probe_port: '143' },
      ...{
        mail_probe_tls_mode: 'starttls',
        mail_probe_tls_servername: 'mail.example.org',
        mail_probe_mailbox: 'Archive',
      },
      ...{
        mail_probe_search: ['subject: nightly', 'not subject: weekly'],
        mail_probe_warning: '3:',
        mail_probe_critical: '2:',
      },
    };
    const { exitCode, stdout, stderr } = await run(world, given);
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 2, stderr: '' });
    expect(stdout).toMatch(/^CRITICAL: .*\| 'messages_found'=1;3:;2:;0 /);
    expect(world.sandbox.imap.log.map(({ line }) => line).join('\n')).toMatch(
      /SUBJECT "?nightly"? NOT SUBJECT "?weekly/,
    );
  });
});

function fingerprint({ sandbox }: MailWorld): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect({ port: sandbox.imap.implicit, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      done(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', fail);
  });
}
