/** Healthy domains on NSD, seen through unbound: nothing is red, published or planned, in each format of plans. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HEALTHY, PROVIDERS, wholeLines, zoneOfDomain } from '../support/gate/healthy-domains.ts';
import { planTexts } from '../support/gate/plan-texts.ts';
import { linesOf, publishZones, type RealZones, runRealGate, troubleOf } from '../support/gate/real-zones.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';

describeWithNameServers('healthy domains', () => {
  let zones: RealZones;

  beforeAll(async () => {
    zones = await publishZones({
      domains: HEALTHY.map((domain, index) => ({
        ...zoneOfDomain(domain),
        delegation: index % 2 === 0 && !domain.below ? 'signed' : 'unsigned',
      })),
      others: [...HEALTHY.flatMap(({ below = [] }) => below), ...PROVIDERS],
    });
  });

  afterAll(async () => {
    await zones?.[Symbol.asyncDispose]();
  });

  for (const healthy of HEALTHY) {
    const { about, origin, domain = origin, inputs = {}, without = [] } = healthy;
    const own = { domain, ...inputs };

    it.concurrent(`${about}: live`, async () => {
      const report = await runRealGate(zones, { inputs: { ...own, 'mx-connect': 'false' } });
      expect(troubleOf(report)).toEqual([]);
      expect(report.status, report.message).toBe('ok');
    });

    const changes = {
      'the same zone': [],
      'a new address': ['web A 203.0.113.200'],
      'a new text': ['_acme-challenge TXT gfj9Xq...Rg85nM'],
    };
    for (const { format, file, text } of planTexts(origin, wholeLines(healthy))) {
      if (without.includes(format)) continue;
      for (const [change, more] of Object.entries(changes)) {
        const written =
          more.length === 0
            ? text
            : (planTexts(origin, [...wholeLines(healthy), ...more]).find((each) => each.format === format)?.text ?? '');
        it.concurrent(`${about}: ${change} as ${format}`, async () => {
          const report = await runRealGate(zones, { inputs: { ...own, zone: file }, files: { [file]: written } });
          expect(troubleOf(report), linesOf(report).join('\n')).toEqual([]);
          expect(report.status, report.message).toBe('ok');
          expect(report.checks[0]?.facts.gate?.order).toEqual([]);
        });
      }
    }
  }
});
