import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import { resolveThresholds } from '../../../src/plan/thresholds.ts';
import { PROBES } from '../../../src/probes/index.ts';
import type { Field } from '../../../src/settings/field.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import { inputVariable, readInputs } from '../../../src/settings/inputs.ts';
import { inputName } from '../../../src/settings/settings.ts';
import { type ImportedCheck, imported } from '../../support/settings/imported.ts';

/** The keys of an entry that are no settings. */
const OWN_KEYS = ['name', 'group', 'tags', 'description', 'enabled'];
const fields = new Map<string, Field<unknown>>(Object.entries(FIELDS).map(([name, field]) => [inputName(name), field]));

/** The settings of an entry as inputs, its variables put in. */
function inputsOf(check: ImportedCheck): [key: string, text: string][] {
  return Object.entries(check)
    .filter(([key]) => !OWN_KEYS.includes(key))
    .map(([key, value]) => {
      const text = Array.isArray(value) ? value.join('\n') : String(value);
      return [key, text.replace(/\$\{\w+(?::-[^}]*)?\}/g, key === 'port' || key === 'warning' ? '7' : 'x.example')];
    });
}

const TEXTS = {
  check_smtp: `check_smtp -H mail.example.org -p 587 -S -D 30,10 -w 2 -c 5 -t 20 -A LOGIN -U probe -P s3cret-s3cret -F me.example.org -4
check_smtp -H 192.0.2.1 -A LOGIN -U u -P hunter2hunter2
check_smtp -H 192.0.2.1 -w bad -p 99999 -F "not a name" -t 999999
check_smtp -H $HOSTADDRESS$ -p $ARG1$ -w $ARG2$ -S -A LOGIN -U $USER4$ -P $USER3$`,
  check_imap:
    'check_imap -H a.example -w 1 -c 2\ncheck_simap -H 192.0.2.1 -D 14 --sni a.example\ncheck_ssmtp -H a.example -e x\n',
  centreon: `centreon_protocol_smtp.pl --mode=message --hostname=192.0.2.1 --username=u --password=p --smtp-options=layer=none --smtp-from=a@example.org --smtp-to=b@example.org,c@example.org --smtp-send-options=cc=d@example.org --smtp-send-options=attachments=/tmp/x --smtp-send-options='subject=\${x}'
centreon_protocol_smtp.pl --mode=login --hostname=mail.example.org --username=u --password=p --smtp-options=auth=CRAM-MD5 --warning=1
centreon_protocol_imap.pl --mode=login --hostname=192.0.2.1 --username=u --password=p
centreon_protocol_imap.pl --mode=login --hostname=192.0.2.1 --ssl --insecure --username=u --password=p --timeout=60
centreon_protocol_imap.pl --mode=login --hostname=a.example --ssl --insecure
centreon_protocol_imap.pl --mode=search-message --hostname=a.example --ssl --username=u --password=p --search='UNSEEN SINCE 1-Nov-2026' --delete --critical=1:
centreon_protocol_imap.pl --mode=search-message --hostname=a.example --ssl --username=u --password=p --search=ALL --delete
centreon_protocol_imap.pl --mode=search-message --hostname=192.0.2.1 --username=u --password=p --search='OR SEEN FLAGGED' --delete`,
  hertzbeat: JSON.stringify([
    {
      monitor: { name: 'a', app: 'smtp' },
      params: [
        { field: 'host', value: '192.0.2.1' },
        { field: 'timeout', value: '999999999' },
      ],
    },
    ...['qq_mailbox', 'netease_mailbox', 'own'].flatMap((app) =>
      ['true', 'false'].map((ssl) => ({
        monitor: { name: `${app} ${ssl}`, app, status: 0, labels: { a: 'b' }, description: 'no' },
        params: Object.entries({ host: '192.0.2.1', ssl, email: 'u', authorize: 'qwertyuiop' }).map(
          ([field, value]) => ({ field, value }),
        ),
      })),
    ),
  ]),
  nagios: `define command {\ncommand_name c\ncommand_line check_imap -H $HOSTADDRESS$ $ARG1$\n}\ndefine service {\nhost_name h,i\nservice_description s\nservicegroups a,b\ncheck_command c!-p 993 -S -D 3\n}\n`,
};

describe.each(Object.entries(TEXTS))('what is imported from %s', (_name, text) => {
  const { checks } = imported(text);

  it('has no keys but those of a checks file, each with a value that its setting takes', () => {
    expect(checks.length).toBeGreaterThan(1);
    for (const check of checks) {
      for (const [key, value] of inputsOf(check)) {
        const field = fields.get(key);
        expect(field, key).toBeDefined();
        expect(() => field?.kind.parse(value), `${key}: ${value}`).not.toThrow();
      }
    }
  });

  // A checks file is refused as a whole when one of its checks is wrong, also one that is switched off.
  it('can be planned as it is, also where it is switched off', async () => {
    for (const check of checks) {
      const env = Object.fromEntries(inputsOf(check).map(([key, value]) => [inputVariable(key), value]));
      const { settings, issues } = readInputs(env);
      const probe = PROBES.find(({ name }) => name === check['mode']);
      const found: Issue[] = [...issues];
      expect(probe?.plan(settings, found), String(check['name'])).toBeDefined();
      if (probe) resolveThresholds(settings, probe.metrics, found);
      expect(found).toEqual([]);
    }
  });

  it('allows no password on a wire in clear text, and no server that has not proved who it is', () => {
    for (const check of checks) {
      expect(check).not.toHaveProperty('allow-insecure-auth');
      if ('username' in check) expect(check).not.toMatchObject({ 'tls-mode': 'none' });
      if ('username' in check) expect(check).not.toHaveProperty('tls-verify');
      expect(Object.values(check).join()).not.toMatch(/s3cret|hunter2|qwerty/);
    }
  });
});
