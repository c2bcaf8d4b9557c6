/** Runs of one check, each compared with those before it. */
import { type Compared, comparePast, type PastToCompare } from '../../../src/history/comparison/compare-past.ts';
import type { CertificateFacts, ConnectionFacts, TlsFacts } from '../../../src/model/facts.ts';
import type { SeenFact, Series } from '../../../src/model/memory/record.ts';
import type { Phase } from '../../../src/model/outcome.ts';
import type { CheckResult } from '../../../src/model/report.ts';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export const CERTIFICATE: CertificateFacts = {
  subject: 'CN=mail.test',
  issuer: "C=US, O=Let's Encrypt, CN=R11",
  names: ['DNS:mail.test', 'DNS:smtp.mail.test'],
  validFrom: '2026-11-01T00:00:00.000Z',
  validTo: '2027-01-30T00:00:00.000Z',
  daysLeft: 60,
  fingerprint256: 'AA:AA',
  key: 'RSA 2048',
};

export const TLS: TlsFacts = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  isVerified: true,
  chain: [CERTIFICATE],
};

export const IMAP: ConnectionFacts = {
  protocol: 'imap',
  host: 'mail.test',
  address: '192.0.2.1',
  port: 993,
  greeting: 'Dovecot ready.',
  capabilities: {
    'before-login': ['IMAP4REV1', 'SASL-IR', 'IDLE', 'AUTH=PLAIN'],
    'after-login': ['IMAP4REV1', 'IDLE', 'UIDPLUS', 'MOVE'],
  },
  login: { mechanism: 'PLAIN', isEncrypted: true },
  tls: TLS,
};

export const SMTP: ConnectionFacts = {
  protocol: 'smtp',
  host: 'mail.test',
  address: '192.0.2.1',
  port: 587,
  greeting: 'mx1.mail.test ESMTP Postfix',
  capabilities: {
    'before-tls': ['PIPELINING', 'SIZE 10240000', 'STARTTLS'],
    'before-login': ['PIPELINING', 'SIZE 10240000', 'AUTH PLAIN LOGIN', '8BITMIME'],
  },
  login: { mechanism: 'PLAIN', isEncrypted: true },
  tls: TLS,
};

/** Returns a result that is ok. */
export function resultOf(connections: readonly ConnectionFacts[], other: Partial<CheckResult> = {}): CheckResult {
  return {
    name: 'mail',
    mode: 'imap-login',
    target: 'imaps://mail.test:993',
    status: 'ok',
    success: 'Logged in over IMAP',
    findings: [],
    notices: [],
    durationSeconds: 1,
    attempts: 1,
    phases: [],
    measurements: [],
    metrics: [],
    connections,
    facts: {},
    thresholds: [],
    ...other,
  };
}

/** Returns a phase that is over. */
export function phase(name: Phase['name'], durationSeconds: number, flights?: number, flightSeconds = 0.02): Phase {
  const flown = flights === undefined ? {} : { flights, flightSeconds };
  return { name, startSeconds: 0, durationSeconds, isOk: true, ...flown };
}

/** A check that remembers. An hour passes between its runs. */
export class PastRuns {
  #past: PastToCompare['past'];
  #time = Date.parse('2026-12-01T00:00:00Z');
  readonly #given: Partial<PastToCompare>;

  constructor(given: Partial<PastToCompare> = {}) {
    this.#given = given;
  }

  get facts(): readonly SeenFact[] {
    return this.#past?.facts ?? [];
  }

  get series(): readonly Series[] {
    return this.#past?.series ?? [];
  }

  get now(): number {
    return this.#time;
  }

  wait(ms: number): void {
    this.#time += ms;
  }

  /** Runs with these facts. */
  run(
    connections: readonly ConnectionFacts[],
    given: Partial<PastToCompare> = {},
    other: Partial<CheckResult> = {},
  ): Compared {
    const compared = comparePast({
      result: resultOf(connections, other),
      past: this.#past,
      environment: 'github-hosted',
      now: this.#time,
      regressions: 'warning',
      changes: 'warning',
      accept: false,
      ...this.#given,
      ...given,
    });
    // A history is JSON.
    const { series, facts } = compared;
    const runs = [...(this.#past?.runs ?? []), { at: new Date(this.#time).toISOString(), status: 'ok' }].slice(-30);
    this.#past = JSON.parse(JSON.stringify({ series, facts, runs }));
    this.#time += HOUR_MS;
    return compared;
  }

  /** Runs so often, and returns what was told: codes of findings and of notices, each run in one text. */
  runs(count: number, connections: (run: number) => readonly ConnectionFacts[]): readonly string[] {
    return Array.from({ length: count }, (_, run) => toldOf(this.run(connections(run))));
  }
}

/** `E_CAPABILITY_LOST (E_SERVER_CHANGED)`: findings, and notices in parentheses. */
export function toldOf({ findings, notices }: Pick<Compared, 'findings' | 'notices'>): string {
  return [...findings.map(({ code }) => `${code}`), ...notices.map(({ code }) => `(${code})`)].join(' ');
}
