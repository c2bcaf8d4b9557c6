/** The same records in the four formats of planned zones. Records are lines: `name TYPE data`, TXT without quotes. */
import { masterFile } from './short-zone.ts';

/** A plan as a file of the workspace. */
export interface PlanText {
  readonly format: 'zone' | 'octodns' | 'dnscontrol' | 'terraform';
  readonly file: string;
  readonly text: string;
}

interface Line {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/** Writes the plan in each format. */
export function planTexts(origin: string, lines: readonly string[], ttl = 300): readonly PlanText[] {
  const records = lines.map((line): Line => {
    const [, name = '', type = '', data = ''] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? [];
    return { name, type, data: type === 'TXT' ? data : absoluteData(type, data, origin) };
  });
  return [
    { format: 'zone', file: 'plan.zone', text: masterFile(origin, lines, { ttl, serial: 2 }) },
    { format: 'octodns', file: `${origin}.yaml`, text: octodns(records, ttl) },
    { format: 'dnscontrol', file: 'ir.json', text: dnscontrol(origin, records, ttl) },
    { format: 'terraform', file: 'plan.json', text: terraform(origin, records, ttl) },
  ];
}

/** Names within data get the zone and a final dot. */
function absoluteData(type: string, data: string, origin: string): string {
  if (!['MX', 'NS', 'CNAME', 'DNAME', 'PTR', 'SRV'].includes(type)) return data;
  const words = data.split(' ');
  const target = words.pop() ?? '';
  const absolute = target.endsWith('.') ? target : target === '@' ? `${origin}.` : `${target}.${origin}.`;
  return [...words, absolute].join(' ');
}

function sets(records: readonly Line[]): readonly (readonly [Line, readonly Line[]])[] {
  const groups = new Map<string, Line[]>();
  for (const record of records) {
    const key = `${record.name} ${record.type}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [[group[0], group] as const] : []));
}

function octodns(records: readonly Line[], ttl: number): string {
  const byName = new Map<string, object[]>();
  for (const [{ name, type }, group] of sets(records)) {
    const values = group.map(({ data }) => octodnsValue(type, data));
    const key = name === '@' ? '' : name;
    byName.set(key, [...(byName.get(key) ?? []), { type, ttl, values }]);
  }
  // JSON is YAML.
  return `---\n${JSON.stringify(Object.fromEntries(byName), null, 2)}\n`;
}

function octodnsValue(type: string, data: string): unknown {
  const [first = '', second = '', third = '', fourth = ''] = data.split(' ');
  if (type === 'MX') return { preference: Number(first), exchange: second };
  if (type === 'TLSA') {
    const numbers = { certificate_usage: Number(first), selector: Number(second), matching_type: Number(third) };
    return { ...numbers, certificate_association_data: fourth };
  }
  if (type === 'DS') {
    return { key_tag: Number(first), algorithm: Number(second), digest_type: Number(third), digest: fourth };
  }
  return type === 'TXT' ? data.replaceAll(';', '\\;') : data;
}

function dnscontrol(origin: string, records: readonly Line[], ttl: number): string {
  const all = records.map(({ name, type, data }) => {
    const rdata = type === 'TXT' ? chunks(data).map(quoted).join(' ') : data;
    return { type, name, name_unicode: name, rdata, ttl };
  });
  const domain = { name: origin, uniquename: origin, records: all };
  return JSON.stringify({ registrars: [], dns_providers: [], domains: [domain] }, null, 2);
}

function terraform(origin: string, records: readonly Line[], ttl: number): string {
  const changes = sets(records).map(([{ name, type }, group], index) => {
    const texts = group.map(({ data }) => (type === 'TXT' ? chunks(data).map(escaped).join('""') : data));
    const full = name === '@' ? origin : `${name}.${origin}`;
    const after = { name: full, type, ttl, records: texts, zone_id: 'Z1' };
    return {
      ...{ address: `aws_route53_record.r${index}`, mode: 'managed', type: 'aws_route53_record', name: `r${index}` },
      change: { actions: ['create'], before: null, after, after_unknown: { id: true } },
    };
  });
  return JSON.stringify({ format_version: '1.2', resource_changes: changes }, null, 2);
}

function chunks(text: string): readonly string[] {
  return text.match(/.{1,250}/gs) ?? [''];
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
