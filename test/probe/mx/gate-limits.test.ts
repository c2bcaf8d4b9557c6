/** Mode `mx` where nothing answers, where time runs out, and where it is ended. */
import { describe, expect, test } from 'vitest';
import { findingsOf, noticesOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { runGate } from '../../support/gate/run-gate.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const silent = (): undefined => undefined;
const SHORT = { timeout: '4s', 'connect-timeout': '1s', 'command-timeout': '1s' };

describe.concurrent('name servers that say nothing', () => {
  test('all of them: unknown, in time, and nothing is called right', async () => {
    await using world = await startExample({ nameServers: [silent, silent] });
    const report = await runGate(world, { ...SHORT, retries: '0' });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_DNS_TIMEOUT' });
    expect(report.durationSeconds).toBeLessThan(30);
  });

  test('the resolver: what is in the zone is judged, what is elsewhere is unknown', async () => {
    await using world = await startExample({ resolver: silent });
    const report = await runGate(world, { timeout: '20s', 'mx-connect': 'false' });
    expect(report.status).toBe('unknown');
    expect(findingsOf(report).every((each) => each.startsWith('unknown'))).toBe(true);
    expect(wordsOf(report)).toContain('spf.other.test');
  });

  test('no name server and no resolver at all', async () => {
    await using world = await startExample();
    const inputs = { 'tls-ca': world.inputs['tls-ca'] ?? '' };
    const report = await runGate({ ...world, inputs }, {});
    expect(report).toMatchObject({ status: 'unknown', code: 'E_DNS_TIMEOUT' });
    expect(report.hint).toContain('resolvers');
  });

  test('the deadline ends the run with unknown, never with ok', async () => {
    await using world = await startExample({ smtp: { mx1: { greeting: { hang: true } } } });
    const report = await runGate(world, SHORT);
    expect(report.status).not.toBe('ok');
  });
});

describe.concurrent('a run that is ended', () => {
  test('by a signal, while name servers are asked: unknown, and no socket stays', async () => {
    const cancel = new AbortController();
    await using world = await startExample({
      nameServers: [
        () => {
          queueMicrotask(() => cancel.abort({ signal: 'SIGTERM' }));
          return undefined;
        },
      ],
    });
    const report = await runGate(world, {}, { execution: { cancel: cancel.signal } });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
  });

  test('by a signal, while a mail server is talked to: it says QUIT or goes, and is not ok', async () => {
    const cancel = new AbortController();
    await using world = await startExample({ smtp: { mx1: { on: { EHLO: { hang: true } } } } });
    const mx1 = world.mail.get('192.0.2.11');
    const watch = setInterval(() => {
      if ((mx1?.heard.length ?? 0) > 0) cancel.abort({ signal: 'SIGTERM' });
    }, 5);
    const report = await runGate(world, {}, { execution: { cancel: cancel.signal } });
    clearInterval(watch);
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
    await mx1?.allClosed();
  });
});

describe.concurrent('further attempts', () => {
  test('servers that differ are asked again in another attempt, since the other one may be behind', async () => {
    await using other = await startExample({ lines: records({ '@ MX 20': '@ MX 20 mx3' }) });
    await using world = await startExample();
    // The second server is behind.
    const [behind] = other.nameServers;
    const [ahead] = world.nameServers;
    const report = await runGate(
      world,
      {
        'name-servers': `127.0.0.1:${ahead?.port}\n192.0.2.200:53`,
        retries: '1',
        'retry-delay': '1s',
        'mx-connect': 'false',
      },
      {
        routes: { '192.0.2.200': behind?.port ?? 0 },
      },
    );
    expect(report).toMatchObject({ status: 'critical', code: 'E_NS_INCONSISTENT' });
    expect(report.checks[0]?.attempts).toBe(2);
  });

  test('a plan that breaks mail is not judged twice', async () => {
    await using world = await startExample();
    const plan = planned(records({ '@ MX 20': '@ MX 20 gone' }));
    const report = await runGate(world, { zone: 'plan.zone', retries: '2', 'retry-delay': '1s' }, plan);
    expect(report.checks[0]?.attempts).toBe(1);
  });
});

describe.concurrent('a runner that cannot', () => {
  test('port 25 that nothing gets through is unknown, and names what was tested', async () => {
    await using world = await startExample();
    const report = await runGate(
      { ...world, routes: { '198.51.100.80': world.routes['198.51.100.80'] ?? 0 } },
      { 'connect-timeout': '1s' },
      { silent: ['192.0.2.11', '203.0.113.12'] },
    );
    expect(report).toMatchObject({ status: 'unknown', code: 'E_PORT25_BLOCKED' });
    expect(`${report.message} ${report.hint}`).toMatch(/DNS/);
  });

  test('no route for IPv6 is no trouble of the domain, and is told', async () => {
    await using world = await startExample({ lines: [...RECORDS, 'mx1 AAAA 2001:db8::11', 'mx2 AAAA 2001:db8::12'] });
    const report = await runGate(world, {});
    expect(wordsOf(report)).toBe('ok');
    expect(noticesOf(report).length).toBeGreaterThan(0);
    expect(report.checks[0]?.facts.gate?.untested.join(' ')).toContain('2001:db8::1');
  });

  test('no route to the policy host is unknown', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'mx-connect': 'false' }, { failing: { '198.51.100.80': 'ENETUNREACH' } });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_STS_FETCH' });
  });
});

test('a mail server that is not one is not ok', async () => {
  await using web = await startScripted({
    protocol: 'smtp',
    tlsMode: 'none',
    greeting: { raw: 'HTTP/1.1 400 Bad Request\r\n\r\n' },
  });
  await using world = await startExample();
  const report = await runGate(world, {}, { routes: { '192.0.2.11': web.port } });
  expect(report.status).toBe('critical');
});
