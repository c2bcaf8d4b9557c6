/** The name server of the sandbox says what NSD says of the same zone. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import packet, { type DecodedPacket } from 'dns-packet';
import { expect, it } from 'vitest';
import { startNameServer } from '../../src/sandbox/dns/name-server.ts';
import { EDNS } from '../support/dns/scripted-dns.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { openNameServers } from '../support/name-servers/name-servers.ts';

const ZONE = `$ORIGIN ex.test.
$TTL 300
@ 900 IN SOA ns1 dns ( 7 3600 600 86400 60 )
@ NS ns1
ns1 A 127.0.0.1
@ MX 10 mx1
@ MX 20 mx2.far.test.
@ TXT "v=spf1 mx -all"
mx1 A 192.0.2.25
mx1 AAAA 2001:db8::25
_25._tcp.mx1 TLSA 3 1 1 ${'ab'.repeat(32)}
@ CAA 0 issue "ca.test; a=b"
alias CNAME mx1
far CNAME host.far.test.
broken CNAME none
*.wild A 192.0.2.77
*.wild MX 5 mx1
x.y.wild TXT "here"
a.b.c TXT "say \\"hi\\"" "twice" ""
sub NS ns.sub
sub DS 1 13 2 ${'cd'.repeat(32)}
ns.sub A 192.0.2.53
_imaps._tcp SRV 0 1 993 mx1
big TXT ${Array.from({ length: 6 }, (_each, index) => `"${String(index).repeat(250)}"`).join(' ')}
`;

const NAMES = [
  ...['ex.test', 'EX.Test', 'mx1.ex.test', '_25._tcp.mx1.ex.test', '_tcp.mx1.ex.test', 'alias.ex.test'],
  ...['far.ex.test', 'broken.ex.test', 'wild.ex.test', 'q.wild.ex.test', 'p.q.wild.ex.test', 'y.wild.ex.test'],
  ...['z.y.wild.ex.test', 'x.y.wild.ex.test', 'c.ex.test', 'a.b.c.ex.test', 'none.ex.test', 'sub.ex.test'],
  ...['deep.sub.ex.test', 'ns.sub.ex.test', '_imaps._tcp.ex.test', 'big.ex.test', 'other.test'],
];
const TYPES = ['A', 'AAAA', 'NS', 'MX', 'TXT', 'SOA', 'CNAME', 'TLSA', 'CAA', 'SRV', 'DS'] as const;

/** Asks over UDP until there is an answer. */
async function ask(port: number, name: string, type: (typeof TYPES)[number], hasEdns: boolean): Promise<DecodedPacket> {
  const socket = createSocket('udp4');
  const additionals = hasEdns ? [EDNS] : [];
  try {
    socket.send(packet.encode({ type: 'query', id: 7, questions: [{ type, name }], additionals }), port, '127.0.0.1');
    const [message] = (await once(socket, 'message')) as [Buffer];
    return packet.decode(message);
  } finally {
    socket.close();
  }
}

/** What must be the same; NSD adds addresses and name servers of its own accord where they are only of use. */
function essence(message: DecodedPacket): unknown {
  const {
    rcode,
    flag_aa,
    flag_tc,
    answers = [],
    authorities = [],
    additionals = [],
  } = message as DecodedPacket & {
    readonly rcode: string;
  };
  if (flag_tc) return { rcode, flag_aa, flag_tc };
  const lines = (records: readonly object[]): readonly string[] =>
    records
      .map((record) => {
        const { name, type, ttl, data } = record as { name: string; type: string; ttl?: number; data?: unknown };
        // Compressed names come in the case of the question.
        return JSON.stringify([name, type, ttl, data]).toLowerCase();
      })
      .sort();
  const isEmpty = answers.length === 0 || rcode === 'NXDOMAIN';
  const edns = additionals.some(({ type }) => type === 'OPT');
  return { rcode, flag_aa, edns, answers: lines(answers), authorities: isEmpty ? lines(authorities) : [] };
}

describeWithNameServers('the name server of the sandbox', () => {
  it('says what NSD says', async () => {
    await using servers = await openNameServers();
    const nsd = await servers.serve([{ origin: 'ex.test', text: ZONE }]);
    await using sandbox = await startNameServer([{ origin: 'ex.test', text: ZONE }]);
    const questions = NAMES.flatMap((name) =>
      TYPES.flatMap((type) => [true, false].map((edns) => ({ name, type, edns }))),
    );
    const said = async (port: number): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      for (const { name, type, edns } of questions) {
        answers.push([name, type, edns, essence(await ask(port, name, type, edns))]);
      }
      return answers;
    };
    expect(await said(sandbox.port)).toEqual(await said(nsd));
  });
});
