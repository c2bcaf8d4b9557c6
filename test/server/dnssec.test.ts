/** What delv of BIND says of DNSSEC, we say. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createResolverZone } from '../../src/dns/lookup/resolver-zone.ts';
import { createDnsClient } from '../../src/dns/query/client.ts';
import type { Lookup, RecordType } from '../../src/dns/records.ts';
import { createWorld } from '../../src/system/real-world.ts';
import { publishZones, realZone } from '../support/gate/real-zones.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { DELV, describeWithOracle } from '../support/oracles/find-oracles.ts';

const LINES = `@ MX 10 mx
mx A 192.0.2.25
_25._tcp.mx TLSA 3 1 1 ${'ab'.repeat(32)}
* TXT "any"
alias CNAME mx
out CNAME mx.plain.test.
into CNAME mx.good.test.
broken CNAME mx.wrong.test.`;
const QUESTIONS = [
  ...[['', 'MX'] as const, ['', 'AAAA'] as const, ['mx.', 'A'] as const, ['mx.', 'AAAA'] as const],
  ...[['_25._tcp.mx.', 'TLSA'] as const, ['none.mx.', 'A'] as const, ['any.', 'TXT'] as const, ['any.', 'A'] as const],
  ...[['alias.', 'A'] as const, ['out.', 'A'] as const, ['into.', 'A'] as const, ['broken.', 'A'] as const],
] satisfies readonly (readonly [string, RecordType])[];

describeWithNameServers('DNSSEC', () => {
  describeWithOracle('bind9-dnsutils', () => {
    it('is judged alike', async () => {
      await using zones = await publishZones({
        domains: [
          { ...realZone('good.test', LINES), delegation: 'signed' },
          { ...realZone('plain.test', LINES), delegation: 'unsigned' },
          { ...realZone('wrong.test', LINES), delegation: 'wrong' },
        ],
      });
      const { resolver } = zones.ports;
      const world = createWorld({ env: {}, stdout: () => {} });
      const client = createDnsClient({ world, signal: new AbortController().signal, limitMs: 60_000 });
      const address = { address: '127.0.0.1', port: resolver };
      const zone = createResolverZone({ client, resolvers: [address], isTrusted: true });
      const folder = await mkdtemp(join(tmpdir(), 'mail-probe-delv-'));
      try {
        const anchors = join(folder, 'anchors');
        await writeFile(anchors, anchorsOf(zones.anchor));
        const questions = ['good.test', 'plain.test', 'wrong.test'].flatMap((origin) =>
          QUESTIONS.map(([prefix, type]) => [`${prefix}${origin}`, type] as const),
        );
        const answers = questions.map(async ([name, type]) => {
          const [ours, theirs] = await Promise.all([zone.lookup(name, type), delv(name, type, resolver, anchors)]);
          return { ours: `${type} ${name}: ${wordsOf(ours)}`, theirs: `${type} ${name}: ${theirs}` };
        });
        const all = await Promise.all(answers);
        expect(all.map(({ ours }) => ours)).toEqual(all.map(({ theirs }) => theirs));
        expect(new Set(all.map(({ ours }) => ours.replace(/^.*: /, ''))).size).toBe(5);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
});

/** A DS record, as BIND wants to be told what to trust. */
function anchorsOf(ds: string): string {
  const [, tag, algorithm, digestType, digest] = /DS\s+(\d+) (\d+) (\d+) ([\da-f ]+)/i.exec(ds) ?? [];
  return `trust-anchors { test. static-ds ${tag} ${algorithm} ${digestType} "${digest}"; };\n`;
}

function wordsOf({ outcome, isAuthentic, failure }: Lookup): string {
  if (outcome === 'failed') return failure ?? outcome;
  return `${outcome === 'found' ? 'answer' : 'no answer'}, ${isAuthentic ? 'validated' : 'unsigned'}`;
}

async function delv(name: string, type: string, port: number, anchors: string): Promise<string> {
  const args = ['@127.0.0.1', '-p', String(port), '-a', anchors, '+root=test', '+cd', name, type];
  const { stdout, stderr } = await promisify(execFile)(DELV, args).catch((error) => error);
  const text = `${stdout}${stderr}`;
  // Where an alias leads to what cannot be validated, the alias itself can.
  if (/broken trust chain|no valid (?:DS|RRSIG)|insecurity proof failed/.test(text)) return 'bogus';
  const isNegative = /negative response|ncache (?:nxdomain|nxrrset)/.test(text);
  const answer = isNegative ? 'no answer' : 'answer';
  // An alias that leads out of the signed zones is validated, and what it leads to is not.
  if (/unsigned answer/.test(text)) return `${answer}, unsigned`;
  if (/fully validated/.test(text)) return `${answer}, validated`;
  return text;
}
