/**
 * ATK-K1: a tagged OK before the client has sent its whole command answers nothing. The server says it at every octet up
 * to the last one before the rest is sent: at a login that is a bypass, elsewhere an answer out of step, and nothing is
 * deleted by it.
 */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { type EagerCommand, type Haste, startEagerImap } from '../support/scripted/eager-imap.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import { testAuthority } from '../support/scripted/test-authority.ts';

type Inputs = Readonly<Record<string, string>>;

const LOGIN = { mode: 'imap-login' };
const TOKEN = { password: '', 'access-token': 'ya29.a0-token' };
/** Not ASCII, so that it goes as a literal. */
const SEARCH = { mode: 'imap-search', search: 'subject: käse' };
const PLAIN = ['SASL-IR', 'AUTH=PLAIN'];

const SESSIONS: readonly (readonly [what: string, capabilities: readonly string[], inputs: Inputs, verb: string])[] = [
  ['AUTHENTICATE PLAIN', ['AUTH=PLAIN'], LOGIN, 'AUTHENTICATE'],
  ['AUTHENTICATE LOGIN', ['LOGINDISABLED', 'AUTH=LOGIN'], LOGIN, 'AUTHENTICATE'],
  ['AUTHENTICATE CRAM-MD5', ['AUTH=CRAM-MD5'], { ...LOGIN, 'auth-method': 'cram-md5' }, 'AUTHENTICATE'],
  ['AUTHENTICATE XOAUTH2', ['AUTH=XOAUTH2'], { ...LOGIN, ...TOKEN }, 'AUTHENTICATE'],
  ['AUTHENTICATE OAUTHBEARER', ['AUTH=OAUTHBEARER'], { ...LOGIN, ...TOKEN }, 'AUTHENTICATE'],
  ['LOGIN with a literal', [], LOGIN, 'LOGIN'],
  ['LOGIN with two literals', [], { ...LOGIN, username: 'prübe@mail.test' }, 'LOGIN'],
  ['UID SEARCH with a literal', PLAIN, SEARCH, 'UID SEARCH'],
  ['UID SEARCH before a deletion', [...PLAIN, 'UIDPLUS'], { ...SEARCH, 'delete-found': 'true' }, 'UID SEARCH'],
];

async function run(
  capabilities: readonly string[],
  inputs: Inputs,
  haste?: Haste,
): Promise<{ report: Report; commands: readonly EagerCommand[] }> {
  await using server = await startEagerImap(capabilities, haste);
  const trust = { 'tls-ca': (await testAuthority()).certificatePem };
  const target = { host: 'mail.test', port: String(server.port), 'tls-mode': 'implicit', ...trust };
  const report = await runProbe({ ...target, ...LONG_LIMITS, ...inputs });
  return { report, commands: [...server.commands] };
}

describe.each(SESSIONS)('%s', (_what, capabilities, inputs, verb) => {
  test('is believed when the whole of it was sent, and at no octet before', async () => {
    const good = await run(capabilities, inputs);
    expect(['ok', 'warning'], good.report.message).toContain(good.report.status);
    const places = [...good.commands.keys()].filter((index) => {
      const { verb: own, stops } = good.commands[index] ?? { verb: '', stops: [] };
      return own === verb && stops.length > 1;
    });
    expect(places.length).toBeGreaterThan(0);
    for (const command of places) {
      const { tagged = 0, stops = [] } = good.commands[command] ?? {};
      for (let after = tagged; after <= (stops.at(-2) ?? 0); after += 1) {
        const before = verb === 'UID SEARCH' ? '* SEARCH 7' : undefined;
        const { report, commands } = await run(capabilities, inputs, { command, after, before });
        const said = `after ${after} of ${stops}: ${report.message}`;
        expect(report.status, said).toBe('critical');
        expect(report.code, said).toBe(verb === 'UID SEARCH' ? 'E_PROTO_UNEXPECTED' : 'E_AUTH_BYPASS');
        expect(report.message, said).toMatch(/said OK to/);
        const changing = commands.filter((each) => /STORE|EXPUNGE|SELECT$/.test(each.verb));
        expect(changing, said).toEqual([]);
      }
    }
  });
});

describe('a login that asks for more than the credentials', () => {
  // What the client answers to the second question is a cancel, or the answer to an error of the token.
  test.each([
    ['PLAIN', ['AUTH=PLAIN'], {}],
    ['XOAUTH2', ['SASL-IR', 'AUTH=XOAUTH2'], TOKEN],
  ] as const)('is not believed when it says OK after that: %s', async (_mechanism, capabilities, more) => {
    const good = await run(capabilities, { ...LOGIN, ...more });
    const command = good.commands.findIndex(({ verb }) => verb === 'AUTHENTICATE');
    const after = good.commands[command]?.stops.at(-1) ?? 0;
    // `{"status":"400"}`, as a server explains why it refuses a token.
    const before = '+ eyJzdGF0dXMiOiI0MDAifQ==';
    const { report } = await run(capabilities, { ...LOGIN, ...more }, { command, after, before });
    expect(report).toMatchObject({ status: 'critical', code: 'E_AUTH_BYPASS' });
  });
});
