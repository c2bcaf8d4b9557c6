/** Reads a plan of a test. */

import { type PlanQuery, readPlan } from '../../../../src/dns/plan/read-plan.ts';
import type { PlanFile } from '../../../../src/dns/plan-file.ts';
import type { PlannedZone } from '../../../../src/dns/planned-zone.ts';
import { issueLine, plainData, recordLine } from '../read-zone.ts';

export interface ReadPlanned {
  readonly zones: readonly PlannedZone[];
  /** Of all zones: `name ttl data @line`. */
  readonly lines: readonly string[];
  /** `name type -> target @line`. */
  readonly flattened: readonly string[];
  /** `name type reason`. */
  readonly unknown: readonly string[];
  /** `name type -all` or `name type -data`. */
  readonly changes: readonly string[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export async function planOf(
  files: Readonly<Record<string, string | object>>,
  query: Partial<PlanQuery> = {},
): Promise<ReadPlanned> {
  const texts = Object.entries(files).map(([path, content]): PlanFile => {
    const text = typeof content === 'string' ? content : JSON.stringify(content, undefined, 1);
    return { path, octets: Buffer.from(text) };
  });
  const { zones, issues, notes } = await readPlan(texts, {
    domain: 'ex.test',
    format: 'auto',
    merge: 'auto',
    ...query,
  });
  return {
    zones,
    lines: zones.flatMap(({ records }) => records.map(recordLine)),
    flattened: zones.flatMap(({ flattened }) =>
      flattened.map(({ name, types, target, ttl, isProxied, hasDefaultTtl, source }) => {
        const flags = `${hasDefaultTtl ? ' default' : ''}${isProxied ? ' proxied' : ''}`;
        return `${name} ${ttl}${flags} ${types.join('+')} -> ${target} @${source.line}`;
      }),
    ),
    unknown: zones.flatMap(({ unknown }) => unknown.map(({ name, type = '*', reason }) => `${name} ${type} ${reason}`)),
    changes: zones.flatMap(({ changes }) =>
      changes.map(({ name, type, removed }) => {
        const gone = removed === 'all' ? 'all' : removed.map(plainData).join(', ');
        return `${name} ${type} -${gone}`;
      }),
    ),
    problems: issues.map(issueLine),
    notes: notes.map(issueLine),
  };
}
