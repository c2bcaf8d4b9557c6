/** Records what a probe does while it runs: the `ProbeContext` of one attempt. */

import type { ConnectionFacts, Facts } from '../model/facts.ts';
import { ProbeFailure } from '../model/failure.ts';
import type { Finding, Notice } from '../model/finding.ts';
import type { Measurement, MissingValue } from '../model/metric.ts';
import type { Attempt, Phase } from '../model/outcome.ts';
import type { PhaseName, Protocol } from '../model/phase.ts';
import type { CleanupContext, CleanupWork, Flown, LearnConnection, ProbeContext } from '../model/probe-context.ts';
import type { Redactor } from '../model/secret.ts';
import { certificateDays } from './certificate-days.ts';
import { Connections } from './connections.ts';
import { Transcript } from './transcript.ts';

/** The engine's listeners for what a probe reports while it runs. */
export interface Listeners {
  readonly redact: Redactor;
  readonly onProgress: (text: string) => void;
  /** Called with the phases that are under way, whenever one begins or ends. */
  readonly onPhase?: ((open: readonly PhaseName[]) => void) | undefined;
  /** Called with each line, or reply of many lines, as it came: secrets have to be removed before it is shown. */
  readonly onTrace: (protocol: Protocol, direction: 'sent' | 'received', line: string) => void;
  readonly onCleanup: (work: CleanupWork) => Promise<void>;
  /** Called when a login has ended; the failure is absent when the server accepted the credentials. */
  readonly onLogin?: ((protocol: Protocol, failure?: ProbeFailure) => void) | undefined;
  /** See `ProbeContext`. */
  readonly loginRefusal?: ((protocol: Protocol) => ProbeFailure | undefined) | undefined;
}

/** The parts of a clean-up's context that do not belong to the record. */
export type CleanupAccess = Pick<CleanupContext, 'signal' | 'hasSuccessor' | 'leave' | 'amend'>;

/** At most this many notices of servers are kept: a server can send alerts without end. */
const MAX_NOTICES = 10;
/** At most this many notices of our own are kept: those with a code. */
const MAX_OWN_NOTICES = 100;

/** The phase in which each protocol logs in. */
const LOGINS: Readonly<Partial<Record<PhaseName, Protocol>>> = { smtp_auth: 'smtp', imap_auth: 'imap' };

/** Phases whose success shows that a login over IMAP was one. */
const PROOFS: readonly PhaseName[] = ['imap_status', 'imap_select'];

export class Recorder implements ProbeContext {
  readonly signal: AbortSignal;
  readonly world: ProbeContext['world'];
  hasSent = false;
  readonly #listeners: Listeners;
  readonly #start: number;
  readonly #open: PhaseName[] = [];
  readonly #phases: Phase[] = [];
  readonly #measurements: Measurement[] = [];
  readonly #missing: MissingValue[] = [];
  readonly #findings: Finding[] = [];
  readonly #notices: Notice[] = [];
  readonly #connections = new Connections();
  readonly #transcript: Transcript;
  #facts: Facts = {};
  #isTiming = true;
  /** Whether IMAP has accepted a login, and has not shown yet that it was one. */
  #isUnproven = false;

  constructor(world: ProbeContext['world'], signal: AbortSignal, listeners: Listeners) {
    this.world = world;
    this.signal = signal;
    this.#listeners = listeners;
    this.#transcript = new Transcript(listeners.redact);
    this.#start = world.clock.now();
  }

  /** The phase that began last of those under way. */
  get currentPhase(): PhaseName | undefined {
    return this.#open.at(-1);
  }

  async phase<T>(name: PhaseName, work: (flown: Flown) => Promise<T>): Promise<T> {
    const { clock } = this.world;
    const begin = clock.now();
    this.#open.push(name);
    this.#listeners.onPhase?.([...this.#open]);
    let isOk = false;
    let flown: Pick<Phase, 'flights' | 'flightSeconds'> = {};
    const keep: Flown = (flights, flightSeconds) => {
      flown = { flights, flightSeconds };
    };
    try {
      const result = await this.#watchLogin(name, () => work(keep));
      isOk = true;
      return result;
    } finally {
      this.#open.splice(this.#open.lastIndexOf(name), 1);
      this.#listeners.onPhase?.([...this.#open]);
      const durationSeconds = (clock.now() - begin) / 1000;
      if (this.#isTiming)
        this.#phases.push({ name, startSeconds: (begin - this.#start) / 1000, durationSeconds, isOk, ...flown });
    }
  }

  /** Tells how a login ended, and that one which was accepted turned out to be none. */
  async #watchLogin<T>(name: PhaseName, work: () => Promise<T>, needsProof = true): Promise<T> {
    const protocol = LOGINS[name];
    try {
      const result = await work();
      if (protocol === 'imap' && needsProof) this.#isUnproven = true;
      else if (protocol !== undefined) this.#listeners.onLogin?.(protocol);
      if (this.#isUnproven && PROOFS.includes(name)) {
        this.#isUnproven = false;
        this.#listeners.onLogin?.('imap');
      }
      return result;
    } catch (error) {
      // What was not tried was not refused, either.
      if (error instanceof ProbeFailure && !error.isInconclusive)
        this.#listeners.onLogin?.(protocol ?? protocolOf(error.phase), error);
      throw error;
    }
  }

  loginRefusal(protocol: Protocol): ProbeFailure | undefined {
    return this.#listeners.loginRefusal?.(protocol);
  }

  measure(metric: string, value: number, label?: string): void {
    if (this.#isTiming) this.#measurements.push({ metric, value, label });
  }

  miss(metric: string, label?: string): void {
    if (this.#isTiming) this.#missing.push({ metric, label });
  }

  note(finding: Finding): void {
    const isKnown = this.#findings.some(({ code, message }) => code === finding.code && message === finding.message);
    if (!isKnown) this.#findings.push(finding);
  }

  notice(notice: Notice): void {
    const isOwn = notice.code !== undefined;
    const alike = this.#notices.filter(({ code }) => (code !== undefined) === isOwn);
    const isKnown = alike.some(
      ({ code, message, reply }) => code === notice.code && message === notice.message && reply === notice.reply,
    );
    if (!isKnown && alike.length < (isOwn ? MAX_OWN_NOTICES : MAX_NOTICES)) this.#notices.push(notice);
  }

  learn(facts: Facts): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  known(): Facts {
    return this.#facts;
  }

  connected(facts: ConnectionFacts): LearnConnection {
    if (!this.#isTiming) return () => {};
    const { measurement, isIncomplete } = certificateDays(facts);
    if (isIncomplete) this.miss('tls_certificate_days_left', facts.protocol);
    if (measurement) this.#measurements.push(measurement);
    return this.#connections.add(facts);
  }

  trace(protocol: Protocol, direction: 'sent' | 'received', line: string): void {
    const seconds = (this.world.clock.now() - this.#start) / 1000;
    for (const text of line.split('\n')) this.#transcript.add({ seconds, protocol, direction, text });
    this.#listeners.onTrace(protocol, direction, line);
  }

  conceal(value: string): void {
    this.#listeners.redact.learn?.(value);
  }

  progress(text: string): void {
    this.#listeners.onProgress(text);
  }

  onCleanup(work: CleanupWork): Promise<void> {
    return this.#listeners.onCleanup(work);
  }

  /** Returns a context for the clean-up, with a signal of its own: it records findings, but measures nothing. */
  forCleanup(access: CleanupAccess): CleanupContext {
    return { ...this.unmeasured(), progress: () => {}, ...access };
  }

  unmeasured(): ProbeContext {
    return {
      signal: this.signal,
      world: this.world,
      hasSent: this.hasSent,
      // A clean-up opens no mailbox in a phase of its own, and others wait for its login.
      phase: (name, work) => this.#watchLogin(name, () => work(() => {}), false),
      measure: () => {},
      miss: () => {},
      note: (finding) => this.note(finding),
      notice: () => {},
      learn: () => {},
      known: () => this.known(),
      connected: () => () => {},
      trace: (...line) => this.trace(...line),
      conceal: (value) => this.conceal(value),
      unmeasured: () => this.unmeasured(),
      progress: (text) => this.progress(text),
      onCleanup: async () => {},
      loginRefusal: (protocol) => this.loginRefusal(protocol),
    };
  }

  /** Returns everything recorded. The seconds of a phase that was timed more than once are added up. */
  finish(failure: ProbeFailure | undefined, metrics: ReadonlySet<string>): Attempt {
    this.#isTiming = false;
    const sums = new Map<string, number>();
    for (const { name, durationSeconds, isOk } of this.#phases) {
      const metric = `${name}_seconds`;
      if (isOk && metrics.has(metric)) sums.set(metric, (sums.get(metric) ?? 0) + durationSeconds);
    }
    const timings = [...sums].map(([metric, value]): Measurement => ({ metric, value }));
    return {
      phases: this.#phases.toSorted((a, b) => a.startSeconds - b.startSeconds),
      measurements: [...this.#measurements, ...timings],
      missing: this.#missing,
      findings: this.#findings,
      notices: this.#notices,
      connections: this.#connections.shown(this.#listeners.redact),
      facts: this.#facts,
      transcript: this.#transcript.lines,
      hasSent: this.hasSent,
      failure,
    };
  }
}

/** Only IMAP is spoken while a message is awaited and deleted. */
function protocolOf(phase: PhaseName): Protocol {
  return phase.startsWith('smtp_') ? 'smtp' : 'imap';
}
