/** Whether a plan is what name servers and resolvers say by now. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { grouped } from '../../text/counted.ts';
import type { Concern } from '../concern.ts';
import { lineOf } from './change-kind.ts';
import { isSpfText, setLabel } from './record-sets.ts';
import type { ServerView } from './server-view.ts';

/**
 * Holds the plan against what every authoritative server says. A server that says nothing is the matter of other checks;
 * a set about which no server says anything is unknown. TTLs are not compared.
 */
export function checkPublished(
  changes: readonly RecordSetFacts[],
  perServer: readonly ServerView[],
): readonly Concern[] {
  return changes.flatMap((facts) => {
    const views = perServer.filter(({ set }) => set === setLabel(facts));
    const said = views.filter(({ values }) => values !== undefined);
    if (views.length > 0 && said.length === 0) return [unknownSet(facts, views)];
    const behind = said.filter((view) => isOld(view, facts));
    return behind.length === 0 ? [] : [notPublished(facts, behind, said.length)];
  });
}

function unknownSet(facts: RecordSetFacts, views: readonly ServerView[]): Concern {
  const label = setLabel(facts);
  const { server, failure } = views[0] ?? {};
  return {
    code: failure === 'SERVFAIL' ? 'E_DNS_SERVFAIL' : failure === 'REFUSED' ? 'E_DNS_REFUSED' : 'E_DNS_TIMEOUT',
    severity: 'unknown',
    subject: label,
    message: `No name server says whether ${label} is published (${server}: ${failure}).`,
    hint: `Ask one of them by hand: dig ${digServer(server)} ${facts.name} ${facts.type} +norecurse`,
    source: lineOf(facts),
  };
}

function notPublished(facts: RecordSetFacts, behind: readonly ServerView[], count: number): Concern {
  const label = setLabel(facts);
  const isAll = behind.length === count;
  const said = isAll && isOneAnswer(behind) ? behind.slice(0, 1) : behind;
  const who = (view: ServerView): string => (said.length < behind.length ? 'Every name server' : view.server);
  const found = said.map((view) => `${who(view)} says ${valuesText(view.values)}`).join(', and ');
  const [first] = behind;
  const serial = `Compare the serial numbers (dig ${facts.name} +nssearch), and let the servers that are behind load the zone again.`;
  return {
    code: 'E_PLAN_NOT_PUBLISHED',
    severity: 'critical',
    subject: label,
    message: `${found}, where the plan has ${valuesText(facts.planned?.values)} for ${label}.`,
    hint: isAll
      ? `Publish the plan, and ask again: dig ${digServer(first?.server)} ${facts.name} ${facts.type} +norecurse`
      : serial,
    source: lineOf(facts),
  };
}

/** Warns of resolvers that have the published records from before the change. */
export function checkResolvers(
  changes: readonly RecordSetFacts[],
  perResolver: readonly ServerView[],
): readonly Concern[] {
  return changes.flatMap((facts): readonly Concern[] => {
    const said = perResolver.filter(({ set, values }) => set === setLabel(facts) && values !== undefined);
    const stale = said.filter((view) => isOld(view, facts));
    if (stale.length === 0) return [];
    const label = setLabel(facts);
    const seconds = Math.max(...stale.map(({ ttl = 0 }) => ttl));
    const servers = stale.map(({ server }) => server).join(', ');
    const [old] = stale;
    return [
      {
        code: 'E_RESOLVERS_STALE',
        severity: 'warning',
        subject: label,
        message: `${stale.length} of ${said.length} resolvers (${servers}) still ${stale.length === 1 ? 'has' : 'have'} ${valuesText(old?.values)} for ${label}, for ${grouped(seconds)} s more.`,
        hint: `Wait ${seconds} s, and keep what the old records name running until then.`,
        source: lineOf(facts),
      },
    ];
  });
}

/** Whether a server says something else than the plan. Beside an unchanged SPF record other texts do not count. */
function isOld({ values = [] }: ServerView, facts: RecordSetFacts): boolean {
  const wanted = facts.planned?.values ?? [];
  const isSpfOnly = facts.type === 'TXT' && facts.change === 'same' && wanted.every(isSpfValue);
  const found = isSpfOnly ? values.filter(isSpfValue) : values;
  return [...found].sort().join('\n') !== [...wanted].sort().join('\n');
}

function isSpfValue(value: string): boolean {
  return isSpfText(value.slice(1).replace(/"$/, ''));
}

function isOneAnswer(views: readonly ServerView[]): boolean {
  return new Set(views.map(({ values }) => values?.join('\n'))).size === 1;
}

function valuesText(values: readonly string[] = []): string {
  return values.length === 0 ? 'no record' : values.join(', ');
}

/** How dig is told to ask a server: `@ns1.example.org`, `@192.0.2.53 -p 5353`. */
function digServer(server = ''): string {
  const [name = ''] = server.split(' ', 1);
  const [, address, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(name) ?? [];
  const isBareIpv6 = !name.startsWith('[') && name.split(':').length > 2;
  return address === undefined || isBareIpv6 ? `@${name}` : `@${address} -p ${port}`;
}
