/** Reads the facts of a run that are compared with those of earlier runs. */
import type { ConnectionFacts } from '../../model/facts.ts';
import type { CheckResult } from '../../model/report.ts';
import { softwareOf } from './banner.ts';
import { comparable } from './capabilities.ts';
import { issuerOf, namesOf } from './certificate.ts';
import { cipherClass } from './cipher-class.ts';
import { FACETS, type Facet } from './facets.ts';
import type { Sight } from './fold-fact.ts';
import { loginWords } from './login.ts';

/** A longer value is that of no real server, and too much for a history. */
const MAX_VALUE = 3000;

/** A fact of a run, and what it means when it differs. */
export interface Seen extends Sight {
  readonly facet: Facet;
}

/** A certificate and the server that showed it. */
export interface SeenCertificate {
  readonly subject: string;
  readonly validTo: string;
}

/** Returns the facts of a run, each once: a second connection to the same server says nothing new. */
export function factsSeenIn({ connections, facts }: CheckResult): readonly Seen[] {
  const seen = new Map<string, Seen>();
  const all = [...connections.flatMap(sightsOfConnection), ...mxOf(facts.gate)];
  for (const each of all) if (each.value.length <= MAX_VALUE && !seen.has(each.subject)) seen.set(each.subject, each);
  return [...seen.values()];
}

/** Returns the ends of the certificates of servers. A date that cannot be read is the epoch. */
export function certificatesOf({ connections }: CheckResult): readonly SeenCertificate[] {
  const ends = new Map<string, string>();
  for (const connection of connections) {
    const subject = subjectOf(connection, FACETS.renewal);
    const validTo = connection.tls?.chain[0]?.validTo;
    if (validTo !== undefined && Date.parse(validTo) > 0 && !ends.has(subject)) ends.set(subject, validTo);
  }
  return [...ends].map(([subject, validTo]) => ({ subject, validTo }));
}

/** `smtp mail.example.org after login`. */
function subjectOf({ protocol, host, address }: ConnectionFacts, { suffix }: Facet): string {
  return `${protocol} ${(host ?? address).toLowerCase().slice(0, 255)} ${suffix}`;
}

function sightsOfConnection(connection: ConnectionFacts): readonly Seen[] {
  const { protocol, address, greeting, capabilities, login, tls } = connection;
  const [leaf] = tls?.chain ?? [];
  const listOf = (list: readonly string[] | undefined): string | undefined => list && comparable(protocol, list);
  const values: readonly (readonly [Facet, string | undefined])[] = [
    [FACETS.address, address],
    [FACETS.banner, softwareOf(greeting ?? '') || undefined],
    [FACETS.beforeTls, listOf(capabilities?.['before-tls'])],
    [FACETS.beforeLogin, listOf(capabilities?.['before-login'])],
    [FACETS.afterLogin, listOf(capabilities?.['after-login'])],
    [FACETS.version, tls?.version === 'unknown' ? undefined : tls?.version],
    [FACETS.cipher, tls && cipherClass(tls.cipher, tls.version)],
    [FACETS.issuer, leaf && issuerOf(leaf)],
    [FACETS.key, leaf?.key],
    [FACETS.names, leaf && namesOf(leaf)],
    [FACETS.fingerprint, leaf?.fingerprint256],
    [FACETS.login, login && loginWords(login)],
  ];
  return values.flatMap(([facet, value]) =>
    value === undefined ? [] : [{ kind: facet.kind, subject: subjectOf(connection, facet), value, facet }],
  );
}

function mxOf(gate: CheckResult['facts']['gate']): readonly Seen[] {
  const set = gate?.records.find(({ name, type }) => type === 'MX' && name === gate.domain)?.published;
  if (gate === undefined || set === undefined) return [];
  const { mx: facet } = FACETS;
  const value = set.values.toSorted().join(', ');
  return [{ kind: facet.kind, subject: `mx ${gate.domain} ${facet.suffix}`, value, facet }];
}
