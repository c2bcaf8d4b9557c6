import type { CertificateFacts } from '../../../src/model/facts.ts';
import type { Measurement } from '../../../src/model/metric.ts';
import type { Phase } from '../../../src/model/outcome.ts';
import type { PhaseName } from '../../../src/model/phase.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import { crashReport, prepare, runJob } from '../../../src/pipeline/run.ts';
import { imapConnect } from '../../../src/probes/imap-connect.ts';
import { imapMailbox } from '../../../src/probes/imap-mailbox.ts';
import { smtpLogin } from '../../../src/probes/smtp-login.ts';
import type { World } from '../../../src/system/world.ts';
import { verdictOfChecks } from '../../../src/verdict/run-verdict.ts';
import { noFiles } from '../settings/memory-files.ts';
import { FAILING_GATE, PASSING_GATE } from './gate-reports.ts';
import { limitsOf } from './limits-of.ts';
import { PAST_REPORT } from './past-reports.ts';
import { reportOf, SAMPLE_REPORTS } from './sample-reports.ts';

const [delivered] = SAMPLE_REPORTS.ok.checks;
const [refused] = SAMPLE_REPORTS.wrongPassword.checks;
const [expired] = SAMPLE_REPORTS.certificateExpired.checks;

/** A check of one protocol, made from a sample. */
function check(changes: Partial<CheckResult>): CheckResult {
  if (expired === undefined) throw new Error('The sample has no check.');
  const target = 'smtps://mail.example.org:465';
  return { ...expired, name: `smtp-login ${target}`, target, findings: [], status: 'ok', connections: [], ...changes };
}

function phases(
  ...rows: readonly (readonly [name: PhaseName, start: number, took: number, isOk?: boolean])[]
): Phase[] {
  return rows.map(([name, startSeconds, durationSeconds, isOk = true]) => ({
    name,
    startSeconds,
    durationSeconds,
    isOk,
  }));
}

function timings(parts: readonly Phase[]): Measurement[] {
  return parts.map(({ name, durationSeconds }) => ({ metric: `${name}_seconds`, value: durationSeconds }));
}

const imapPhases = phases(
  ['imap_dns', 0, 0.003],
  ['imap_connect', 0.003, 0.021],
  ['imap_tls', 0.024, 0.046],
  ['imap_greeting', 0.07, 0.0004],
  ['imap_auth', 0.0704, 4.2],
  ['imap_status', 4.2704, 0.031],
);

const thresholdsCrossed = reportOf(
  check({
    name: 'Mailboxes of the shop',
    mode: 'imap-mailbox',
    target: 'imaps://mail.example.org:993',
    success: imapMailbox.success,
    metrics: imapMailbox.metrics,
    status: 'critical',
    durationSeconds: 4.31,
    phases: imapPhases,
    measurements: [
      { metric: 'mailbox_unseen', value: 131, label: 'INBOX' },
      { metric: 'mailbox_unseen', value: 2, label: 'Orders/2026' },
      { metric: 'mailbox_messages', value: 1840, label: 'INBOX' },
      { metric: 'mailbox_messages', value: 20_511, label: 'Orders/2026' },
      { metric: 'mailbox_size_bytes', value: 734_003_200, label: 'INBOX' },
      { metric: 'quota_used_ratio', value: 0.93, label: 'STORAGE' },
      ...timings(imapPhases.slice(0, -1)),
      { metric: 'attempts', value: 1 },
    ],
    thresholds: [
      limitsOf({ metric: 'mailbox_unseen', label: 'INBOX', warning: '50', critical: '100' }, 'count'),
      limitsOf({ metric: 'imap_auth_seconds', warning: '1s', critical: '3s' }),
      limitsOf({ metric: 'quota_used_ratio', warning: '90%', critical: '97%' }, 'ratio'),
    ],
    findings: [
      {
        status: 'critical',
        code: 'E_THRESHOLD',
        message: 'mailbox_unseen{mailbox="INBOX"} is 131, critical above 100',
        hint: 'The threshold is critical: 100. Messages that are not seen.',
      },
      {
        status: 'critical',
        code: 'E_SLOW',
        message: 'imap_auth_seconds is 4.2 s, critical above 3 s',
        hint: 'When all phases are slow it is the line; when only this one is, look at what the server does in it. The threshold is critical: 3s. IMAP: login.',
      },
      {
        status: 'warning',
        code: 'E_QUOTA',
        message: 'quota_used_ratio{resource="STORAGE"} is 93 %, warning above 90 %',
        hint: 'Delete messages or raise the quota: a mailbox that is full refuses mail. The threshold is warning: 90%. Used part of the quota.',
      },
    ],
    notices: [
      { message: 'The server sent an alert.', reply: '* OK [ALERT] Maintenance on Sunday from 02:00 to 04:00' },
    ],
  }),
);

const unresolvedPhases = phases(['smtp_dns', 0, 0.012, false]);

const nameNotResolved = reportOf(
  check({
    status: 'unknown',
    durationSeconds: 0.012,
    phases: unresolvedPhases,
    measurements: [{ metric: 'attempts', value: 3 }],
    attempts: 3,
    findings: [
      {
        status: 'unknown',
        code: 'E_DNS_SERVFAIL',
        phase: 'smtp_dns',
        message: 'The name mail.example.org could not be resolved: the name server of this machine does not answer.',
        hint: 'This says nothing about the mail system. Look at the resolver of the runner, and run it again.',
      },
    ],
  }),
);

const unverifiedPhases = phases(
  ['smtp_dns', 0, 0.003],
  ['smtp_connect', 0.003, 0.02],
  ['smtp_greeting', 0.023, 0.02],
  ['smtp_capability', 0.043, 0.09],
  ['smtp_auth', 0.133, 0.06],
);

const notVerified = reportOf(
  check({
    name: 'Relay in the cellar',
    status: 'warning',
    success: smtpLogin.success,
    target: 'smtp://198.51.100.7:587 (starttls)',
    durationSeconds: 0.2,
    phases: unverifiedPhases,
    measurements: [...timings(unverifiedPhases), { metric: 'attempts', value: 1 }],
    connections: [{ protocol: 'smtp', address: '198.51.100.7', port: 587 }],
    findings: [
      {
        status: 'warning',
        code: 'E_TLS_UNVERIFIED',
        phase: 'smtp_tls',
        message: 'The certificate was not verified, because tls-verify is false.',
        hint: 'Trust it with tls-ca or tls-fingerprint instead.',
      },
    ],
  }),
);

/** What a server says that wants to be more than text, in every field that it has a say in. */
const HOSTILE = [
  '::error title=Owned::all is lost',
  '##[set-output name=status]ok',
  '\r\n::stop-commands::x',
  '</details><img src=x onerror=alert(1)><script>alert(2)</script>',
  '| a | b |\n# Heading\n[click](https://evil.example) @octocat #1',
  '\x1b[2J\x1b[31mred\x1b]8;;https://evil.example\x07link',
  '\u202egnp.exe \u200b\ufeff\0 ]]> <!-- &amp; " \' \\ `code` $x$',
  "' | 'status'=0;;;0",
].join(' ');

function hostileCertificate(certificate: CertificateFacts): CertificateFacts {
  return { ...certificate, subject: HOSTILE, issuer: HOSTILE };
}

const hostile = reportOf({
  ...check({}),
  ...refused,
  name: `Mail of ${HOSTILE}`,
  target: `smtps://${HOSTILE}:465`,
  durationSeconds: 0.204,
  findings: [
    {
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      phase: 'smtp_auth',
      message: `The server refused the login of ${HOSTILE}.`,
      hint: 'Check user name and password.',
      reply: `535 5.7.8 ${HOSTILE}`,
    },
  ],
  notices: [{ message: 'The server sent an alert.', reply: `* OK [ALERT] ${HOSTILE}` }],
  metrics: imapMailbox.metrics,
  measurements: [
    { metric: 'mailbox_unseen', value: 1, label: HOSTILE },
    { metric: 'mailbox_unseen', value: Number.NaN, label: 'not a number' },
  ],
  facts: { messageId: HOSTILE, acceptance: `250 ${HOSTILE}` },
  connections: (refused?.connections ?? []).map(({ tls, ...each }) =>
    tls === undefined ? each : { ...each, tls: { ...tls, cipher: HOSTILE, chain: tls.chain.map(hostileCertificate) } },
  ),
  transcript: [
    { seconds: 0.074, protocol: 'smtp', direction: 'received', text: `220 ${HOSTILE}` },
    { seconds: 0.075, protocol: 'smtp', direction: 'sent', text: 'EHLO runner.example.org' },
    { seconds: 0.075, protocol: 'smtp', direction: 'note', text: '12 lines are left out here' },
    { seconds: 0.117, protocol: 'smtp', direction: 'sent', text: 'AUTH PLAIN ***' },
  ],
});

const shortPhases = phases(['imap_dns', 0, 0.003], ['imap_connect', 0.003, 0.021], ['imap_tls', 0.024, 0.046]);

/** The status of each of the 120 checks: most are ok. */
function statusOf(index: number): CheckResult['status'] {
  if (index % 40 === 7) return 'critical';
  if (index % 60 === 11) return 'unknown';
  return index % 30 === 3 ? 'warning' : 'ok';
}

const manyChecks = reportOf(
  ...Array.from({ length: 120 }, (_, index): CheckResult => {
    const [target, status] = [`imaps://mail-${index + 1}.example.org:993`, statusOf(index)];
    const finding = {
      status,
      message: `${target} answers slowly.`,
      hint: 'Look at the load of the server.',
      code: status === 'unknown' ? 'E_DNS_TIMEOUT' : 'E_CMD_TIMEOUT',
      phase: 'imap_greeting',
    } as const;
    return check({
      name: `Server ${index + 1}`,
      mode: 'imap-connect',
      target,
      success: imapConnect.success,
      metrics: imapConnect.metrics,
      status,
      findings: status === 'ok' ? [] : [finding],
      durationSeconds: 0.07 + index / 1000,
      phases: shortPhases,
      measurements: [{ metric: 'imap_total_seconds', value: 0.07 + index / 1000 }],
    });
  }).toSorted((a, b) => Number(b.status === 'critical') - Number(a.status === 'critical')),
);

const bothFail = reportOf({
  ...check({}),
  ...delivered,
  name: 'Round trip between two providers',
  status: 'critical',
  facts: {},
  measurements: [{ metric: 'attempts', value: 2 }],
  attempts: 2,
  findings: [
    {
      status: 'critical',
      code: 'E_CONN_REFUSED',
      phase: 'smtp_connect',
      message: 'smtps://mail.example.org:465 refused the connection.',
      hint: 'Look whether the server listens on this port, and at its firewall.',
    },
    {
      status: 'critical',
      code: 'E_AUTH_UNAVAILABLE',
      phase: 'imap_auth',
      message: 'imaps://mail.example.org:993 offers no login: LOGINDISABLED.',
      hint: 'Use the TLS mode under which the server offers a login.',
      reply: '* CAPABILITY IMAP4rev1 LOGINDISABLED',
    },
  ],
  phases: phases(
    ['smtp_dns', 0, 0.004],
    ['imap_dns', 0, 0.004],
    ['smtp_connect', 0.004, 0.02, false],
    ['imap_connect', 0.004, 0.022],
  ),
});

/** The report on one gate, with the verdict as a run has it. */
function gateReport(gate: CheckResult): Report {
  return { ...reportOf(gate), ...verdictOfChecks([gate]) };
}

/** What does not depend on the day, the machine and the version. */
const FIXED = { version: '0.1.0', startedAt: '2026-11-03T06:17:02.204Z', durationSeconds: 0.004 } as const;

/** A run of the true pipeline that contacts nothing. */
async function planned(inputs: Readonly<Record<string, string>>): Promise<Report> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const world = stillWorld(env);
  const job = await prepare(world);
  const nothing = {
    cancel: new AbortController().signal,
    hurry: new AbortController().signal,
    keepTicket: async () => {},
  };
  const report = await runJob(job, { ...nothing, world, redact: job.redact, onProgress: () => {}, onTrace: () => {} });
  return { ...report, ...FIXED };
}

/** A world in which nothing happens. */
function stillWorld(env: World['env']): World {
  const never = () => Promise.reject(new Error('The preview contacts nothing.'));
  return {
    env,
    clock: { now: () => 0, date: () => new Date(FIXED.startedAt), sleep: never },
    dns: { lookup: never, explain: never, servers: () => [] },
    connect: () => {
      throw new Error('The preview contacts nothing.');
    },
    udp: () => {
      throw new Error('The preview contacts nothing.');
    },
    random: (bytes) => Buffer.alloc(bytes),
    stdout: () => {},
    files: noFiles,
  };
}

const INPUTS = {
  host: 'mail.example.org',
  username: 'probe@example.org',
  password: 'only-for-the-preview',
  from: 'probe@example.org',
  to: 'probe@example.org',
  'ehlo-name': 'runner.example.org',
};

/** One report of each further kind. */
export async function previewReports(): Promise<Readonly<Record<string, Report>>> {
  const crash = crashReport(new TypeError('Cannot read properties of undefined'), undefined, stillWorld({}));
  return {
    ...SAMPLE_REPORTS,
    bothFail,
    dryRun: await planned({ ...INPUTS, 'dry-run': 'true', thresholds: 'smtp_auth_seconds warning=1 critical=3' }),
    gateFails: gateReport(FAILING_GATE),
    gatePasses: gateReport(PASSING_GATE),
    hostile,
    internalError: { ...crash, ...FIXED },
    manyChecks,
    nameNotResolved,
    notVerified,
    thresholdsCrossed,
    withHistory: PAST_REPORT,
    wrongInputs: await planned({
      ...INPUTS,
      host: 'smtp://mail.example.org',
      'smtp-port': '70000',
      timeout: 'soon',
      'delivery-timout': '10s',
      password: '',
      warning: '10',
      critical: '5',
      reports: 'junitt=a.xml\npdf=b.pdf',
    }),
  };
}
