import { describe, expect, test } from 'vitest';
import { type CheckedMtaSts, checkMtaSts } from '../../../../src/policy/mta-sts/check-mta-sts.ts';
import { compareMtaSts } from '../../../../src/policy/mta-sts/compare-mta-sts.ts';
import { type PolicyFetch, policyFromFile } from '../../../../src/policy/mta-sts/policy-fetch.ts';
import { checkMx } from '../../../../src/policy/mx/check-mx.ts';
import { linesOf, type ViewOptions, viewOf } from '../view.ts';

const RECORD = '_mta-sts TXT "v=STSv1; id=1"\nmta-sts A 192.0.2.80\n';
const MX = '@ MX 10 mx1\n@ MX 20 mx2\nmx1 A 192.0.2.1\nmx2 A 192.0.2.2\n';
const both = ['mx1.ex.test', 'mx2.ex.test'];

function policy(mx: readonly string[], mode = 'enforce', maxAge = 604_800): string {
  return `version: STSv1\nmode: ${mode}\n${mx.map((each) => `mx: ${each}\n`).join('')}max_age: ${maxAge}\n`;
}

function served(body: string): PolicyFetch {
  return { origin: 'fetched', where: 'https://mta-sts.ex.test/.well-known/mta-sts.txt', body };
}

const gone: PolicyFetch = {
  origin: 'fetched',
  where: 'https://mta-sts.ex.test/.well-known/mta-sts.txt',
  trouble: { code: 'E_STS_FETCH', isUnknown: false, message: 'It answers with 404.', hint: 'Serve it.' },
};

async function stsOf(
  text: string,
  fetched: PolicyFetch | undefined,
  options: ViewOptions = {},
): Promise<CheckedMtaSts> {
  const view = await viewOf(text, options);
  return await checkMtaSts(view, fetched, (await checkMx(view)).hosts);
}

describe('healthy domains', () => {
  const rows: Readonly<Record<string, readonly [string, PolicyFetch | undefined, ViewOptions?]>> = {
    'every host is named': [RECORD + MX, served(policy(both))],
    'a wildcard': [
      '@ MX 5 a.mx.prov.test.\na.mx.prov.test. A 192.0.2.1\n_mta-sts TXT "v=STSv1; id=1"',
      served(policy(['*.mx.prov.test'])),
    ],
    testing: [RECORD + MX, served(policy(both, 'testing', 60))],
    none: [RECORD + MX, served(policy([], 'none', 60))],
    'an alias of the record': [
      `_mta-sts CNAME _mta-sts.prov.test.\n_mta-sts.prov.test. TXT "v=STSv1; id=1"\nmta-sts A 192.0.2.80\n${MX}`,
      served(policy(both)),
    ],
    'a host more in the policy': [RECORD + MX, served(policy([...both, 'old.ex.test']))],
    'no mail and no policy': ['@ MX 0 .', undefined, { declared: { isNoMail: true } }],
    'a host that is dead on purpose': [
      `${RECORD}${MX}@ MX 1 dead\ndead A 192.0.2.9\n`,
      served(policy(both)),
      { declared: { allowDead: ['dead.ex.test'] } },
    ],
    'not fetched: nothing is said': [RECORD + MX, undefined],
  };
  test.each(Object.entries(rows))('%s', async (_what, [text, fetched, options]) => {
    expect(linesOf((await stsOf(text, fetched, options)).concerns)).toEqual([]);
  });
});

describe('trouble', () => {
  const rows: Readonly<Record<string, readonly [string, PolicyFetch | undefined, readonly string[], ViewOptions?]>> = {
    nothing: [MX, undefined, ['info E_STS_MISSING ex.test']],
    'a wildcard TXT record is none': [`${MX}* TXT "v=spf1 -all"`, undefined, ['info E_STS_MISSING ex.test']],
    'a policy without a record': [MX, served(policy(both)), ['info E_STS_MISSING ex.test']],
    'two records': [
      `${RECORD}_mta-sts TXT "v=STSv1; id=2"\n${MX}`,
      served(policy(both)),
      ['warning E_STS_RECORD _mta-sts.ex.test'],
    ],
    'no answer': [
      RECORD + MX,
      served(policy(both)),
      ['unknown E_DNS_SERVFAIL TXT _mta-sts.ex.test'],
      { failing: { '_mta-sts.ex.test TXT': 'SERVFAIL' } },
    ],
    'a policy that is not there': [RECORD + MX, gone, ['warning E_STS_FETCH mta-sts.ex.test']],
    'a policy that is not reached from here': [
      RECORD + MX,
      { ...gone, trouble: { ...gone.trouble, isUnknown: true } as PolicyFetch['trouble'] },
      ['unknown E_STS_FETCH mta-sts.ex.test'],
    ],
    'a policy that is none': [RECORD + MX, served('<html>'), ['warning E_STS_POLICY ex.test']],
    'a host that is not named': [
      RECORD + MX,
      served(policy(['mx1.ex.test'])),
      ['critical E_STS_MX_MISMATCH mx2.ex.test'],
    ],
    'no host is named': [
      RECORD + MX,
      served(policy(['*.prov.test'])),
      ['critical E_STS_MX_MISMATCH mx1.ex.test', 'critical E_STS_MX_MISMATCH mx2.ex.test'],
    ],
    'a host that is not named, in testing': [
      RECORD + MX,
      served(policy(['mx1.ex.test'], 'testing')),
      ['warning E_STS_MX_MISMATCH mx2.ex.test'],
    ],
    'the address of the domain itself': [
      `${RECORD}@ A 192.0.2.1`,
      served(policy(['mx1.ex.test'])),
      ['critical E_STS_MX_MISMATCH ex.test'],
    ],
    'kept for an hour': [RECORD + MX, served(policy(both, 'enforce', 3600)), ['warning E_STS_POLICY ex.test max_age']],
  };
  test.each(Object.entries(rows))('%s', async (_what, [text, fetched, wanted, options]) => {
    expect(linesOf((await stsOf(text, fetched, options)).concerns)).toEqual(wanted);
  });

  test('a host behind a web proxy is not the one that senders see', async () => {
    const view = await viewOf(RECORD + MX);
    const { hosts } = await checkMx(view);
    const proxied = hosts.map((each) => ({ ...each, isProxied: each.host === 'mx1.ex.test' }));
    const { concerns } = await checkMtaSts(view, served(policy(both)), proxied);
    expect(linesOf(concerns)).toEqual(['critical E_STS_MX_MISMATCH mx1.ex.test']);
    expect(concerns[0]?.message).toContain('web proxy');
  });
});

test('facts say what senders know', async () => {
  const { facts } = await stsOf(RECORD + MX, served(policy(both)));
  expect(facts).toEqual({ id: '1', mode: 'enforce', maxAgeSeconds: 604_800, mx: both, origin: 'fetched' });
  expect((await stsOf(MX, undefined)).facts).toBeUndefined();
  expect((await stsOf(RECORD + MX, gone)).facts).toEqual({
    id: '1',
    mode: undefined,
    maxAgeSeconds: undefined,
    mx: [],
    origin: 'fetched',
  });
});

interface Change {
  readonly before: string;
  readonly after: string;
  readonly served?: PolicyFetch | undefined;
  readonly file?: string;
  readonly declared?: ViewOptions['declared'];
}

async function changeOf({ before, after, served: now, file, declared = {} }: Change) {
  const next = file === undefined ? undefined : policyFromFile('policy.txt', Buffer.from(file));
  const side = async (text: string, fetched: PolicyFetch | undefined) => {
    const view = await viewOf(text, { declared });
    const { hosts, isNullMx } = await checkMx(view);
    return { view, hosts, isNullMx, checked: await checkMtaSts(view, fetched, hosts) };
  };
  return await compareMtaSts({
    published: await side(before, now),
    planned: await side(after, next ?? now),
    served: now,
    file: next,
  });
}

describe('what a plan does', () => {
  const newMx = '@ MX 10 new\nnew A 192.0.2.3\n';
  const newId = RECORD.replace('id=1', 'id=2');
  const rows: Readonly<Record<string, readonly [Change, readonly string[]]>> = {
    'nothing changes': [{ before: RECORD + MX, after: RECORD + MX, served: served(policy(both)) }, []],
    'nothing changes, with the same policy in another form': [
      {
        before: RECORD + MX,
        after: RECORD + MX,
        served: served(policy(both)),
        file: policy(both.toReversed()).replaceAll('\n', '\r\n'),
      },
      [],
    ],
    'no MTA-STS before and after': [{ before: MX, after: newMx }, []],
    'MTA-STS begins': [{ before: MX, after: RECORD + MX, served: gone, file: policy(both, 'testing') }, []],
    'the policy changes, and the id with it': [
      { before: RECORD + MX, after: newId + MX, served: served(policy(both)), file: policy([...both, 'new.ex.test']) },
      [],
    ],
    'the policy changes, and the id does not (4)': [
      { before: RECORD + MX, after: RECORD + MX, served: served(policy(both)), file: policy([...both, 'new.ex.test']) },
      ['critical E_STS_ID_STALE ex.test'],
    ],
    'MX, id and policy change at once (3)': [
      {
        before: RECORD + MX,
        after: newId + newMx,
        served: served(policy(both)),
        file: policy([...both, 'new.ex.test']),
      },
      ['critical E_STS_MX_MISMATCH new.ex.test'],
    ],
    'the new policy forgets the old hosts': [
      {
        before: RECORD + MX,
        after: newId + newMx,
        served: served(policy([...both, 'new.ex.test'])),
        file: policy(['new.ex.test']),
      },
      ['critical E_STS_MX_MISMATCH mx1.ex.test', 'critical E_STS_MX_MISMATCH mx2.ex.test'],
    ],
    'the new host is within the wildcard (5)': [
      { before: RECORD + MX, after: RECORD + newMx, served: served(policy(['*.ex.test'])) },
      [],
    ],
    'MTA-STS is removed while it is enforced (6)': [
      { before: RECORD + MX, after: MX, served: served(policy(both)) },
      ['critical E_STS_REMOVED ex.test'],
    ],
    'the policy host is removed': [
      { before: RECORD + MX, after: `_mta-sts TXT "v=STSv1; id=1"\n${MX}`, served: served(policy(both)) },
      ['critical E_STS_REMOVED ex.test'],
    ],
    'the record becomes unusable': [
      { before: RECORD + MX, after: RECORD.replace('id=1', 'id=1-2') + MX, served: served(policy(both)) },
      ['critical E_STS_REMOVED ex.test'],
    ],
    'MTA-STS is removed in testing': [
      { before: RECORD + MX, after: MX, served: served(policy(both, 'testing')) },
      ['warning E_STS_REMOVED ex.test'],
    ],
    'MTA-STS is removed after mode none': [{ before: RECORD + MX, after: MX, served: served(policy([], 'none')) }, []],
    'MTA-STS is removed, and its mode is not known': [
      { before: RECORD + MX, after: MX, served: gone },
      ['warning E_STS_REMOVED ex.test'],
    ],
    'the first step of the removal': [
      { before: RECORD + MX, after: newId + MX, served: served(policy(both)), file: policy([], 'none', 86_400) },
      ['warning E_STS_REMOVED ex.test'],
    ],
    'back to testing': [
      { before: RECORD + MX, after: newId + MX, served: served(policy(both)), file: policy(both, 'testing') },
      ['warning E_STS_REMOVED ex.test'],
    ],
    'back to testing, and senders are not told': [
      { before: RECORD + MX, after: RECORD + MX, served: served(policy(both)), file: policy(both, 'testing') },
      ['warning E_STS_REMOVED ex.test', 'critical E_STS_ID_STALE ex.test'],
    ],
    'from testing to none': [
      {
        before: RECORD + MX,
        after: newId + MX,
        served: served(policy(both, 'testing')),
        file: policy([], 'none', 86_400),
      },
      [],
    ],
    'from testing to enforce': [
      { before: RECORD + MX, after: newId + MX, served: served(policy(both, 'testing')), file: policy(both) },
      [],
    ],
    'MTA-STS is removed while the file still has a policy in testing': [
      { before: RECORD + MX, after: MX, served: served(policy(both)), file: policy(both, 'testing') },
      ['critical E_STS_REMOVED ex.test'],
    ],
    'the domain takes no mail any more (17)': [
      { before: RECORD + MX, after: `${RECORD}@ MX 0 .`, served: served(policy(both)), declared: { isNoMail: true } },
      ['critical E_STS_REMOVED ex.test'],
    ],
    'a new host while the policy cannot be renewed': [
      { before: RECORD + MX, after: RECORD + newMx, served: gone },
      ['critical E_STS_FETCH mta-sts.ex.test'],
    ],
    'a host less while the policy cannot be renewed': [
      { before: RECORD + MX, after: `${RECORD}@ MX 10 mx1\nmx1 A 192.0.2.1\n`, served: gone },
      [],
    ],
    'a new host while the policy is none': [
      { before: RECORD + MX, after: RECORD + newMx, served: served('<html>') },
      ['critical E_STS_POLICY mta-sts.ex.test'],
    ],
    'a new host while it is not known': [
      {
        before: RECORD + MX,
        after: RECORD + newMx,
        served: { ...gone, trouble: { ...gone.trouble, isUnknown: true } as PolicyFetch['trouble'] },
      },
      [],
    ],
  };
  test.each(Object.entries(rows))('%s', async (_what, [change, wanted]) => {
    expect(linesOf(await changeOf(change))).toEqual(wanted);
  });
});
