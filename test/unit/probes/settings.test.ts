import { describe, expect, it } from 'vitest';
import { PROBES } from '../../../src/probes/index.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import { resolveServer } from '../../../src/settings/servers/resolve-server.ts';
import type { FieldName, Settings } from '../../../src/settings/settings.ts';
import { createSettings } from '../../support/settings/settings.ts';

/** What at least one mode has for itself. */
const special = new Set<string>(PROBES.flatMap(({ settings }) => settings));

/** The settings that are looked at by this. */
function readBy(work: (settings: Settings) => unknown): Set<string> {
  const read = new Set<string>();
  const address = 'probe@example.org';
  const settings = createSettings({ host: 'mail.example.org', username: address, from: address, to: [address] });
  work(
    new Proxy<Settings>(settings, {
      get: (target, name, receiver) => {
        read.add(String(name));
        return Reflect.get(target, name, receiver);
      },
    }),
  );
  return read;
}

/** An endpoint is made of the settings of both protocols, and says what a login may do, whoever needs it. */
const ofEveryEndpoint = readBy((settings) => {
  for (const protocol of ['smtp', 'imap'] as const) resolveServer(settings, protocol, false, []);
});

describe('the settings that a mode names', () => {
  it.each(PROBES)('are those that $name looks at, and no mode looks at those of another', (probe) => {
    const named = new Set<string>(probe.settings);
    const read = readBy((settings) => probe.plan(settings, []));
    const ofAnother = [...read].filter((name) => special.has(name) && !named.has(name) && !ofEveryEndpoint.has(name));
    expect(ofAnother).toEqual([]);
  });

  it('leave what matters to all of them to all of them', () => {
    const common = (Object.keys(FIELDS) as FieldName[]).filter((name) => !special.has(name));
    expect(common).toEqual(expect.arrayContaining(['mode', 'tlsCa', 'timeout', 'critical', 'dryRun']));
    expect(common.filter((name) => FIELDS[name].group === 'Message and mailbox')).toEqual([]);
  });
});
