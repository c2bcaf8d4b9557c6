/** The gate against servers that others have written: NSD, unbound as the resolver that validates, Postfix as MX. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuedCertificate } from '../../src/sandbox/common/certificates.ts';
import { runCli, toArguments } from '../support/bundle/cli.ts';
import type { Host } from '../support/dns/dns-network.ts';
import { policyBody, startPolicyHost } from '../support/gate/policy-host.ts';
import { afterStep, type PublishedState, type RecordSets, recordSets, zoneText } from '../support/gate/publication.ts';
import {
  type Delegation,
  linesOf,
  publishZones,
  type RealZonesOptions,
  realZone,
  runRealGate,
  troubleOf,
} from '../support/gate/real-zones.ts';
import { startUdpRelay } from '../support/gate/udp-relay.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import { type MailServers, startMailServers } from '../support/postfix-dovecot/mail-servers.ts';
import { testAuthority } from '../support/scripted/test-authority.ts';

const DOMAIN = 'ex.test';
const [OLD, NEW, POLICY] = ['192.0.2.25', '192.0.2.26', '192.0.2.80'];
const HOSTS = ['old.ex.test', 'new.ex.test', 'localhost'];
const SPARE = `3 1 1 ${'5c'.repeat(32)}`;
const REVERSE = realZone('2.0.192.in-addr.arpa', '25 PTR old.ex.test.\n26 PTR new.ex.test.');
const ED25519 = '"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="';

describeWithServers('a gate and real servers', () => {
  describeWithNameServers('with mail servers', () => {
    let postfix: MailServers;
    let present: IssuedCertificate;
    let next: IssuedCertificate;
    let ca: string;

    beforeAll(async () => {
      const authority = await testAuthority();
      const issue = () => authority.issue({ commonName: 'old.ex.test', dnsNames: HOSTS });
      [present, next, ca] = [await issue(), await issue(), authority.certificatePem];
      postfix = await startMailServers({
        authority,
        mainCf: `virtual_mailbox_domains = ex.test\nvirtual_mailbox_maps = inline:{ postmaster@ex.test=known }
default_transport = lmtp:unix:/dev/null`,
        mxListeners: [
          { certificate: present },
          { certificate: next },
          { certificate: present, parameters: ['virtual_mailbox_maps=static:all'] },
          {
            certificate: present,
            parameters: ['mynetworks=127.0.0.0/8', 'smtpd_relay_restrictions=permit_mynetworks,reject'],
          },
        ],
      });
    });

    afterAll(async () => {
      await postfix?.stop();
    });

    const mx = (listener: number): Host => ({ port: postfix.mxPorts[listener] ?? 0 });

    const healthyLines = (tlsa: string, domain = DOMAIN): string => `@ MX 10 old
@ MX 20 new
old A ${OLD}
new A ${NEW}
@ TXT "v=spf1 mx -all"
_25._tcp.old TLSA ${tlsa}
_25._tcp.old TLSA ${SPARE}
_25._tcp.new TLSA ${tlsa}
_25._tcp.new TLSA ${SPARE}
s1._domainkey TXT ${ED25519}
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@${domain}"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@${domain}"`;

    /** Runs a gate on the healthy domain, with what is different. */
    async function judge({
      tlsa = tlsaOf(present),
      delegation = 'signed',
      second,
      listener = 0,
      domain = DOMAIN,
      inputs = {},
    }: {
      readonly tlsa?: string;
      readonly delegation?: Delegation;
      readonly second?: RealZonesOptions['second'];
      readonly listener?: number;
      readonly domain?: string;
      readonly inputs?: Readonly<Record<string, string>>;
    } = {}): Promise<readonly string[]> {
      const own = { ...realZone(domain, healthyLines(tlsa, domain), { serial: 7 }), delegation };
      await using zones = await publishZones({ domains: [own], others: [REVERSE], second });
      const report = await runRealGate(zones, {
        inputs: { domain, 'tls-ca': ca, 'dkim-selectors': 's1', 'outbound-ips': `${OLD}\n${NEW}`, ...inputs },
        hosts: { [OLD]: mx(listener), [NEW]: mx(listener) },
      });
      const trouble = troubleOf(report);
      expect(report.status === 'ok', linesOf(report).join('\n')).toBe(trouble.length === 0);
      return trouble;
    }

    it.concurrent('is plain ok for a healthy signed domain', async () => {
      expect(await judge()).toEqual([]);
      expect(await judge({ inputs: { 'probe-relay': 'true', 'probe-unknown-recipient': 'true' } })).toEqual([]);
    });

    it.concurrent('sees a TLSA record that fits no certificate', async () => {
      expect(await judge({ tlsa: tlsaOf(next) })).toContainEqual(expect.stringMatching(/^critical E_DANE_MISMATCH/));
    });

    it.concurrent('sees a DS record of another key', async () => {
      expect((await judge({ delegation: 'wrong' }))[0]).toMatch(/^critical E_DNSSEC_BOGUS/);
    });

    it.concurrent('sees a name server that does not have the zone', async () => {
      expect((await judge({ second: [realZone('other.test', '')] }))[0]).toMatch(
        /^critical E_NS_LAME .*ns2\.ex\.test .*REFUSED/,
      );
    });

    it.concurrent('sees a name server that says nothing', async () => {
      expect(await judge({ second: 'silent' })).toEqual([
        expect.stringMatching(/^warning E_NS_LAME .*ns2\.ex\.test .*does not answer/),
      ]);
    });

    it.concurrent('sees a secondary of yesterday', async () => {
      const stale = realZone(DOMAIN, healthyLines(tlsaOf(present)).replace('MX 10 old', 'MX 10 older'), { serial: 6 });
      expect((await judge({ delegation: 'unsigned', second: [stale] }))[0]).toMatch(/^critical E_NS_INCONSISTENT/);
    });

    it.concurrent.each([
      ['TCP', 'E_NS_TCP'],
      ['EDNS', 'E_NS_EDNS'],
    ] as const)('sees a name server without %s', async (lost, code) => {
      const own = { ...realZone(DOMAIN, healthyLines(tlsaOf(present))), delegation: 'unsigned' as const };
      await using zones = await publishZones({ domains: [own], others: [REVERSE] });
      await using second = await startUdpRelay(zones.ports.authority, lost);
      const report = await runRealGate(zones, {
        inputs: { domain: DOMAIN, 'mx-connect': 'false' },
        hosts: { '192.0.2.12': second },
      });
      expect(troubleOf(report).filter((line) => !line.includes('E_DANE_INSECURE'))).toEqual([
        expect.stringMatching(new RegExp(`^warning ${code} .*ns2\\.ex\\.test`)),
      ]);
    });

    it.concurrent('sees a mail server that knows nothing of the domain', async () => {
      const trouble = await judge({ domain: 'other.test' });
      expect(trouble).toContainEqual(expect.stringMatching(/^critical E_MX_NOT_RESPONSIBLE .*Relay access denied/));
    });

    it.concurrent('sees a mail server that takes mail for all the world', async () => {
      const trouble = await judge({ listener: 3, inputs: { 'probe-relay': 'true' } });
      expect(trouble[0]).toMatch(/^critical E_OPEN_RELAY/);
    });

    it.concurrent('sees a mail server that takes mail for unknown users', async () => {
      const trouble = await judge({ listener: 2, inputs: { 'probe-unknown-recipient': 'true' } });
      expect(trouble).toEqual([
        expect.stringMatching(/^warning E_MX_CATCH_ALL/),
        expect.stringMatching(/^warning E_MX_CATCH_ALL/),
      ]);
    });

    describe('as the program that is shipped', () => {
      it.concurrent.each([
        ['passes', 0, 0],
        ['fails', 1, 2],
      ] as const)('%s', async (_what, listener, exitCode) => {
        const own = { ...realZone(DOMAIN, healthyLines(tlsaOf(present))), delegation: 'signed' as const };
        await using zones = await publishZones({ domains: [own], others: [REVERSE] });
        const folder = await mkdtemp(join(tmpdir(), 'mail-probe-gate-'));
        try {
          await writeFile(join(folder, 'ca.pem'), ca);
          const inputs = {
            ...{ mode: 'mx', domain: DOMAIN, 'tls-ca': 'ca.pem', 'dkim-selectors': 's1' },
            'name-servers': `127.0.0.1:${zones.ports.authority}`,
            resolvers: `127.0.0.1:${zones.ports.resolver}`,
            'mx-addresses': 'old.ex.test 127.0.0.1\nnew.ex.test 127.0.0.1',
            'mx-port': String(postfix.mxPorts[listener]),
          };
          const run = await runCli(toArguments(inputs), { cwd: folder });
          expect(run, run.stdout + run.stderr).toMatchObject({ exitCode });
          if (exitCode > 0) expect(run.stdout).toContain('E_DANE_MISMATCH');
        } finally {
          await rm(folder, { recursive: true });
        }
      });
    });

    describe('publishes in the order that it prints', () => {
      const common = [
        `old.ex.test A ${OLD}`,
        '_dmarc.ex.test TXT "v=DMARC1; p=reject"',
        '_smtp._tls.ex.test TXT "v=TLSRPTv1; rua=mailto:tls@ex.test"',
      ];
      const spf = (text: string): string => `ex.test TXT "v=spf1 ${text}"`;
      const policyLines = (id: number): readonly string[] => [
        `_mta-sts.ex.test TXT "v=STSv1; id=${id}"`,
        `mta-sts.ex.test A ${POLICY}`,
      ];
      const keep = 'ip4:198.51.100.7 -all';
      const before = [...common, 'ex.test MX 10 old.ex.test.', spf(keep)];
      const after = [...common, `new.ex.test A ${NEW}`, 'ex.test MX 10 new.ex.test.', spf(keep)];
      const tlsaLines = (value: string): readonly string[] => [
        `_25._tcp.old.ex.test TLSA ${value}`,
        `_25._tcp.old.ex.test TLSA ${SPARE}`,
      ];

      interface Case {
        readonly from: readonly string[];
        readonly to: readonly string[];
        readonly first: RegExp;
        readonly steps: readonly string[];
        readonly policy?: string;
        readonly isSigned?: boolean;
        readonly inputs?: Readonly<Record<string, string>>;
        /** Sets that end otherwise than the plan has them. */
        readonly others?: readonly string[];
      }
      const moved = ['publish A', 'wait', 'do', 'publish MX', 'wait', 'wait', 'do'];
      const cases: Readonly<Record<string, () => Case>> = {
        'case 1: to a new host': () => ({ from: before, to: after, first: /^warning E_ORDER/, steps: moved }),
        'case 3: to a new host under an enforced policy': () => ({
          from: [...before, `new.ex.test A ${NEW}`, ...policyLines(1)],
          to: [...after, ...policyLines(2)],
          policy: policyBody('enforce', ['old.ex.test']),
          first: /^critical E_STS_MX_MISMATCH/,
          steps: ['do', 'publish TXT', 'wait', 'do', 'publish MX', 'wait', 'do', 'publish TXT', 'wait', 'do'],
          // The last policy has an identifier of its own.
          others: ['TXT _mta-sts.ex.test'],
        }),
        'case 6: the end of a policy': () => ({
          from: [...before, ...policyLines(1)],
          to: before,
          policy: policyBody('enforce', ['old.ex.test']),
          first: /^critical E_STS_REMOVED/,
          steps: ['do', 'publish TXT', 'wait', 'remove TXT', 'remove A'],
        }),
        'case 7: to a new key': () => ({
          from: [...before, ...tlsaLines(tlsaOf(present))],
          to: [...before, ...tlsaLines(tlsaOf(next))],
          isSigned: true,
          first: /^critical E_DANE_MISMATCH/,
          steps: ['publish TLSA', 'wait', 'do', 'do', 'publish TLSA'],
        }),
        'case 10: to a new host, while the old one still sends': () => ({
          from: [...common, 'ex.test MX 10 old.ex.test.', spf('mx -all')],
          to: [...common, `new.ex.test A ${NEW}`, 'ex.test MX 10 new.ex.test.', spf('mx -all')],
          inputs: { 'outbound-ips': OLD },
          first: /^critical E_SPF_FAIL/,
          steps: ['publish TXT', ...moved],
          others: ['TXT ex.test'],
        }),
      };

      it.concurrent.each(Object.entries(cases))('%s', async (_name, make) => {
        const { from, to, first, steps, policy, isSigned = false, inputs = {}, others = [] } = make();
        const start: PublishedState = { sets: recordSets(from, 600), policy, renewed: [] };
        const planned = recordSets(to, 600);
        const delegation = isSigned ? 'signed' : 'unsigned';

        /** Judges a state as it is published, and what is planned on top of it. */
        const judgeState = async (state: PublishedState, serial: number, stage: string, plan?: RecordSets) => {
          const published = { ...zoneText(DOMAIN, state, serial), delegation } as const;
          await using zones = await publishZones({ domains: [published], others: [REVERSE] });
          await using host = await startPolicyHost({ body: state.policy ?? '', name: `mta-sts.${DOMAIN}` });
          const zone = plan && zoneText(DOMAIN, { sets: plan }, stage === 'after' ? serial : serial + 1).text;
          return await runRealGate(zones, {
            inputs: {
              ...{ domain: DOMAIN, stage, 'mx-connect': 'true', 'tls-ca': ca, ...inputs },
              ...(zone === undefined ? {} : { zone: 'plan.zone' }),
            },
            files: zone === undefined ? {} : { 'plan.zone': zone },
            hosts: { [OLD]: mx(state.renewed.length), [NEW]: mx(state.renewed.length), [POLICY]: host },
          });
        };

        const whole = await judgeState(start, 1, 'planned', planned);
        expect(troubleOf(whole)[0], linesOf(whole).join('\n')).toMatch(first);
        const order = whole.checks[0]?.facts.gate?.order ?? [];
        expect(
          order.map(({ kind, text }) =>
            kind === 'publish' || kind === 'remove' ? text.split(' ', 2).join(' ') : kind,
          ),
        ).toEqual(steps);
        let state = start;
        let serial = 1;
        for (const step of order) {
          const then = afterStep(state, step);
          if (!then) continue;
          if (then.sets !== state.sets) {
            const report = await judgeState(state, serial, 'planned', then.sets);
            expect(linesOf(report).filter(isRed), `before: ${step.text}`).toEqual([]);
          }
          serial += 1;
          const report = await judgeState(then, serial, 'live');
          expect(linesOf(report).filter(isRed), `after: ${step.text}`).toEqual([]);
          state = then;
        }
        const report = await judgeState(state, serial, 'after', state.sets);
        expect(linesOf(report).filter((line) => !line.startsWith('notice'))).toEqual([]);
        expect(report.status).toBe('ok');
        const comparable = (sets: RecordSets) =>
          Object.fromEntries(
            [...sets].filter(([key]) => !others.includes(key)).map(([key, { values }]) => [key, [...values].sort()]),
          );
        expect(comparable(state.sets)).toEqual(comparable(planned));
      });
    });
  });
});

function isRed(line: string): boolean {
  return !/^(?:notice|warning) /.test(line);
}

/** `3 1 1` and the digest of the key of a certificate. */
function tlsaOf({ certificatePem }: IssuedCertificate): string {
  const key = new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'der' });
  return `3 1 1 ${createHash('sha256').update(key).digest('hex')}`;
}
