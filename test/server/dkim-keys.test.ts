/** Keys that opendkim-testkey takes are no critical trouble here, and those that it refuses are. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { overlayZones } from '../../src/dns/overlay/overlay-zones.ts';
import type { Zone } from '../../src/dns/records.ts';
import { judgeDkim } from '../../src/policy/dkim/check-dkim.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { openNameServers } from '../support/name-servers/name-servers.ts';
import { DKIM_ALIASES, DKIM_RECORDS, DKIM_ZONE } from '../support/oracles/dkim-records.ts';
import { describeWithOracle, TEST_KEY } from '../support/oracles/find-oracles.ts';
import { NOWHERE } from '../unit/dns/published-zone.ts';
import { readZone } from '../unit/dns/read-zone.ts';

/**
 * Where we differ, and mean to. The program reads the tags of a record and no more: neither the key in it, unless it is
 * given the private one, nor `h`.
 */
const DIFFERENT: Readonly<Record<string, string>> = {
  // Less than 1024 bits (RFC 8301 section 3.2).
  a4: 'refused',
  // No RSA key.
  a6: 'refused',
  // v is not the first tag (RFC 6376 section 3.6.1).
  b3: 'refused',
  // A key that is cut off, and one that is no Base64.
  c4: 'refused',
  c5: 'refused',
  // The key is of another type than k says.
  d2: 'refused',
  d3: 'refused',
  // SHA-1 only (RFC 8301 section 3.1).
  e2: 'refused',
  // An empty tag is a warning here: not every receiver refuses it.
  f2: 'taken',
  // The same tag twice (RFC 6376 section 3.2).
  f3: 'refused',
};

const SELECTORS = [...Object.keys(DKIM_RECORDS), ...Object.keys(DKIM_ALIASES), 'missing'];

describeWithNameServers('DKIM', () => {
  describeWithOracle('opendkim-tools', () => {
    it('takes and refuses the same keys', async () => {
      await using servers = await openNameServers();
      const root = '$ORIGIN .\n$TTL 60\n@ SOA a.root. d.root. 1 2 3 4 5\n@ NS a.root.\n';
      const zones = [
        { origin: 'k.test', text: DKIM_ZONE },
        { origin: '.', text: root },
      ];
      const port = await servers.serve(zones);
      const resolver = await servers.resolve({ anchors: [], stubs: zones.map(({ origin }) => ({ origin, port })) });
      const theirs = await askOpenDkim(resolver);
      const ours = await judgeAll();
      const lines = (results: readonly string[]): readonly string[] =>
        SELECTORS.map((selector, index) => `${selector} ${DKIM_RECORDS[selector] ?? ''} ${results[index]}`);
      const wanted = SELECTORS.map((selector, index) => DIFFERENT[selector] ?? theirs[index] ?? '');
      expect(lines(ours)).toEqual(lines(wanted));
      // A difference that is none any more is to be taken out.
      expect(SELECTORS.filter((selector, index) => DIFFERENT[selector] === theirs[index])).toEqual([]);
    });
  });
});

async function plannedZone(): Promise<Zone> {
  const { records, problems } = await readZone(DKIM_ZONE, { domain: 'k.test' });
  expect(problems).toEqual([]);
  const plan = { origin: 'k.test', isWhole: true, records, flattened: [], unknown: [], changes: [] };
  return overlayZones([plan], NOWHERE, 'k.test');
}

async function judgeAll(): Promise<readonly string[]> {
  const zone = await plannedZone();
  const results = SELECTORS.map(async (selector) => {
    const declared = { outboundIps: [], dkimSelectors: [selector], isNoMail: false, allowDead: [] };
    const { concerns } = await judgeDkim({ domain: 'k.test', zone, declared });
    return concerns.some(({ severity }) => severity === 'critical') ? 'refused' : 'taken';
  });
  return await Promise.all(results);
}

async function askOpenDkim(port: number): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-probe-dkim-'));
  try {
    const [resolver, config] = [join(folder, 'unbound.conf'), join(folder, 'opendkim.conf')];
    await writeFile(
      resolver,
      `server:\n  do-not-query-localhost: no\n  local-zone: "test." nodefault\nforward-zone:\n  name: "."\n  forward-addr: 127.0.0.1@${port}\n`,
    );
    await writeFile(config, `ResolverConfiguration ${resolver}\n`);
    const results: string[] = [];
    for (const selector of SELECTORS) results.push(await ask(config, selector));
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ask(config: string, selector: string): Promise<string> {
  const run = promisify(execFile)(TEST_KEY, ['-x', config, '-d', 'k.test', '-s', selector]);
  return await run.then(
    () => 'taken',
    () => 'refused',
  );
}
