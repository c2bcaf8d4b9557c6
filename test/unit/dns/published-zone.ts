/** A published zone of a test: answers from a master file by the rules of DNS, and counts what it is asked. */
import { overlayZones } from '../../../src/dns/overlay/overlay-zones.ts';
import { dataKey } from '../../../src/dns/planned-zone.ts';
import type { Lookup, RecordType, ResourceRecord, Zone } from '../../../src/dns/records.ts';
import { readZone } from './read-zone.ts';

export const NOWHERE: Zone = {
  lookup: async () => ({ outcome: 'nxdomain', records: [], aliases: [] }),
};

export interface PublishedZone extends Zone {
  readonly questions: string[];
}

export async function publishedZone(text: string, origin = 'ex.test'): Promise<PublishedZone> {
  const { records, problems } = await readZone(`$TTL 600\n$ORIGIN ${origin}.\n${text}`, { domain: origin });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const zone = { origin, isWhole: true, records, flattened: [], unknown: [], changes: [] };
  const served = overlayZones([zone], NOWHERE, origin);
  const questions: string[] = [];
  const said = <T extends ResourceRecord>(record: T): ResourceRecord => ({
    ...{ name: record.name, ttl: record.ttl, data: record.data },
    source: { server: '192.0.2.53' },
  });
  return {
    questions,
    lookup: async (name, type) => {
      questions.push(`${name} ${type}`);
      const { outcome, records: found, aliases, failure } = await served.lookup(name, type);
      const isAuthentic = true;
      return { outcome, records: found.map(said), aliases: aliases.map(said), isAuthentic, failure };
    },
  };
}

/** `outcome: data; data (via alias)`, with `*` for what is planned. */
export function answerLine({ outcome, records, aliases, isPlanned, failure }: Lookup): string {
  const data = records.map((record) => dataKey(record.data)).join('; ');
  const via = aliases.map(({ name }) => name).join(', ');
  const detail = [data, failure, via && `via ${via}`].filter(Boolean).join(' ');
  return `${isPlanned ? 'planned ' : ''}${outcome}${detail === '' ? '' : `: ${detail}`}`;
}

export async function ask(zone: Zone, question: string): Promise<string> {
  const [name = '', type = ''] = question.split(' ');
  return answerLine(await zone.lookup(name, type as RecordType));
}
