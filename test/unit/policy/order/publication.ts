/** Changes of a mail domain, written down in short. */
import type { MtaStsFacts, RecordSetFacts } from '../../../../src/model/gate-facts.ts';
import { type Publication, planPublication } from '../../../../src/policy/order/plan-publication.ts';
import type { PublicationInput } from '../../../../src/policy/order/publication.ts';

export interface SetOptions {
  /** Of both sides; that of the published side where `plannedTtl` is given. */
  readonly ttl?: number;
  readonly plannedTtl?: number;
}

/** A record set: `set('MX ex.test', ['10 a.ex.test.'], ['10 b.ex.test.'])`; an empty list where there is none. */
export function set(
  label: string,
  published: readonly string[],
  planned: readonly string[],
  { ttl = 3600, plannedTtl = ttl }: SetOptions = {},
): RecordSetFacts {
  const [type = '', name = ''] = label.split(' ');
  const isSame = published.join() === planned.join() && ttl === plannedTtl;
  const change = isSame ? 'same' : published.length === 0 ? 'added' : planned.length === 0 ? 'removed' : 'changed';
  return {
    name,
    type,
    change,
    published: published.length > 0 ? { values: published, ttl } : undefined,
    planned: planned.length > 0 ? { values: planned, ttl: plannedTtl } : undefined,
  };
}

/** A record set that stays. */
export function same(label: string, values: readonly string[], options: SetOptions = {}): RecordSetFacts {
  return set(label, values, values, options);
}

/** A policy in mode enforce, for a week. */
export function policy(mx: readonly string[], changes: Partial<MtaStsFacts> = {}): MtaStsFacts {
  return { mode: 'enforce', maxAgeSeconds: 604_800, mx, origin: 'fetched', ...changes };
}

export function publication(
  changes: readonly RecordSetFacts[],
  rest: Partial<Omit<PublicationInput, 'changes'>> = {},
): Publication {
  return planPublication({ domain: 'ex.test', negativeTtl: 1800, selectors: [], outbound: [], ...rest, changes });
}

export function steps(...given: Parameters<typeof publication>): readonly string[] {
  return publication(...given).steps.map(({ text }) => text);
}

/** `E_ORDER subject` of each concern. */
export function orders(...given: Parameters<typeof publication>): readonly string[] {
  return publication(...given).concerns.map(({ code, subject }) => `${code} ${subject}`);
}
