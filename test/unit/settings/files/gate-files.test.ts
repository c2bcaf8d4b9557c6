import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { readSettings } from '../../../../src/settings/read-settings.ts';
import { memoryFiles } from '../../../support/settings/memory-files.ts';

const HEAD = '$ORIGIN example.org.\n$TTL 3600\n@ SOA ns hostmaster 1 2 3 4 5\n';

async function read(given: Record<string, string>, texts: Record<string, string>) {
  const issues: Issue[] = [];
  const files = memoryFiles((path) => texts[path]);
  const inputs: Record<string, string> = { mode: 'mx', domain: 'example.org', ...given };
  const settings = await readSettings((input) => inputs[input], { env: {}, files }, issues);
  const told = issues.map(({ input, problem, source }) => [input, problem, source && `${source.file}:${source.line}`]);
  return { settings, told };
}

describe('the files of a gate', () => {
  it('are read with their records at their lines', async () => {
    const { settings, told } = await read({ zone: 'zones/a.zone' }, { 'zones/a.zone': `${HEAD}@ MX 10 mx1\n` });
    expect(told).toEqual([]);
    const records = settings.zonePlan?.zones.flatMap((zone) => zone.records) ?? [];
    expect(records.find(({ data }) => data.type === 'MX')).toMatchObject({
      name: 'example.org',
      ttl: 3600,
      data: { preference: 10, exchange: 'mx1.example.org' },
      source: { file: 'zones/a.zone', line: 4 },
    });
  });

  it('have every problem told at its line, and those of other files, too', async () => {
    const texts = { 'a.zone': `${HEAD}@ MX mx1\nb A 999.1.1.1\n`, 'b.zone': '$ORIGIN other.example.\n@ A 1.2.3\n' };
    const { told } = await read({ zone: 'a.zone\nb.zone\nc.zone' }, texts);
    expect(told.map(([input, , place]) => [input, place])).toEqual([
      ['zone', undefined],
      ['zone', 'a.zone:4'],
      ['zone', 'a.zone:5'],
      ['zone', 'b.zone:2'],
    ]);
    expect(told[0]?.[1]).toBe('matches no file');
  });

  it('include others from the folder of the file, else from the workspace on', async () => {
    const including = `${HEAD}$INCLUDE mail.inc\n$INCLUDE shared/spf.inc\n`;
    const texts = {
      'zones/a.zone': including,
      'zones/mail.inc': '@ MX 10 mx1\n',
      'shared/spf.inc': '@ TXT "v=spf1 -all"\n',
    };
    const { settings, told } = await read({ zone: 'zones/a.zone' }, texts);
    expect(told).toEqual([]);
    const records = settings.zonePlan?.zones.flatMap((zone) => zone.records) ?? [];
    expect(records.map(({ source }) => source.file)).toEqual(['zones/a.zone', 'zones/mail.inc', 'shared/spf.inc']);
  });

  it('say of an include that it does not exist', async () => {
    const { told } = await read({ zone: 'a.zone' }, { 'a.zone': `${HEAD}$INCLUDE gone.inc\n` });
    expect(told).toEqual([['zone', 'includes a file that does not exist', 'a.zone:4']]);
  });

  it('hold the policy that will be served, of at most 64 KB', async () => {
    const policy = 'version: STSv1\nmode: none\nmax_age: 86400\n';
    expect((await read({ 'mta-sts-policy': 'p.txt' }, { 'p.txt': policy })).settings.mtaStsText).toEqual({
      path: 'p.txt',
      octets: Buffer.from(policy),
    });
    const large = await read({ 'mta-sts-policy': 'p.txt' }, { 'p.txt': 'x'.repeat(64 * 1024 + 1) });
    expect(large.told).toEqual([['mta-sts-policy', 'is larger than the 64 KB that senders read', undefined]]);
    const gone = await read({ 'mta-sts-policy': 'p.txt' }, {});
    expect(gone.told.map(([input]) => input)).toEqual(['mta-sts-policy']);
  });

  it('hold a certificate', async () => {
    const { told } = await read({ 'mx-certificate': 'c.pem' }, { 'c.pem': 'nothing' });
    expect(told).toEqual([['mx-certificate', 'holds no PEM certificate', undefined]]);
  });

  it('are left alone by other modes', async () => {
    const { settings, told } = await read({ mode: 'round-trip', zone: 'gone.zone', 'mta-sts-policy': 'gone' }, {});
    expect(told).toEqual([]);
    expect(settings.zonePlan).toBeUndefined();
  });
});
