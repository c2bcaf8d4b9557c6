/** Results of gates: example.org moves its mail from one provider to another. And one in which every text is hostile. */

import type {
  Gate,
  MtaStsFacts,
  MxAddressFacts,
  MxHostFacts,
  PublicationStep,
  RecordSetFacts,
  SpfFacts,
  SpfTermFacts,
} from '../../../src/model/gate-facts.ts';
import type { Source } from '../../../src/model/issue.ts';
import type { MetricSpec } from '../../../src/model/metric.ts';
import type { CheckResult } from '../../../src/model/report.ts';
import { limitsOf } from './limits-of.ts';

const DOMAIN = 'example.org';
const FILE = 'zones/example.org.zone';

const at = (line: number, column = 1): Source => ({ file: FILE, line, column });

const METRICS: readonly MetricSpec[] = [
  { name: 'mx_total_seconds', unit: 'seconds', help: 'the whole check' },
  { name: 'mx_hosts', unit: 'count', help: 'hosts that MX records name' },
  { name: 'mx_ttl_seconds', unit: 'seconds', help: 'TTL of the MX records' },
  { name: 'mx_connect_seconds', unit: 'seconds', help: 'time until the TCP connection to a host', label: 'host' },
  { name: 'spf_lookups', unit: 'count', help: 'look-ups that the SPF record costs' },
  { name: 'dkim_key_bits', unit: 'count', help: 'size of a DKIM key', label: 'selector' },
  { name: 'tls_certificate_days_left', unit: 'days', help: 'days until a certificate expires', label: 'host' },
];

const ip4 = (text: string): SpfTermFacts => ({ text, lookups: 0 });

const OLD_SPF: SpfTermFacts = {
  text: 'include:_spf.oldmail.example',
  lookups: 3,
  terms: [
    { text: 'include:_spf1.oldmail.example', lookups: 1, terms: [ip4('ip4:192.0.2.0/26'), ip4('~all')] },
    { text: 'include:_spf2.oldmail.example', lookups: 1, terms: [ip4('ip4:192.0.2.64/26'), ip4('~all')] },
    ip4('~all'),
  ],
};

const NEW_SPF: SpfTermFacts = {
  text: 'include:spf.newmail.example',
  lookups: 3,
  terms: [
    { text: 'a:out.newmail.example', lookups: 1 },
    { text: 'mx:newmail.example', lookups: 1 },
    ip4('ip6:2001:db8:5::/48'),
    ip4('-all'),
  ],
};

const SHOP: SpfTermFacts = {
  text: 'include:shop.example',
  lookups: 1,
  terms: [ip4('ip4:198.51.100.32/28'), ip4('-all')],
};

function spf(record: string, ...terms: readonly SpfTermFacts[]): SpfFacts {
  const lookups = terms.reduce((sum, term) => sum + term.lookups, 0);
  return { record, lookups, voidLookups: 0, terms };
}

const PUBLISHED_SPF = spf('v=spf1 include:_spf.oldmail.example include:shop.example -all', OLD_SPF, SHOP, ip4('-all'));
const PLANNED_SPF = spf(
  'v=spf1 include:_spf.oldmail.example include:spf.newmail.example include:shop.example -all',
  OLD_SPF,
  NEW_SPF,
  SHOP,
  ip4('-all'),
);

function answering(connectSeconds: number, daysLeft: number): MxAddressFacts['smtp'] {
  return {
    outcome: 'ok',
    connectSeconds,
    sizeLimit: 52_428_800,
    extensions: ['8BITMIME', 'PIPELINING', 'SIZE', 'SMTPUTF8', 'STARTTLS'],
    tls: { version: 'TLSv1.3', isVerified: true, daysLeft },
    recipients: [{ address: 'postmaster@example.org', outcome: 'accepted', reply: '250 2.1.5 Ok' }],
  };
}

const NO_ROUTE: MxAddressFacts['smtp'] = {
  outcome: 'not tested',
  message: 'This machine has no route to IPv6.',
  recipients: [],
};

const OLD_KEY = 'b760c12119c388736724b7a8e06d4ea0a2c5b0a5e4bbf2f0e4c0d8a1f1d2c3b4';
const NEW_KEY = '5f1c2a9be07d4f36a8190c7d2e4b6f80913a5c7e9d0b2f4681a3c5e7092b4d6f';

const OLD_HOST: MxHostFacts = {
  host: 'mx.oldmail.example',
  preference: 10,
  isPublished: true,
  isPlanned: false,
  isInPolicy: true,
  addresses: [{ address: '192.0.2.25', origin: 'published', smtp: answering(0.021, 61) }],
  tlsa: [{ usage: 3, selector: 1, matching: 1, certificate: OLD_KEY, isMatch: true }],
};

function newHost(
  name: string,
  preference: number,
  isInPolicy: boolean,
  last: number,
  ipv6: MxAddressFacts['smtp'] = NO_ROUTE,
): MxHostFacts {
  return {
    host: name,
    preference,
    isPublished: false,
    isPlanned: true,
    isInPolicy,
    addresses: [
      { address: `203.0.113.${last}`, origin: 'published', smtp: answering(0.034, 38) },
      { address: `2001:db8:5::${last}`, origin: 'published', smtp: ipv6 },
    ],
    tlsa: [
      { usage: 3, selector: 1, matching: 1, certificate: NEW_KEY, isMatch: true },
      { usage: 3, selector: 1, matching: 1, certificate: OLD_KEY, isMatch: false },
    ],
  };
}

const published = (ttl: number, ...values: string[]): RecordSetFacts['published'] => ({ ttl, values });
const planned = (line: number, ttl: number, ...values: string[]): RecordSetFacts['planned'] => ({
  ttl,
  values,
  source: at(line),
});

const VERIFICATION = '"shop-site-verification=8c1f4a2e"';
const quoted = (record: string): string => `"${record}"`;

function records(mxTtl: number): RecordSetFacts[] {
  const dkim = `"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${'x7Zk9Qm2'.repeat(40)}IDAQAB"`;
  return [
    {
      name: DOMAIN,
      type: 'MX',
      change: 'changed',
      published: published(mxTtl, '10 mx.oldmail.example.'),
      planned: planned(12, 3600, '10 mx1.newmail.example.', '20 mx2.newmail.example.'),
    },
    {
      name: DOMAIN,
      type: 'TXT',
      change: 'changed',
      published: published(3600, quoted(PUBLISHED_SPF.record), VERIFICATION),
      planned: planned(14, 3600, quoted(PLANNED_SPF.record), VERIFICATION),
    },
    { name: `nm1._domainkey.${DOMAIN}`, type: 'TXT', change: 'added', planned: planned(18, 3600, dkim) },
    {
      name: `_dmarc.${DOMAIN}`,
      type: 'TXT',
      change: 'same',
      published: published(3600, '"v=DMARC1; p=reject; rua=mailto:dmarc@example.org"'),
      planned: planned(20, 3600, '"v=DMARC1; p=reject; rua=mailto:dmarc@example.org"'),
    },
    {
      name: `_mta-sts.${DOMAIN}`,
      type: 'TXT',
      change: 'same',
      published: published(3600, '"v=STSv1; id=20260214T090000"'),
      planned: planned(21, 3600, '"v=STSv1; id=20260214T090000"'),
    },
    {
      name: `_smtp._tls.${DOMAIN}`,
      type: 'TXT',
      change: 'same',
      published: published(3600, '"v=TLSRPTv1; rua=mailto:tls@example.org"'),
      planned: planned(22, 3600, '"v=TLSRPTv1; rua=mailto:tls@example.org"'),
    },
  ];
}

const policy = (...mx: string[]): MtaStsFacts => ({
  id: '20260214T090000',
  mode: 'enforce',
  maxAgeSeconds: 604_800,
  mx,
  origin: 'fetched',
});

const wait = (seconds: number, why: string, reason: string): PublicationStep => ({
  kind: 'wait',
  text: `wait ${seconds} s (${why})`,
  reason,
  seconds,
});

const MOVE: readonly PublicationStep[] = [
  {
    kind: 'publish',
    text: 'publish MX example.org 10 mx1.newmail.example., 20 mx2.newmail.example.',
    reason: 'The new hosts answer, the policy names them, and every sender has the SPF record.',
  },
  wait(300, 'TTL of MX example.org', 'Until then senders use the old host.'),
  {
    kind: 'do',
    text: 'keep mx.oldmail.example running for 5 days',
    reason: 'Senders that could not deliver at once try again for up to 5 days.',
  },
];

const STEPS: readonly PublicationStep[] = [
  {
    kind: 'publish',
    text: 'publish MX example.org as it is, with the TTL 300',
    reason: 'The old TTL of 86400 s would keep the old host in caches for a day after the move.',
  },
  {
    kind: 'publish',
    text: 'publish TXT nm1._domainkey.example.org and TXT example.org',
    reason: 'Key and SPF record have to be seen by receivers before the new provider sends.',
  },
  {
    kind: 'do',
    text: 'serve at https://mta-sts.example.org/.well-known/mta-sts.txt a policy with mx.oldmail.example, mx1.newmail.example and mx2.newmail.example',
    reason: 'The policy is enforced: senders refuse to deliver to a host that it does not name.',
  },
  {
    kind: 'publish',
    text: 'publish TXT _mta-sts.example.org with a new id',
    reason: 'Senders fetch the policy again when its id changes, so the new policy has to be there first.',
  },
  wait(86_400, 'TTL of MX example.org', 'Until then caches have the MX records with the old TTL.'),
  ...MOVE,
];

/** A plan whose new hosts an enforced policy does not name. */
export const FAILING_GATE: CheckResult = {
  ...gateCheck({
    domain: DOMAIN,
    stage: 'planned',
    records: records(86_400),
    hosts: [newHost('mx1.newmail.example', 10, false, 11), OLD_HOST, newHost('mx2.newmail.example', 20, false, 12)],
    spf: { published: PUBLISHED_SPF, planned: PLANNED_SPF },
    mtaSts: { published: policy('mx.oldmail.example'), planned: policy('mx.oldmail.example') },
    order: STEPS,
    untested: ['The IPv6 addresses of the mail hosts: this machine has no route to IPv6.'],
  }),
  status: 'critical',
  findings: [
    {
      status: 'critical',
      code: 'E_STS_MX_MISMATCH',
      message: 'The enforced MTA-STS policy of example.org does not name mx1.newmail.example and mx2.newmail.example.',
      hint: 'Serve a policy with the lines "mx: mx1.newmail.example" and "mx: mx2.newmail.example" beside the old one, then publish a new id in _mta-sts.example.org, and the MX records after that.',
      source: at(12),
    },
    {
      status: 'warning',
      code: 'E_TTL_HIGH',
      message: 'The MX records of example.org change, and stay in caches for 86400 s.',
      hint: 'Publish them with a TTL of 300 first, and wait 86400 s.',
      source: at(12),
    },
    {
      status: 'warning',
      code: 'E_DKIM_WEAK',
      message: 'The DKIM key nm1._domainkey.example.org has 1024 bits.',
      hint: 'Use a key of 2048 bits.',
      source: at(18),
    },
  ],
  notices: [
    {
      code: 'E_DANE_NO_ROLLOVER',
      message: 'mx.oldmail.example has one TLSA record only.',
      hint: 'Publish the record of the next key before the key changes.',
    },
  ],
};

/** The same plan after the policy was changed. */
export const PASSING_GATE: CheckResult = gateCheck({
  domain: DOMAIN,
  stage: 'planned',
  records: records(300).slice(0, 1).concat(records(300).slice(3)),
  hosts: [
    newHost('mx1.newmail.example', 10, true, 11, answering(0.035, 38)),
    OLD_HOST,
    newHost('mx2.newmail.example', 20, true, 12, answering(0.036, 38)),
  ],
  spf: { published: PLANNED_SPF, planned: PLANNED_SPF },
  mtaSts: {
    published: policy('mx.oldmail.example', '*.newmail.example'),
    planned: policy('mx.oldmail.example', '*.newmail.example'),
  },
  order: MOVE,
  untested: [],
});

/** A check that passes, with these facts. */
export function gateCheck(gate: Gate): CheckResult {
  return {
    name: `Mail of ${DOMAIN}`,
    mode: 'mx',
    target: DOMAIN,
    status: 'ok',
    success: 'Mail domain checked',
    findings: [],
    notices: [],
    durationSeconds: 0.843,
    attempts: 1,
    phases: [],
    measurements: [
      { metric: 'mx_total_seconds', value: 0.843 },
      { metric: 'mx_hosts', value: 2 },
      { metric: 'mx_ttl_seconds', value: 3600 },
      { metric: 'mx_connect_seconds', value: 0.034, label: 'mx1.newmail.example' },
      { metric: 'mx_connect_seconds', value: 0.036, label: 'mx2.newmail.example' },
      { metric: 'spf_lookups', value: 7 },
      { metric: 'dkim_key_bits', value: 1024, label: 'nm1' },
      { metric: 'tls_certificate_days_left', value: 38, label: 'mx1.newmail.example' },
      { metric: 'attempts', value: 1 },
    ],
    metrics: METRICS,
    connections: [],
    facts: { gate },
    thresholds: [
      limitsOf({ metric: 'mx_connect_seconds', label: 'mx1.newmail.example', warning: '1s', critical: '5s' }),
    ],
  };
}

/** A gate in which every foreign text is this one, each list as long as given. */
export function hostileGate(text: string, length = 12): Gate {
  const many = <T>(item: T): T[] => Array.from({ length }, () => item);
  const source: Source = { file: text, line: 7, column: 1 };
  const view = { values: Array.from({ length }, (_, index) => `${text}${index}`), ttl: 3600, source };
  const leaf: SpfTermFacts = { text, lookups: 1, trouble: text };
  const facts: SpfFacts = { record: text, lookups: 12, voidLookups: 3, terms: many({ ...leaf, terms: many(leaf) }) };
  const sts: MtaStsFacts = { id: text, mode: 'enforce', maxAgeSeconds: 86_400, mx: many(text), origin: 'file' };
  const smtp: MxAddressFacts['smtp'] = {
    outcome: 'failed',
    message: text,
    extensions: many(text),
    tls: { version: 'TLSv1.3', isVerified: false, trouble: text, daysLeft: 3 },
    recipients: many({ address: text, outcome: 'refused', reply: text }),
  };
  return {
    domain: text,
    stage: 'planned',
    records: (['added', 'removed', 'changed', 'same'] as const).flatMap((change) =>
      many({ name: text, type: 'TXT', change, published: { ...view, values: [text] }, planned: view }),
    ),
    hosts: many({
      host: text,
      preference: 10,
      isPublished: true,
      isPlanned: true,
      isInPolicy: false,
      addresses: many({ address: text, origin: 'planned' as const, smtp }),
      tlsa: many({ usage: 3, selector: 1, matching: 1, certificate: text, isMatch: false }),
    }),
    spf: { published: facts, planned: { ...facts, lookups: 11 } },
    mtaSts: { published: sts, planned: { ...sts, mode: 'testing' } },
    order: many({ kind: 'wait', text, reason: text, seconds: 3600 }),
    untested: many(text),
  };
}
