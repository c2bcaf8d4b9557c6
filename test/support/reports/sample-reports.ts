import type { CertificateFacts, ConnectionFacts, Facts } from '../../../src/model/facts.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Measurement } from '../../../src/model/metric.ts';
import type { Phase } from '../../../src/model/outcome.ts';
import type { PhaseName, Protocol } from '../../../src/model/phase.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import { roundTrip } from '../../../src/probes/round-trip.ts';
import { smtpLogin } from '../../../src/probes/smtp-login.ts';
import { limitsOf } from './limits-of.ts';

const MESSAGE_ID = '5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org';
const ACCEPTANCE = '250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk';

/** Rows of name, start and duration in milliseconds; a name with an exclamation mark did not come to its end. */
function phases(
  ...rows: readonly (readonly [name: PhaseName | `${PhaseName}!`, start: number, took: number])[]
): Phase[] {
  return rows.map(([name, start, took]) => ({
    name: name.replace('!', '') as PhaseName,
    startSeconds: start / 1000,
    durationSeconds: took / 1000,
    isOk: !name.endsWith('!'),
  }));
}

const LOGINS = phases(
  ['smtp_dns', 0, 3.8],
  ['imap_dns', 0.4, 3.9],
  ['smtp_connect', 4, 21.2],
  ['imap_connect', 4.5, 22],
  ['smtp_tls', 25.4, 48.3],
  ['imap_tls', 26.8, 47],
  ['smtp_greeting', 74, 22.1],
  ['imap_greeting', 74.2, 0.2],
  ['imap_auth', 74.9, 61.4],
  ['smtp_capability', 96.3, 21],
  ['smtp_auth', 117.6, 43.4],
  ['imap_select', 136.6, 66.2],
);

/** The seconds of the phases, as the recorder adds them up. */
function timings(parts: readonly Phase[]): Measurement[] {
  return parts
    .filter(({ name, isOk }) => isOk && name !== 'arrival' && name !== 'cleanup')
    .map(({ name, durationSeconds }) => ({ metric: `${name}_seconds`, value: durationSeconds }));
}

function certificate(subject: string, issuer: string, daysLeft: number, fingerprint: string): CertificateFacts {
  const day = (days: number) => new Date(Date.UTC(2026, 10, 3) + days * 86_400_000).toISOString();
  return {
    subject: `CN=${subject}`,
    issuer: `C=US, O=Let's Encrypt, CN=${issuer}`,
    names: [`DNS:${subject}`],
    validFrom: day(daysLeft - 90),
    validTo: day(daysLeft),
    daysLeft,
    fingerprint256: Array<string>(32).fill(fingerprint).join(':'),
  };
}

function connection(protocol: Protocol, daysLeft = 61): ConnectionFacts {
  return {
    protocol,
    address: '203.0.113.25',
    port: protocol === 'smtp' ? 465 : 993,
    tls: {
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      isVerified: daysLeft >= 0,
      chain: [certificate('mail.example.org', 'E7', daysLeft, 'A1'), certificate('E7', 'ISRG Root X1', 851, 'B2')],
    },
  };
}

function roundTripCheck(changes: Partial<CheckResult>): CheckResult {
  const target = 'smtps://mail.example.org:465 → imaps://mail.example.org:993';
  return {
    name: `round-trip ${target}`,
    mode: 'round-trip',
    target,
    status: 'ok',
    success: roundTrip.success,
    findings: [],
    notices: [],
    durationSeconds: 1.31,
    attempts: 1,
    phases: LOGINS,
    measurements: [...timings(LOGINS), { metric: 'attempts', value: 1 }],
    metrics: roundTrip.metrics,
    connections: [connection('smtp'), connection('imap')],
    facts: {},
    thresholds: [],
    ...changes,
  };
}

function delivered(arrivedIn: 'inbox' | 'junk'): Partial<CheckResult> {
  const parts = [...LOGINS, ...phases(['smtp_send', 203, 139], ['arrival', 342.4, 856], ['cleanup', 1199, 108])];
  const facts: Facts = { messageId: MESSAGE_ID, acceptance: ACCEPTANCE, arrivedIn };
  return {
    name: 'Production mail',
    phases: parts,
    facts,
    measurements: [
      { metric: 'round_trip_seconds', value: 0.994_6 },
      { metric: 'delivery_seconds', value: 0.855_2 },
      { metric: 'copies', value: 1 },
      { metric: 'tls_certificate_days_left', value: 61, label: 'smtp' },
      { metric: 'tls_certificate_days_left', value: 61, label: 'imap' },
      ...timings(parts),
      { metric: 'attempts', value: 1 },
    ],
  };
}

/** A report of checks, with the verdict of the first one that has a finding. */
export function reportOf(...checks: readonly CheckResult[]): Report {
  const worst = checks.find((check) => check.findings.length > 0) ?? checks[0];
  const finding = worst?.findings[0];
  return {
    schemaVersion: 1,
    version: '0.1.0',
    status: worst?.status ?? 'unknown',
    code: finding?.code,
    message: finding?.message ?? `${worst?.success} in 995 ms.`,
    hint: finding?.hint,
    startedAt: '2026-11-03T06:17:02.204Z',
    durationSeconds: checks.reduce((sum, check) => sum + check.durationSeconds, 0.02),
    checks,
    issues: [],
    origin: {
      repository: 'example/mail-platform',
      workflow: 'Mail health',
      runUrl: 'https://github.com/example/mail-platform/actions/runs/17204412345',
      sha: '9f2c1d7e5b3a4860c1f2e3d4a5b6c7d8e9f0a1b2',
      runner: 'GitHub Actions 12 (github-hosted Linux X64)',
    },
  };
}

function failed(changes: Partial<CheckResult>, finding: Finding): Report {
  return reportOf(roundTripCheck({ status: finding.status, findings: [finding], ...changes }));
}

const ok = reportOf(roundTripCheck(delivered('inbox')));

const junk = failed(delivered('junk'), {
  status: 'warning',
  code: 'E_WRONG_FOLDER',
  phase: 'arrival',
  message: 'The message landed in Junk.',
  hint: 'Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender.',
});

const withRefusal = LOGINS.map((phase) => (phase.name === 'smtp_auth' ? { ...phase, isOk: false } : phase));

const wrongPassword = failed(
  { durationSeconds: 0.204, phases: withRefusal, measurements: timings(withRefusal) },
  {
    status: 'critical',
    code: 'E_AUTH_REJECTED',
    phase: 'smtp_auth',
    message: 'smtps://mail.example.org:465 refused the login: 535 5.7.8.',
    hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
    reply: '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
  },
);

const upToTls = phases(['smtp_dns', 0, 3.8], ['smtp_connect', 4, 21.2], ['smtp_tls!', 25.4, 48.3]);

const certificateExpired = reportOf({
  ...roundTripCheck({ durationSeconds: 0.075, phases: upToTls, connections: [connection('smtp', -3)] }),
  name: 'smtp-login smtps://mail.example.org:465',
  mode: 'smtp-login',
  target: 'smtps://mail.example.org:465',
  success: smtpLogin.success,
  metrics: smtpLogin.metrics,
  measurements: [...timings(upToTls), { metric: 'tls_certificate_days_left', value: -3, label: 'smtp' }],
  status: 'critical',
  findings: [
    {
      status: 'critical',
      code: 'E_TLS_CERT_EXPIRED',
      phase: 'smtp_tls',
      message: 'The certificate of mail.example.org:465 expired on 2026-10-31.',
      hint: 'Renew the certificate, and check that the service was restarted with the new one.',
    },
  ],
});

const waited = [...LOGINS, ...phases(['smtp_send', 203, 139], ['arrival!', 342.4, 60_010], ['cleanup', 60_353, 71])];

const notArrived = failed(
  {
    name: 'Production mail',
    durationSeconds: 60.45,
    phases: waited,
    measurements: timings(waited),
    facts: { messageId: MESSAGE_ID, acceptance: ACCEPTANCE },
  },
  {
    status: 'critical',
    code: 'E_NOT_ARRIVED',
    phase: 'arrival',
    message:
      'The SMTP server accepted the message, but it was not found within 60 s in INBOX (66 times) and Junk (17 times).',
    hint: `Look for Message-ID ${MESSAGE_ID} in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance.`,
    reply: ACCEPTANCE,
  },
);

const cancelled = failed(
  {
    durationSeconds: 4.81,
    phases: [...LOGINS, ...phases(['smtp_send', 203, 139], ['arrival!', 342.4, 4390])],
    facts: { messageId: MESSAGE_ID, acceptance: ACCEPTANCE },
  },
  {
    status: 'unknown',
    code: 'E_CANCELLED',
    phase: 'arrival',
    message: 'The run was cancelled, so nothing is known.',
    hint: 'Run it again.',
  },
);

const slowPhases = [
  ...LOGINS.map((phase) => (phase.name === 'imap_auth' ? { ...phase, durationSeconds: 4.21 } : phase)).map((phase) =>
    phase.name === 'imap_select' ? { ...phase, startSeconds: 4.285 } : phase,
  ),
  ...phases(['smtp_send', 4352, 139], ['arrival', 4491.4, 856], ['cleanup', 5348, 108]),
];

const slowLogin = failed(
  {
    ...delivered('inbox'),
    durationSeconds: 5.46,
    phases: slowPhases,
    measurements: [
      { metric: 'round_trip_seconds', value: 0.994_6 },
      { metric: 'delivery_seconds', value: 0.855_2 },
      { metric: 'copies', value: 1 },
      { metric: 'tls_certificate_days_left', value: 61, label: 'smtp' },
      { metric: 'tls_certificate_days_left', value: 61, label: 'imap' },
      ...timings(slowPhases),
      { metric: 'attempts', value: 1 },
    ],
    thresholds: [
      limitsOf({ metric: 'round_trip_seconds', warning: '5', critical: '10' }),
      limitsOf({ metric: 'imap_auth_seconds', warning: '1', critical: '3' }),
      limitsOf({ metric: 'tls_certificate_days_left', warning: '21:', critical: '7:' }, 'days'),
    ],
    transcript: [
      { seconds: 0.0742, protocol: 'imap', direction: 'received', text: '* OK [CAPABILITY IMAP4rev1 IDLE] ready.' },
      { seconds: 0.0749, protocol: 'imap', direction: 'sent', text: 'A1 AUTHENTICATE PLAIN ***' },
      { seconds: 0.0961, protocol: 'smtp', direction: 'received', text: '220 mail.example.org ESMTP' },
      { seconds: 0.0963, protocol: 'smtp', direction: 'sent', text: 'EHLO probe.example.org' },
      { seconds: 0.1173, protocol: 'smtp', direction: 'received', text: '250-mail.example.org' },
      { seconds: 0.1173, protocol: 'smtp', direction: 'received', text: '250 AUTH PLAIN LOGIN' },
      { seconds: 0.1176, protocol: 'smtp', direction: 'sent', text: 'AUTH PLAIN ***' },
      { seconds: 0.161, protocol: 'smtp', direction: 'received', text: '235 2.7.0 Authentication successful' },
      { seconds: 4.2849, protocol: 'imap', direction: 'received', text: 'A1 OK Logged in' },
      { seconds: 4.3514, protocol: 'smtp', direction: 'note', text: '41 lines are left out here' },
      { seconds: 4.491, protocol: 'smtp', direction: 'received', text: ACCEPTANCE },
    ],
  },
  {
    status: 'critical',
    code: 'E_SLOW',
    message: 'imap_auth_seconds is 4.21 s, critical above 3 s',
    hint: 'When all phases are slow it is the line; when only this one is, look at what the server does in it. The threshold is critical: 3. IMAP: login.',
  },
);

const misconfigured: Report = {
  schemaVersion: 1,
  version: '0.1.0',
  status: 'unknown',
  code: 'E_INPUT',
  message: 'Configuration: mode is not a mode (and 2 more). Nothing was contacted.',
  hint: 'Did you mean round-trip? Known are smtp-login, imap-login and round-trip.',
  startedAt: '2026-11-03T06:17:02.204Z',
  durationSeconds: 0.004,
  checks: [],
  issues: [
    {
      code: 'E_INPUT',
      input: 'mode',
      value: 'rund-trip',
      problem: 'is not a mode',
      remedy: 'Did you mean round-trip? Known are smtp-login, imap-login and round-trip.',
    },
    {
      code: 'E_INPUT',
      input: 'delivery-timeout',
      value: '5 minutes',
      problem: 'is not a duration',
      remedy: 'Write a number with a unit: 500ms, 30s, 2m or 1h; a bare number is seconds.',
    },
    {
      code: 'E_SECRET_MISSING',
      input: 'password',
      problem: 'is empty: the login of probe@example.org has neither a password nor an access token',
      remedy: 'Check the name of the secret. Workflows from forks and from Dependabot get no secrets.',
    },
  ],
};

const misconfiguredFile: Report = {
  ...misconfigured,
  message: 'Configuration: name would be the name of many checks (and 2 more). Nothing was contacted.',
  hint: 'Remove it.',
  issues: [
    { code: 'E_CONFIG_CONFLICT', input: 'name', problem: 'would be the name of many checks', remedy: 'Remove it.' },
    {
      code: 'E_INPUT',
      input: 'port',
      value: '70000',
      problem: 'is not a whole number from 1 to 65535',
      remedy: 'Write digits alone.',
      source: { file: 'ci/checks.yml', line: 12, column: 11 },
      check: 'Login in Frankfurt',
    },
    {
      code: 'E_INPUT',
      input: 'prot',
      problem: 'is not a field of a check',
      remedy: 'Did you mean port?',
      source: { file: 'ci/checks.yml', line: 15, column: 5 },
    },
  ],
};

/** One report of each kind. */
export const SAMPLE_REPORTS = {
  ok,
  junk,
  wrongPassword,
  certificateExpired,
  notArrived,
  slowLogin,
  misconfigured,
  misconfiguredFile,
  cancelled,
} as const satisfies Record<string, Report>;
