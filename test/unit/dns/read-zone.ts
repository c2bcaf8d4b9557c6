/** Reads a master file of a test. */
import type { Include } from '../../../src/dns/plan-file.ts';
import { planBudget } from '../../../src/dns/plan-file.ts';
import { dataKey, type PlannedRecord } from '../../../src/dns/planned-zone.ts';
import { readZoneFile } from '../../../src/dns/zone/read-zone-file.ts';
import { ZoneIssues } from '../../../src/dns/zone-issues.ts';
import type { Issue } from '../../../src/model/issue.ts';

export interface ReadZone {
  readonly origin: string;
  readonly hasSoa: boolean;
  readonly records: readonly PlannedRecord[];
  /** `name ttl data @line`. */
  readonly lines: readonly string[];
  /** `file:line:column problem`. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export interface ReadOptions {
  readonly path?: string;
  readonly domain?: string;
  readonly include?: Include;
}

export async function readZone(text: string | Uint8Array, options: ReadOptions = {}): Promise<ReadZone> {
  const { path = 'planned.zone', domain = 'ex.test', include } = options;
  const issues = new ZoneIssues();
  const octets = typeof text === 'string' ? Buffer.from(text) : text;
  const zone = await readZoneFile({ path, octets }, { domain, issues, budget: planBudget(), include });
  return {
    ...zone,
    lines: zone.records.map(recordLine),
    problems: issues.issues.map(issueLine),
    notes: issues.notes.map(issueLine),
  };
}

export function recordLine({ name, ttl, data, source, hasDefaultTtl, isProxied }: PlannedRecord): string {
  const flags = `${hasDefaultTtl ? ' default' : ''}${isProxied ? ' proxied' : ''}`;
  return `${name} ${ttl}${flags} ${plainData(data)} @${source.line}`;
}

export function plainData(data: PlannedRecord['data']): string {
  if (data.type === 'TXT') return `TXT ${data.strings.map((each) => JSON.stringify(each)).join(' ')}`;
  if ('text' in data) return `${data.type} ${data.text}`;
  const key = dataKey(data);
  return key.startsWith('[') ? `${data.type} ${Object.values(data).slice(1).join(' ')}` : key;
}

export function issueLine({ source, problem, value }: Issue): string {
  const place = source ? `${source.file}:${source.line}:${source.column} ` : '';
  return `${place}${problem}${value === undefined ? '' : ` (${value})`}`;
}
