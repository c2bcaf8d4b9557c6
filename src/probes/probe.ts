/**
 * The contract between a probe (a mode) and the engine that runs it.
 * A probe plans, so that everything wrong with the settings is known before a socket opens, and then runs as a
 * straight line: it measures, notes, and either returns or throws one `ProbeFailure`.
 */

import type { PhaseName, Protocol } from '../model/failure.ts';
import type { Finding } from '../model/finding.ts';
import type { Issue } from '../model/issue.ts';
import type { MetricSpec } from '../model/metric.ts';
import type { Notice } from '../model/notice.ts';
import type { PlannedServer } from '../plan/notices.ts';
import type { FieldName, Settings } from '../settings/settings.ts';
import type { World } from '../system/world.ts';

/** A mode. */
export interface Probe {
  readonly name: string;
  /** One sentence for the documentation and for `--help`. */
  readonly summary: string;
  /** What a check of this mode has proved when all is ok: `Message delivered and seen`. */
  readonly success: string;
  /** What it can measure; the first is the primary one. */
  readonly metrics: readonly [MetricSpec, ...MetricSpec[]];
  /** The settings that matter to it, for `--help`. What no mode names, such as time limits, matters to all of them. */
  readonly settings: readonly FieldName[];
  /** Reports every problem to `issues` and returns nothing when there is one. Contacts nothing. */
  plan(settings: Settings, issues: Issue[]): PlannedProbe | undefined;
}

/** A probe with its target, ready to run. */
export interface PlannedProbe {
  /** For people: `smtps://mail.example.org:465`. */
  readonly target: string;
  /** The server of each connection that is open at the same time, and as whom it is talked to. */
  readonly servers: readonly PlannedServer[];
  /** Milliseconds granted on top of `timeout`, for waiting that belongs to the job. */
  readonly extraTimeMs: number;
  /** @throws ProbeFailure for trouble with the mail system; anything else is a fault of ours */
  run(context: ProbeContext): Promise<void>;
  /** Does the clean-up of an earlier process that was ended before it could. */
  readonly cleanUp?: (ticket: CleanupTicket, context: ProbeContext) => Promise<void>;
}

/** What a running probe may do to the world and to its record. */
export interface ProbeContext {
  /** Aborted at the deadline and when the run is cancelled; its reason is a `ProbeFailure`. */
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'env' | 'clock' | 'dns' | 'connect' | 'random'>;
  /** Whether a message may be on its way: its body went out, and was not refused. Then no further attempt is made. */
  hasSent: boolean;
  /** Times `work` as a part of the attempt. The same part may be timed more than once; the metric is the sum. */
  phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T>;
  measure(metric: string, value: number, label?: string): void;
  /** Worth saying though the probe goes on: arrived in the junk mailbox. */
  note(finding: Finding): void;
  /** Worth knowing, and no trouble at all: an alert of the server. */
  notice(notice: Notice): void;
  /** Records facts for the report; a later fact replaces an earlier one of the same name. */
  learn(facts: Facts): void;
  /** What was learned so far. */
  known(): Facts;
  /** Records what a connection turned out to be. */
  connected(facts: ConnectionFacts): void;
  /** One line of the dialogue, credentials already removed. */
  trace(protocol: Protocol, direction: 'sent' | 'received', line: string): void;
  /** Says what is being waited for, for the log. */
  progress(text: string): void;
  /**
   * What must be undone when the attempt is over, however it ends. Resolves when a later process could do it too, and
   * only then may the probe do what has to be undone. The work gets a time limit of its own.
   */
  onCleanup(work: CleanupWork): Promise<void>;
}

/** Undoing what an attempt left behind. */
export interface CleanupWork {
  /** What a later process (the `post` step) needs to do the same. Holds no secret. */
  readonly resume: CleanupTicket;
  run(context: ProbeContext): Promise<void>;
}

/** Names the one message that may be left behind. */
export interface CleanupTicket {
  readonly token: string;
  readonly mailboxes: readonly string[];
}

/** What an attempt learned, in words. */
export interface Facts {
  /** Message-ID of the message sent, without angle brackets. */
  readonly messageId?: string;
  readonly arrivedIn?: 'inbox' | 'junk' | 'other';
  /** What the SMTP server said when it accepted the message. Untrusted. */
  readonly acceptance?: string;
}

/** What one connection turned out to be. Texts from certificates are untrusted. */
export interface ConnectionFacts {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly tls?: TlsFacts;
}

/** The protected side of a connection. */
export interface TlsFacts {
  /** As negotiated: `TLSv1.3`. */
  readonly version: string;
  readonly cipher: string;
  /** Whether the certificate was verified, by authority and name, or by its fingerprint. */
  readonly isVerified: boolean;
  /** Leaf first. */
  readonly chain: readonly CertificateFacts[];
}

/** A certificate, as far as people care. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Subject alternative names, as `DNS:mail.example.org`. */
  readonly names: readonly string[];
  /** ISO 8601; the epoch when the time in the certificate cannot be read. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Days left, rounded down; negative when expired. */
  readonly daysLeft: number;
  /** SHA-256 over the DER form, upper-case hexadecimal pairs separated by colons. */
  readonly fingerprint256: string;
  /** Kind and size of the public key: `RSA 2048`, `EC prime256v1`. */
  readonly key?: string | undefined;
  /** How the issuer signed it, where this Node.js can tell: `sha256WithRSAEncryption`. */
  readonly signature?: string | undefined;
}
