/** Does what the steps of an order of publication say, one by one, as the owner of a zone would. */
import type { PublicationStep } from '../../../src/model/gate-facts.ts';
import { realZone } from './real-zones.ts';

/** Sets of records by `TYPE name`: values as a master file has them. */
export type RecordSets = ReadonlyMap<string, { readonly values: readonly string[]; readonly ttl: number }>;

/** What the outside sees of a domain. */
export interface PublishedState {
  readonly sets: RecordSets;
  /** The policy that is served. */
  readonly policy?: string | undefined;
  /** Hosts that have the new certificate. */
  readonly renewed: readonly string[];
}

/** Reads lines such as `mx1.ex.test A 192.0.2.1` with absolute names. */
export function recordSets(lines: readonly string[], ttl: number): RecordSets {
  const sets = new Map<string, { values: string[]; ttl: number }>();
  for (const line of lines) {
    const [, name = '', type = '', value = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
    const key = `${type} ${name}`;
    sets.set(key, { values: [...(sets.get(key)?.values ?? []), value], ttl });
  }
  return sets;
}

/** The state after a step; undefined when the step changes nothing that can be seen. @throws Error for an unknown step */
export function afterStep(state: PublishedState, { kind, text }: PublicationStep): PublishedState | undefined {
  const [, type, name, data = '', ttl] = /^(?:publish|remove) (\S+) (\S+)(?: (.*) \(TTL (\d+)\))?$/.exec(text) ?? [];
  const key = `${type} ${name}`;
  const sets = new Map(state.sets);
  switch (kind) {
    case 'wait':
      return undefined;
    case 'remove':
      if (!sets.delete(key)) throw new Error(`Nothing to remove: ${text}`);
      return { ...state, sets };
    case 'publish':
      if (ttl === undefined) throw new Error(`Not understood: ${text}`);
      sets.set(key, { values: type === 'TXT' ? [data] : data.split(', '), ttl: Number(ttl) });
      return { ...state, sets };
    case 'do':
      return afterDeed(state, text);
  }
}

function afterDeed(state: PublishedState, text: string): PublishedState | undefined {
  const policy = /^serve the policy "([^"]*)"/.exec(text)?.[1];
  if (policy !== undefined)
    return {
      ...state,
      policy: policy
        .split(' | ')
        .map((line) => `${line}\r\n`)
        .join(''),
    };
  const renewed = /^install the certificate with the new key on (\S+)$/.exec(text)?.[1];
  if (renewed !== undefined) return { ...state, renewed: [...state.renewed, renewed] };
  if (/^(?:see that|stop accepting|move all sending)/.test(text)) return undefined;
  throw new Error(`Not understood: ${text}`);
}

/** The zone of a state. */
export function zoneText(origin: string, { sets }: Pick<PublishedState, 'sets'>, serial: number) {
  const lines = [...sets].flatMap(([key, { values, ttl }]) => {
    const [type = '', name = ''] = key.split(' ');
    return values.map((value) => `${name}. ${ttl} ${type} ${value}`);
  });
  return realZone(origin, lines.join('\n'), { serial, ttl: 600 });
}
