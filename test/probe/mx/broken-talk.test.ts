/** A talk whose line breaks at any byte: it ends, and it is not green before every recipient was accepted. */
import { expect, test } from 'vitest';
import { talkToMx } from '../../../src/mail/mx/talk-to-mx.ts';
import { type Cut, openCuttingLink } from '../../support/scripted/cutting-link.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import { inLanes } from '../../support/servers/in-lanes.ts';
import { judge, talkContext, talkOptions, targetOf } from './talk.ts';

const LANES = 20;
const WANTED = ['postmaster@example.test', 'info@example.test'];
const OPTIONS = { recipients: WANTED, probesRelay: true };

async function talkOver(port: number) {
  const talk = await talkToMx(targetOf({ port }), await talkOptions(OPTIONS), talkContext().context);
  return { talk, concerns: judge([talk]) };
}

test.each([
  ['in clear text, by FIN', 'none', 'fin'],
  ['in clear text, by RST', 'none', 'rst'],
  ['within TLS, by FIN', 'starttls', 'fin'],
  ['within TLS, by RST', 'starttls', 'rst'],
] as const)('%s', async (_name, tlsMode, by) => {
  const RCPT = ['250 2.1.5 Ok', '250 2.1.5 Ok', '554 5.7.1 Relay access denied'];
  const open = (): Promise<ScriptedServer> =>
    startScripted({
      protocol: 'smtp',
      tlsMode,
      capabilities: tlsMode === 'none' ? ['SIZE 1000'] : ['STARTTLS'],
      on: { RCPT },
    });
  await using first = await open();
  await using whole = await openCuttingLink(first.port);
  expect((await talkOver(whole.port)).talk.outcome).toBe('ok');
  const bytes = whole.passed[0]?.all.server ?? 0;
  expect(bytes).toBeGreaterThan(100);
  const step = tlsMode === 'none' ? 1 : 17;
  const cuts = Array.from(
    { length: Math.ceil(bytes / step) },
    (_, at): Cut => ({ from: 'server', after: at * step, by, isOnce: false }),
  );
  await inLanes(LANES, open, cuts, async (server, cut) => {
    await using link = await openCuttingLink(server.port, cut);
    const { talk, concerns } = await talkOver(link.port);
    const accepted = talk.recipients.filter(({ outcome }) => outcome === 'accepted').map(({ address }) => address);
    const said = `${JSON.stringify(cut)}: ${talk.message} ${concerns.map(({ code }) => code).join(' ')}`;
    const serious = concerns.filter(({ code }) => !code.startsWith('E_TLS_'));
    if (serious.length === 0) {
      expect(accepted, said).toEqual(WANTED);
      expect(talk.relay?.outcome, said).toBe('refused');
    }
    if (accepted.length === 0) expect(serious[0]?.severity, said).toBe('critical');
    expect(link.passed.length, said).toBeLessThanOrEqual(2);
  });
});
