/** Judges a mail domain by its DNS, published and planned, and by its mail servers: a gate before a change. */
import { type Issue, isReported } from '../model/issue.ts';
import type { MetricSpec } from '../model/metric.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../text/counted.ts';
import type { GatePlan, TalkPlan } from './mx/plan.ts';
import type { Probe } from './probe.ts';

const RENEW = 'Renew the certificate, and check that the service was restarted with the new one.';

const METRICS: readonly [MetricSpec, ...MetricSpec[]] = [
  { name: 'mx_total_seconds', unit: 'seconds', help: 'From the first question to the verdict' },
  { name: 'dns_seconds', unit: 'seconds', help: 'Questions to name servers' },
  { name: 'mx_connect_seconds', unit: 'seconds', help: 'TCP connection to an MX host', label: 'host' },
  { name: 'mx_hosts', unit: 'count', help: 'MX hosts that mail is planned to go to' },
  { name: 'mx_ttl_seconds', unit: 'seconds', help: 'TTL of the MX records' },
  { name: 'spf_lookups', unit: 'count', help: 'Look-ups that the SPF record costs, of 10' },
  { name: 'spf_void_lookups', unit: 'count', help: 'Look-ups of the SPF record that find nothing, of 2' },
  { name: 'dkim_key_bits', unit: 'count', help: 'Size of a DKIM key', label: 'selector' },
  { name: 'mta_sts_max_age_seconds', unit: 'seconds', help: 'How long senders keep the MTA-STS policy' },
  {
    name: 'tls_certificate_days_left',
    unit: 'days',
    help: 'Days until the certificate of an MX host expires',
    label: 'host',
    alarms: [
      { code: 'E_TLS_CERT_EXPIRED', side: 'below', upTo: -1, remedy: RENEW },
      { code: 'E_TLS_CERT_EXPIRING', side: 'below', remedy: RENEW },
    ],
  },
  { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];

export const mx: Probe = {
  name: 'mx',
  summary:
    'Judge a mail domain before and after a DNS change: records, policies, servers, and what to publish in which order.',
  success: 'Mail domain found sound',
  metrics: METRICS,
  settings: [
    'domain',
    'stage',
    'zone',
    'zoneFormat',
    'zoneMerge',
    'nameServers',
    'resolvers',
    'outboundIps',
    'dkimSelectors',
    'recipients',
    'mxConnect',
    'mxAddresses',
    'mxPort',
    'mxCertificate',
    'mtaStsPolicy',
    'noMail',
    'allowDead',
    'probeRelay',
    'probeUnknownRecipient',
    'strict',
    'ehloName',
  ],
  plan(settings, issues) {
    const plan = planGate(settings, issues);
    if (!plan) return undefined;
    const { talk } = plan;
    return {
      target: `${plan.domain} (${plan.stage})`,
      servers: [],
      details: detailsOf(plan),
      notices: plan.zones?.notes.map(({ problem, remedy, source }) => ({
        message: `The plan ${problem}.`,
        hint: remedy,
        source,
      })),
      // A mail server may make strangers wait, and is tried once more.
      extraTimeMs: talk ? 2 * (talk.connectTimeoutMs + talk.commandTimeoutMs) : 0,
      run: async (context) => {
        const { runGate } = await import('./mx/run-gate.ts');
        await runGate(plan, context);
      },
    };
  },
};

function planGate(settings: Settings, issues: Issue[]): GatePlan | undefined {
  const { domain, zonePlan, noMail } = settings;
  const stage = settings.stage ?? (settings.zone === undefined ? 'live' : 'planned');
  const report = (code: 'E_INPUT' | 'E_CONFIG_CONFLICT', input: string, problem: string, remedy: string): void => {
    issues.push({ code, input, problem, remedy });
  };
  if (domain === undefined && !isReported(issues, 'domain')) {
    report(
      'E_INPUT',
      'domain',
      'is required by mx',
      'Write the part behind the @ of mail addresses, such as example.org.',
    );
  }
  if (stage !== 'live' && settings.zone === undefined && !isReported(issues, 'zone')) {
    report('E_INPUT', 'zone', `is required by stage ${stage}`, 'Name the files of the workspace that plan the zone.');
  }
  if (stage === 'live' && settings.zone !== undefined) {
    report(
      'E_CONFIG_CONFLICT',
      'stage',
      'is live, which judges what is published and no plan',
      'Use planned before the plan is published, and after when it is; or leave out zone.',
    );
  }
  if (stage === 'live') {
    const ofPlans = [
      ['mx-certificate', settings.mxCertificate !== undefined],
      ['mta-sts-policy', settings.mtaStsPolicy !== undefined],
    ] as const;
    for (const [input, isSet] of ofPlans) {
      if (!isSet) continue;
      report(
        'E_CONFIG_CONFLICT',
        input,
        'has no effect, because stage live judges what is published',
        'Leave it out, or give the planned zone with zone.',
      );
    }
  }
  const talk = planTalk(settings, stage === 'planned', issues);
  if (domain === undefined) return undefined;
  return {
    domain,
    stage,
    zones: zonePlan,
    declared: {
      outboundIps: settings.outboundIps ?? [],
      dkimSelectors: settings.dkimSelectors ?? [],
      isNoMail: noMail,
      allowDead: settings.allowDead ?? [],
    },
    nameServers: settings.nameServers ?? [],
    resolvers: settings.resolvers ?? [],
    policyText: settings.mtaStsText,
    certificate: settings.mxCertificate,
    isStrict: settings.strict,
    talk,
    ca: settings.tlsCa,
    dnsLimitMs: Math.round(settings.timeout * 0.7),
  };
}

function planTalk(settings: Settings, isPlanned: boolean, issues: Issue[]): TalkPlan | undefined {
  const { domain, mxConnect = !isPlanned, noMail } = settings;
  const onlyWhenTalking = [
    ['recipients', settings.recipients !== undefined],
    ['mx-addresses', settings.mxAddresses !== undefined],
    ['probe-relay', settings.probeRelay],
    ['probe-unknown-recipient', settings.probeUnknownRecipient],
  ] as const;
  if (!mxConnect) {
    for (const [input, isSet] of onlyWhenTalking) {
      if (!isSet) continue;
      issues.push({
        code: 'E_CONFIG_CONFLICT',
        input,
        problem: 'has no effect, because no mail server is talked to',
        remedy: 'Set mx-connect: true, or leave it out.',
      });
    }
    return undefined;
  }
  return {
    port: settings.mxPort,
    recipients: settings.recipients ?? (noMail || domain === undefined ? [] : [`postmaster@${domain}`]),
    areRecipientsDeclared: settings.recipients !== undefined,
    addresses: settings.mxAddresses ?? [],
    probesRelay: settings.probeRelay,
    probesUnknownRecipient: settings.probeUnknownRecipient,
    minVersion: settings.tlsMinVersion,
    ehloName: settings.ehloName,
    connectTimeoutMs: settings.connectTimeout,
    commandTimeoutMs: settings.commandTimeout,
  };
}

/** What the gate would do, for a dry run. */
function detailsOf({ domain, zones, talk, resolvers, nameServers }: GatePlan): readonly string[] {
  const servers = nameServers.length > 0 ? nameServers.join(', ') : `the name servers of ${domain}`;
  const others = resolvers.length > 0 ? resolvers.join(', ') : 'the resolvers of this machine';
  return [
    `It would ask ${servers}, and ${others} for all other names.`,
    ...(zones?.zones ?? []).map(
      ({ origin, isWhole, records }) =>
        `The plan has ${counted(records.length, 'record')} of ${origin}, ${isWhole ? 'the whole zone' : 'in place of published ones'}.`,
    ),
    talk
      ? `It would ask every MX host on port ${talk.port} whether it accepts ${talk.recipients.join(', ')}, and send nothing.`
      : 'It would talk to no mail server.',
  ];
}
