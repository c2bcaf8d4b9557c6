/** A login whose line breaks at any byte, of either side: it is red before the server has said yes, and ok afterwards. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Cut, openCuttingLink, type Passed } from '../../support/scripted/cutting-link.ts';
import { runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import {
  cutsInTurn,
  describeRun,
  everyCut,
  expectHonest,
  isEnough,
  limitsFor,
} from '../../support/servers/broken-line.ts';
import { useIdleTime } from '../../support/servers/idle-time.ts';
import { inLanes } from '../../support/servers/in-lanes.ts';
import { loadAll } from '../../support/servers/load-all.ts';

/** So many runs at a time: those whose line falls silent wait for a limit. */
const LANES = 30;
/** Lengths of TLS records differ by some bytes from session to session: so does a signature. */
const UNSURE = 8;

beforeAll(loadAll);

describe.each(['smtp', 'imap'] as const)('a login over %s', (protocol) => {
  test.each([
    ['none', (whole) => everyCut(whole, false)],
    ['implicit', (whole) => cutsInTurn(whole, false, 60)],
    ['starttls', (whole) => cutsInTurn(whole, false, 60)],
  ] as const satisfies readonly [Script['tlsMode'], (whole: Passed) => readonly Cut[]][])(
    'tls-mode %s',
    async (tlsMode, cutsOf) => {
      // The farewell is not answered: what the server says last is what proves the login.
      const on = { QUIT: { hang: true }, LOGOUT: { hang: true } } as const;
      const open = () => startScripted({ protocol, tlsMode, on });
      await using first = await open();
      const [good, whole] = await login(first, protocol);
      expect(good.status, good.message).toBe('ok');
      expect(whole.needed.server).toBeGreaterThan(50);
      expect(whole.needed.client).toBeGreaterThan(30);
      const unsure = tlsMode === 'none' ? 0 : UNSURE;
      using _time = useIdleTime();
      await inLanes(LANES, open, cutsOf(whole), async (server, cut) => {
        const [report] = await login(server, protocol, cut);
        const said = describeRun(cut, report);
        expectHonest(report, cut, said);
        if (!isEnough(whole, cut, unsure)) expect(['critical', 'unknown'], said).toContain(report.status);
        // A reset may overtake what was sent before it.
        else if (unsure === 0 && cut.by !== 'rst') expect(report.status, said).toBe('ok');
      });
    },
  );
});

async function login(server: ScriptedServer, protocol: 'smtp' | 'imap', cut?: Cut): Promise<[Report, Passed]> {
  await using link = await openCuttingLink(server.port, cut);
  const target = { ...server.inputs, host: '127.0.0.1', port: String(link.port), 'tls-servername': 'mail.test' };
  const report = await runProbe({ mode: `${protocol}-login`, ...target, ...limitsFor(cut) });
  const [passed] = link.passed;
  if (!passed) throw new Error('Nobody dialled');
  return [report, passed];
}
