/** What can be wrong with the servers of a zone, in words. */
import type { Omission } from '../../dns/authority/authoritative-zone.ts';
import type { ZoneStanding } from '../../dns/authority/authority.ts';
import type { ServerDifference } from '../../dns/authority/survey-servers.ts';
import { typeLabel } from '../../dns/record-types.ts';
import type { Concern } from '../concern.ts';

/** `192.0.2.1` in `ns1.example.org (192.0.2.1)`. */
function addressIn(server: string): string {
  return server.slice(server.lastIndexOf('(') + 1).replace(')', '');
}

/** A server that is asked for the zone and has it not, or says nothing. */
export function lame(zone: string, server: string, standing: ZoneStanding, detail: string | undefined): Concern {
  // Silence of one server may lie on the way to it; an answer does not.
  const isSilent = standing === 'silent' && detail !== 'ECONNREFUSED';
  const what =
    standing === 'silent'
      ? `does not answer for ${zone}`
      : standing === 'referral'
        ? `refers to other servers for ${zone}`
        : `does not serve ${zone}`;
  return {
    code: 'E_NS_LAME',
    severity: isSilent ? 'warning' : 'critical',
    subject: server,
    message: `The name server ${server} ${what}${detail === undefined ? '' : ` (${detail})`}, so senders that ask it wait, or find no mail server.`,
    hint: `Let it serve the zone, or remove it from the NS records and from the delegation. Try it with: dig @${addressIn(server)} ${zone} SOA +norecurse`,
  };
}

/** So many questions are named. */
const MAX_QUESTIONS = 5;

/** A server that has the zone, and does not answer some questions that others answer. */
export function omitted(server: string, questions: readonly string[], { detail, name, type }: Omission): Concern {
  const others = questions.length - MAX_QUESTIONS;
  const more = others > 0 ? ` and ${others} more` : '';
  return {
    code: 'E_NS_LAME',
    severity: 'warning',
    subject: server,
    message: `The name server ${server} gives no answer for ${questions.slice(0, MAX_QUESTIONS).join(', ')}${more} (${detail}), and others do: senders that ask it wait.`,
    hint: `Look at what it says: dig @${addressIn(server)} ${name} ${typeLabel(type)} +norecurse`,
  };
}

/** A server that cannot be found. */
export function withoutAddress(zone: string, host: string, outcome: 'nxdomain' | 'nodata'): Concern {
  return {
    code: 'E_NS_LAME',
    severity: 'critical',
    subject: host,
    message: `The name server ${host} of ${zone} ${outcome === 'nxdomain' ? 'does not exist' : 'has no address'}.`,
    hint: `Publish its address, or remove it from the NS records and from the delegation.`,
  };
}

/** RFC 1034 section 4.2.2: both lists should be the same. */
export function oneListOnly(zone: string, host: string, isDelegated: boolean): Concern {
  return {
    code: 'E_NS_INCONSISTENT',
    severity: 'info',
    subject: `${zone} ${host}`,
    message: isDelegated
      ? `The zone above ${zone} names the name server ${host}, and the zone itself does not.`
      : `The zone ${zone} names the name server ${host}, and the zone above it does not.`,
    hint: 'Let the NS records of the zone and the delegation at the registrar name the same servers.',
  };
}

/** RFC 9210 section 3: servers must answer over TCP. */
export function noTcp(zone: string, server: string, detail: string | undefined): Concern {
  return {
    code: 'E_NS_TCP',
    severity: 'warning',
    subject: server,
    message: `The name server ${server} does not answer for ${zone} over TCP${detail === undefined ? '' : ` (${detail})`}, so answers that have no room in a datagram are lost.`,
    hint: 'Open TCP port 53 at the server and in every firewall before it. Long TXT records and signed answers need it.',
  };
}

/** Questions over UDP are lost. */
export function noUdp(zone: string, server: string): Concern {
  return {
    code: 'E_NS_LAME',
    severity: 'warning',
    subject: server,
    message: `The name server ${server} answers for ${zone} over TCP only: questions over UDP came to nothing.`,
    hint: 'Open UDP port 53 at the server and in every firewall before it.',
  };
}

/** RFC 6891 section 7: a server that does not know EDNS says so. */
export function noEdns(server: string): Concern {
  return {
    code: 'E_NS_EDNS',
    severity: 'warning',
    subject: server,
    message: `The name server ${server} passes over questions with EDNS, so resolvers wait before they ask it again without.`,
    hint: `Update it, or look for a firewall that drops such questions. Try it with: dig @${addressIn(server)} . SOA +edns=0`,
  };
}

/** Servers that do not agree. */
export function different(
  what: ServerDifference['what'],
  name: string,
  shown: readonly string[],
  refresh: number | undefined,
): Concern {
  const isMail = what === 'mail hosts';
  const noun = { serial: 'serial number', 'name servers': 'list of name servers', 'mail hosts': 'list of mail hosts' }[
    what
  ];
  const wait = refresh === undefined ? '' : ` A secondary asks for it at least every ${refresh} s.`;
  return {
    code: 'E_NS_INCONSISTENT',
    severity: isMail ? 'critical' : 'warning',
    subject: `${name} ${what}`,
    message: `The name servers give different answers: the ${noun} of ${name} is ${shown.join(', and ')}.`,
    hint: `Look whether the transfer of the zone works, and run it again when all servers have the same version.${wait}`,
  };
}

/** Another question with different answers. */
export function divided(question: string, shown: readonly string[], isBalanced: boolean): Concern {
  return {
    code: 'E_NS_INCONSISTENT',
    severity: isBalanced ? 'info' : 'critical',
    subject: question,
    message: `The name servers give different answers for ${question}: ${shown.join(', and ')}.`,
    hint: isBalanced
      ? 'This is right where the servers spread the load. Otherwise look whether the transfer of the zone works.'
      : 'Look whether the transfer of the zone works, and run it again when all servers have the same version.',
  };
}
