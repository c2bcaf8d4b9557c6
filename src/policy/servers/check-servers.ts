/** The servers of a zone: whether each of them has it, over every way, and whether they agree. */
import type { Division, Omission } from '../../dns/authority/authoritative-zone.ts';
import type { Authority, AuthorityServer } from '../../dns/authority/authority.ts';
import { differencesOf, type ServerReport } from '../../dns/authority/survey-servers.ts';
import { showServer } from '../../dns/query/name-server.ts';
import { typeLabel } from '../../dns/record-types.ts';
import { ipFamily } from '../../system/ip-family.ts';
import type { Concern } from '../concern.ts';
import { unanswered } from '../failed-lookup.ts';
import * as concerns from './concerns.ts';
import { divisionConcerns } from './divisions.ts';

/** What the servers have shown. */
export interface CheckedServers {
  readonly concerns: readonly Concern[];
  /** What was not tested because of this machine, a sentence each. */
  readonly untested: readonly string[];
}

/**
 * Checks what every server has said.
 *
 * @param reports of `surveyServers`
 * @param divisions where servers have answered other questions differently
 * @param omissions what single servers have left without an answer
 */
export function checkServers(
  domain: string,
  authority: Authority,
  reports: readonly ServerReport[],
  divisions: readonly Division[] = [],
  omissions: readonly Omission[] = [],
): CheckedServers {
  const { zone } = authority;
  const concernsFound: Concern[] = [...hostConcerns(authority)];
  const untested: string[] = [];
  const heard = reports.filter(({ soa }) => soa.standing !== 'silent' && soa.standing !== 'unreachable');
  if (reports.length > 0 && heard.length === 0) {
    const failure = reports.find(({ soa }) => soa.standing === 'silent')?.soa.detail ?? reports[0]?.soa.detail;
    const none = unanswered(zone, 'SOA', { outcome: 'failed', records: [], aliases: [], failure });
    return { concerns: [...concernsFound, ...(none ? [none] : [])], untested };
  }
  const families = new Set(heard.map(({ server }) => ipFamily(server.address)));
  const hasTcp = reports.some(({ tcp }) => tcp.standing === 'authoritative');
  for (const report of reports) {
    const { server, soa } = report;
    const isReached =
      soa.standing !== 'unreachable' && (soa.standing !== 'silent' || families.has(ipFamily(server.address)));
    if (!isReached) {
      untested.push(
        `The name server ${named(server)} of ${zone} was not tested: this machine does not reach it (${soa.detail ?? 'no route'}).`,
      );
      continue;
    }
    if (soa.standing !== 'authoritative')
      concernsFound.push(concerns.lame(zone, named(server), soa.standing, soa.detail));
    else concernsFound.push(...wayConcerns(zone, report, hasTcp, untested));
  }
  return {
    concerns: [
      ...concernsFound,
      ...differences(domain, zone, reports),
      ...divisionConcerns(divisions, domain, zone),
      ...reports.flatMap((report) => omissionConcerns(report, omissions)),
    ],
    untested,
  };
}

/** `ns1.example.org (192.0.2.1)`; the address alone where the user has named an address. */
function named(server: AuthorityServer): string {
  const address = showServer(server);
  return server.host === address || server.host === server.address ? address : `${server.host} (${address})`;
}

/** A server that has the zone, and leaves some questions without an answer. */
function omissionConcerns({ server, soa }: ServerReport, omissions: readonly Omission[]): readonly Concern[] {
  if (soa.standing !== 'authoritative') return [];
  const own = omissions.filter((each) => each.server.address === server.address && each.server.port === server.port);
  const [first] = own;
  if (!first) return [];
  const questions = own.map(({ type, name }) => `${typeLabel(type)} ${name}`);
  return [concerns.omitted(named(server), questions, first)];
}

function hostConcerns({ zone, hosts }: Authority): readonly Concern[] {
  return hosts.flatMap(({ name, addresses, failure, isDelegated, isListed }): readonly Concern[] => {
    const found: Concern[] = [];
    if (isDelegated !== undefined && isListed !== undefined && isDelegated !== isListed) {
      found.push(concerns.oneListOnly(zone, name, isDelegated));
    }
    if (addresses.length > 0) return found;
    if (failure === 'nxdomain' || failure === 'nodata') return [...found, concerns.withoutAddress(zone, name, failure)];
    const unknown = unanswered(name, 'A', { outcome: 'failed', records: [], aliases: [], failure });
    return unknown ? [...found, unknown] : found;
  });
}

/** The ways to a server that has the zone. */
function wayConcerns(
  zone: string,
  { server, soa, tcp, edns }: ServerReport,
  hasTcp: boolean,
  untested: string[],
): readonly Concern[] {
  const found: Concern[] = [];
  const name = named(server);
  if (tcp.standing === 'unreachable' || (tcp.standing === 'silent' && tcp.detail === 'timeout' && !hasTcp)) {
    untested.push(
      `Whether ${name} answers over TCP was not tested: this machine reaches no name server of ${zone} over TCP.`,
    );
  } else if (tcp.standing !== 'authoritative') found.push(concerns.noTcp(zone, name, tcp.detail));
  if (edns === 'dropped') found.push(concerns.noEdns(name));
  // The answer came over TCP because questions over UDP were passed over.
  if (soa.answer.udp === 'silence' && soa.answer.transport === 'tcp') found.push(concerns.noUdp(zone, name));
  return found;
}

function differences(domain: string, zone: string, reports: readonly ServerReport[]): readonly Concern[] {
  return differencesOf(reports).flatMap(({ what, values }): readonly Concern[] => {
    // Servers of several providers count each for themselves.
    if (what === 'serial' && primariesOf(reports).size > 1) return [];
    const shown = values.map(
      ({ value, servers }) => `${value === '' ? 'none' : value} at ${servers.map(named).join(' and ')}`,
    );
    return [concerns.different(what, what === 'mail hosts' ? domain : zone, shown, refreshOf(reports))];
  });
}

function primariesOf(reports: readonly ServerReport[]): ReadonlySet<string> {
  return new Set(reports.flatMap((report) => soaDataOf(report).map(({ primary }) => primary)));
}

function refreshOf(reports: readonly ServerReport[]): number | undefined {
  return reports.flatMap(soaDataOf)[0]?.refresh;
}

function soaDataOf({ soa }: ServerReport): readonly { readonly primary: string; readonly refresh: number }[] {
  return (soa.answer.message?.answers ?? []).flatMap(({ data }) => (data.type === 'SOA' ? [data] : []));
}
