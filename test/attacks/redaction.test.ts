/**
 * ATK-K6 and ATK-K7: a server that knows the password says it in every way that the list of forms has, where it is cut
 * or goes on in the next line, and no sink shows it or a large piece of it.
 */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeText } from '../../src/text/untrusted.ts';
import { LONG_LIMITS } from '../support/scripted/run-probe.ts';
import type { Script } from '../support/scripted/script.ts';
import { startScripted } from '../support/scripted/scripted-server.ts';
import { testAuthority } from '../support/scripted/test-authority.ts';
import { writeAll } from '../support/secrets/all-sinks.ts';
import { countingPieces, disguise, secretText } from '../support/secrets/disguises.ts';

const SECRET = 'Tr0ub4dor&3-"käse"-xyz';
const USERNAME = 'probe@mail.test';
const HALVES = [SECRET.slice(0, 11), SECRET.slice(11)] as const;

/** Runs a login against a server with this script, and returns what every sink says. */
async function sinksOf(script: Script, more: Readonly<Record<string, string>> = {}) {
  await using server = await startScripted(script);
  const login = { mode: `${script.protocol}-login`, username: USERNAME, password: SECRET };
  const written = await writeAll({ ...server.inputs, ...login, ...LONG_LIMITS, ...more });
  expect(server.connections, written.report.message).toBeGreaterThan(0);
  return written;
}

/** The sinks that show the secret, a large piece of it, or one of these texts. */
function leaks(sinks: Readonly<Record<string, string>>, secret = SECRET, others: readonly string[] = []): string[] {
  const forbidden = [...countingPieces(secret), ...others];
  const variants = forbidden.flatMap((each) => [each, JSON.stringify(each).slice(1, -1), markup(each)]);
  return Object.entries(sinks).flatMap(([name, text]) =>
    variants.flatMap((each) => {
      const at = text.toLowerCase().indexOf(each.toLowerCase());
      return at < 0 ? [] : [`${name}: ${text.slice(Math.max(0, at - 50), at + 50)}`];
    }),
  );
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

const REPEATED = SECRET.repeat(400);
/** A server that says this of itself, in a place of its own. */
const PLACES: Readonly<Record<string, (said: string) => Script>> = {
  'the greeting of SMTP': (said) => ({ protocol: 'smtp', greeting: `554 ${said}` }),
  'the answer to EHLO': (said) => ({ protocol: 'smtp', on: { EHLO: `550 ${said}` } }),
  'the refusal of a login over SMTP': (said) => ({ protocol: 'smtp', on: { AUTHDATA: `535 5.7.8 ${said}` } }),
  'the greeting of IMAP': (said) => ({ protocol: 'imap', greeting: `* BYE ${said}` }),
  'the refusal of a login over IMAP': (said) => ({ protocol: 'imap', on: { AUTHDATA: `NO ${said}` } }),
  'an alert of IMAP': (said) => ({ protocol: 'imap', on: { AUTHDATA: `* OK [ALERT] ${said}\r\nNO no` } }),
  'a refusal without a tag': (said) => ({ protocol: 'imap', on: { CAPABILITY: { raw: `BAD ${said}\r\n` } } }),
};

describe('ATK-K6: no secret is cut before it is looked for', () => {
  test.each(Object.entries(PLACES))('when it is repeated in %s', async (_where, script) => {
    for (const said of [REPEATED, `x${REPEATED}`, `${'x'.repeat(4080)}${REPEATED}`, `${'x'.repeat(290)}${SECRET}`]) {
      const { sinks } = await sinksOf(script(said));
      expect(leaks(sinks, SECRET, [SECRET.slice(0, 10), SECRET.slice(-10)])).toEqual([]);
    }
  });

  test('when it is at the cut of a long response of IMAP', async () => {
    for (let before = 16_384 - 60; before <= 16_384; before += 7) {
      const list = `* LIST () "/" "${'x'.repeat(before - 16)}${REPEATED}"`;
      const { sinks } = await sinksOf({ protocol: 'imap', on: { AUTHDATA: `${list}\r\nNO no` } });
      expect(leaks(sinks, SECRET, [SECRET.slice(0, 10)])).toEqual([]);
    }
  });
});

/** One text over the lines of a reply, with what begins these. */
const FOLDED: Readonly<Record<string, Script>> = {
  'a refused login': { protocol: 'smtp', on: { AUTHDATA: `535-${HALVES[0]}\r\n535 ${HALVES[1]}` } },
  'a refused login with codes': {
    protocol: 'smtp',
    on: { AUTHDATA: `535-5.7.8 You said ${HALVES[0]}\r\n535-5.7.8\r\n535 5.7.8 ${HALVES[1]}` },
  },
  'an answer to EHLO': { protocol: 'smtp', on: { EHLO: `550-${HALVES[0]}\r\n550 ${HALVES[1]}` } },
  'letters of an answer': { protocol: 'smtp', on: { AUTHDATA: [...SECRET].map(asLine).join('\r\n') } },
  'untagged responses': { protocol: 'imap', on: { AUTHDATA: `* OK ${HALVES[0]}\r\n* OK ${HALVES[1]}\r\nNO no` } },
  'an untagged and a tagged response': { protocol: 'imap', on: { AUTHDATA: `* NO ${HALVES[0]}\r\nNO ${HALVES[1]}` } },
};

function asLine(letter: string, index: number, all: readonly string[]): string {
  return `535${index === all.length - 1 ? ' ' : '-'}${letter}`;
}

describe('ATK-K6: a secret is found over lines', () => {
  test.each(Object.entries(FOLDED))('of %s', async (_where, script) => {
    const { sinks } = await sinksOf(script);
    const { live, ...finished } = sinks;
    // A finding quotes the last response alone, in which the half of a secret is no secret.
    const halves = script.protocol === 'smtp' ? HALVES : HALVES.slice(0, 1);
    expect(leaks(finished, SECRET, halves)).toEqual([]);
    // What is printed at once may have the beginning of a secret whose end is not there yet.
    expect(leaks({ live: live ?? '' }, SECRET, script.protocol === 'smtp' ? HALVES : [HALVES[1]])).toEqual([]);
  });
});

describe('ATK-K7: what is sent in place of the password is as secret', () => {
  const challenge = Buffer.from('<1896.697170952@mail.test>');
  const digest = createHmac('md5', SECRET).update(challenge).digest('hex');
  const response = Buffer.from(`${USERNAME} ${digest}`).toString('base64');
  const said = `${challenge.toString('base64')} ${response} ${digest.toUpperCase()}`;

  test.each<[string, Script]>([
    ['smtp', { protocol: 'smtp', capabilities: ['AUTH CRAM-MD5'], on: { AUTH: asks(`535 5.7.8 ${said}`) } }],
    [
      'imap',
      { protocol: 'imap', capabilities: ['IMAP4rev1', 'AUTH=CRAM-MD5'], on: { AUTHENTICATE: asks(`NO ${said}`) } },
    ],
  ])('in CRAM-MD5 over %s', async (_protocol, script) => {
    const { report, sinks } = await sinksOf(script, { 'auth-method': 'cram-md5' });
    expect(report.code).toBe('E_AUTH_REJECTED');
    expect(leaks(sinks, SECRET, [digest, response.slice(24, -8)])).toEqual([]);
  });

  function asks(next: string) {
    return { plus: challenge.toString('base64'), next } as const;
  }
});

describe('ATK-K7: a name that the server gives is no way out', () => {
  const quoted = SECRET.replaceAll('"', '\\"').replace('ä', '&AOQ-');
  const LIST = `* LIST (\\Junk) "/" "${quoted}"\r\n* LIST () "/" INBOX`;

  test('of a mailbox, into any sink', async () => {
    for (const mode of ['imap-mailbox', 'imap-search']) {
      const more = { mode, mailbox: mode === 'imap-search' ? 'Missing' : '*', search: '' };
      const on = { LIST, EXAMINE: 'NO [NONEXISTENT] no', STATUS: `NO ${quoted}` };
      const { sinks } = await sinksOf({ protocol: 'imap', on }, more);
      expect(leaks(sinks, SECRET, [quoted])).toEqual([]);
    }
  });

  test('of the junk mailbox, into the saved state', async () => {
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on: { LIST } });
    const login = { username: USERNAME, password: SECRET, from: USERNAME, to: USERNAME, 'delivery-timeout': '1s' };
    const { report, sinks } = await writeAll({
      mode: 'round-trip',
      ...smtp.ownInputs,
      ...imap.ownInputs,
      ...login,
      ...LONG_LIMITS,
    });
    expect(sinks['state'], report.message).toContain('"***"');
    expect(leaks(sinks, SECRET, [quoted])).toEqual([]);
  });

  test('of a certificate', async () => {
    const authority = await testAuthority();
    const certificate = await authority.issue({ commonName: SECRET, dnsNames: ['other.test'] });
    const { sinks } = await sinksOf({ protocol: 'imap', certificate });
    expect(leaks(sinks)).toEqual([]);
  });
});

test('ATK-K7: no sink shows a secret in any disguise, wherever the server says it', async () => {
  const places = fc.constantFrom(...Object.values(PLACES));
  await fc.assert(
    fc.asyncProperty(secretText, disguise, places, fc.nat(100), async (secret, disguised, place, before) => {
      const text = disguised(secret).replace(/\r?\n/g, ' ');
      const { sinks } = await sinksOf(place(`${'x'.repeat(before)} ${text} ${secret}`), { password: secret });
      // The beginning of it, as every sink would print it.
      const printed = safeText(text, 1000).slice(0, 40);
      expect(leaks(sinks, secret, [printed])).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
