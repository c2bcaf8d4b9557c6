/** What BIND reads of a master file, we read; what it refuses, we refuse. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { PlannedRecord } from '../../src/dns/planned-zone.ts';
import { findZoneFaults } from '../../src/dns/zone-faults.ts';
import { COMPILE_ZONE, describeWithOracle } from '../support/oracles/find-oracles.ts';
import { ZONE_TEXTS } from '../support/oracles/zone-texts.ts';
import { plainData, readZone } from '../unit/dns/read-zone.ts';

/** Checks of what records lead to: they are no matter of the file. */
const ONLY_THE_FILE = [
  '-i',
  'none',
  ...['k', 'm', 'n', 'r', 'S', 'M', 'T', 'W'].flatMap((each) => [`-${each}`, 'ignore']),
];
/** Where we differ, and mean to. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'no soa': 'a file without SOA record is a plan of some record sets',
  'out of zone': 'BIND drops the record, and goes on',
  'ttl too big': 'BIND takes 0 for such a TTL',
  nul: 'a NUL octet is no text',
  'utf8 bom': 'editors write it, and octoDNS and others pass over it',
  'quoted owner': 'a name in quotes is a mistake',
};

/** Types whose data we keep as they are written, as they are no matter of mail. */
const AS_WRITTEN = new Set(['DS', 'TYPE13', 'TYPE17', 'TYPE44', 'TYPE65']);

describeWithOracle('bind9-utils', () => {
  async function compiled(text: string | Buffer): Promise<string | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'mail-probe-zone-'));
    try {
      const [file, out] = [join(folder, 'zone'), join(folder, 'out')];
      await writeFile(file, text);
      const args = [...ONLY_THE_FILE, '-s', 'full', '-o', out, 'ex.test', file];
      const isRead = await promisify(execFile)(COMPILE_ZONE, args).then(
        () => true,
        () => false,
      );
      return isRead ? await readFile(out, 'utf8') : undefined;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it.concurrent.each(Object.entries(ZONE_TEXTS))('%s', async (name, text) => {
    const [bind, ours] = await Promise.all([compiled(text), readZone(text, { path: 'ex.test.zone' })]);
    const faults = findZoneFaults(ours).filter(({ kind }) => kind !== 'ttl' && kind !== 'below-dname');
    const isRead = ours.problems.length === 0 && faults.length === 0;
    expect(isRead === (bind !== undefined), ours.problems.join('; ')).toBe(!(name in DIFFERENT));
    if (!isRead || bind === undefined) return;
    const theirs = await readZone(bind, { path: 'ex.test.zone' });
    expect(contents(ours.records)).toEqual(contents(theirs.records));
  });
});

/** BIND gives a set one TTL, and leaves out what is there twice. */
function contents(records: readonly PlannedRecord[]): readonly string[] {
  const lines = records.map(({ name, data }) =>
    AS_WRITTEN.has(data.type) ? `${name} ${data.type}` : `${name} ${plainData(data)}`,
  );
  return [...new Set(lines)].sort();
}
