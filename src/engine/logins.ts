/**
 * Remembers which credentials a host has refused, so that nothing tries them twice in a run: repeated failures lock
 * accounts. Of the checks that use the same credentials one tries them first; the others wait for its verdict.
 * Everything is kept in memory only.
 */
import type { Credentials } from '../model/credentials.ts';
import { describeEndpoint, type PlannedServer } from '../model/endpoint.ts';
import { ProbeFailure } from '../model/failure.ts';
import type { FailureCode } from '../model/failure-codes.ts';
import type { PhaseName, Protocol } from '../model/phase.ts';
import type { PlannedCheck } from '../model/plan.ts';
import { deferred } from '../system/deferred.ts';

/** Codes by which a server has judged the credentials: neither throttling nor a fault of its own. */
const VERDICTS: readonly FailureCode[] = ['E_AUTH_REJECTED', 'E_AUTH_TOKEN', 'E_AUTH_BASIC_DISABLED'];

/** A refusal to act for a user that comes after the login is about a mailbox of another user. */
function isVerdict({ code, phase, reply = '' }: ProbeFailure): boolean {
  return VERDICTS.includes(code) && (isOfLogin(phase) || !/\[AUTHORIZATIONFAILED\]/i.test(reply));
}

function isOfLogin(phase: PhaseName): boolean {
  return phase === 'smtp_auth' || phase === 'imap_auth';
}

interface Refusal {
  readonly protocol: Protocol;
  readonly checkName: string;
  readonly failure: ProbeFailure;
}

/** What is known of a host and the credentials for it. Ports do not matter: behind all of them is one account. */
interface Identity {
  readonly host: string;
  readonly username: string;
  readonly secret: string;
  isAccepted: boolean;
  /** Over each protocol the first refusal counts. */
  refusals: readonly Refusal[];
  /** The check that tries them first. */
  holder: PlannedCheck | undefined;
}

interface Login {
  readonly server: PlannedServer;
  readonly identity: Identity;
}

export class Logins {
  /** By host and user name. */
  readonly #identities = new Map<string, Identity[]>();
  readonly #logins = new WeakMap<PlannedCheck, readonly Login[]>();
  #change = deferred<void>();

  /** Resolves when more is known than now: checks that waited may begin. */
  get changed(): Promise<void> {
    return this.#change.promise;
  }

  /** Whether no other check is about to find out whether the credentials of this one are accepted. */
  isFree(check: PlannedCheck): boolean {
    return this.#of(check).every(({ identity }) => isKnown(identity) || (identity.holder ?? check) === check);
  }

  /** The check begins: it is the first to try the credentials of which nothing is known. */
  begin(check: PlannedCheck): void {
    for (const { identity } of this.#of(check)) if (!isKnown(identity)) identity.holder ??= check;
  }

  /** The check has ended, whether or not it came to log in. */
  end(check: PlannedCheck): void {
    for (const { identity } of this.#of(check)) if (identity.holder === check) identity.holder = undefined;
  }

  /** Does what `end` does, for those that wait with `turn`. */
  release(check: PlannedCheck): void {
    this.end(check);
    this.#tell();
  }

  /** Notes how a login of a check ended; the failure is absent when the credentials were accepted. */
  learn(check: PlannedCheck, protocol: Protocol, failure?: ProbeFailure): void {
    const login = this.#of(check).find(({ server }) => server.endpoint.protocol === protocol);
    if (!login || (failure && !isVerdict(failure))) return;
    const { identity } = login;
    if (!failure) identity.isAccepted = true;
    else if (identity.refusals.every((refusal) => refusal.protocol !== protocol))
      identity.refusals = [...identity.refusals, { protocol, checkName: check.name, failure }];
    identity.holder = undefined;
    this.#tell();
  }

  /** Resolves when the credentials of a check may be tried, and keeps other checks from trying them meanwhile. */
  async turn(check: PlannedCheck): Promise<void> {
    while (!this.isFree(check)) await this.changed;
    this.begin(check);
  }

  /**
   * Returns the failure in place of a further login of a check with credentials that were refused: as bad as the refusal
   * where the same protocol refused them, and unknown where only the other one did.
   *
   * @param protocol of the login; any of the check when absent
   */
  refusal(check: PlannedCheck, protocol?: Protocol): ProbeFailure | undefined {
    for (const { server, identity } of this.#of(check)) {
      if (protocol !== undefined && server.endpoint.protocol !== protocol) continue;
      const refusal = refusalFor(identity, server.endpoint.protocol);
      if (refusal) return notTriedAgain(server, refusal, check);
    }
    return undefined;
  }

  #tell(): void {
    this.#change.resolve();
    this.#change = deferred<void>();
  }

  #of(check: PlannedCheck): readonly Login[] {
    const known = this.#logins.get(check);
    if (known) return known;
    const logins = check.probe.servers.flatMap((server) => {
      const { credentials, endpoint } = server;
      return credentials ? [{ server, identity: this.#identity(endpoint.host, credentials) }] : [];
    });
    this.#logins.set(check, logins);
    return logins;
  }

  #identity(name: string, { username, password, token }: Credentials): Identity {
    const host = name.toLowerCase();
    const secret = (password ?? token)?.reveal() ?? '';
    const key = JSON.stringify([host, username]);
    const known = this.#identities.get(key) ?? [];
    const same = known.find((identity) => identity.secret === secret);
    if (same) return same;
    const identity: Identity = { host, username, secret, isAccepted: false, refusals: [], holder: undefined };
    this.#identities.set(key, [...known, identity]);
    return identity;
  }
}

function isKnown({ isAccepted, refusals }: Identity): boolean {
  return isAccepted || refusals.length > 0;
}

/**
 * A password login that is switched off for one protocol may be on for the other, and a user who gets no mailbox after
 * the login may still send.
 */
function refusalFor({ refusals }: Identity, protocol: Protocol): Refusal | undefined {
  const same = refusals.find((refusal) => refusal.protocol === protocol);
  return same ?? refusals.find(({ failure: { code, phase } }) => code !== 'E_AUTH_BASIC_DISABLED' && isOfLogin(phase));
}

function notTriedAgain({ endpoint }: PlannedServer, refusal: Refusal, check: PlannedCheck): ProbeFailure {
  const { protocol, checkName, failure } = refusal;
  const isSame = protocol === endpoint.protocol;
  const where = checkName === check.name ? 'in this check' : `in check ${checkName}`;
  const over = isSame ? '' : ` over ${protocol.toUpperCase()}`;
  return new ProbeFailure({
    code: failure.code,
    phase: `${endpoint.protocol}_auth`,
    message: `${describeEndpoint(endpoint)} was not tried${isSame ? ' again' : ''}: ${endpoint.host} has refused these credentials${over} ${where}.`,
    hint: `${failure.hint} Each further refusal could lock the account, so the same host, user and secret are tried once in a run.`,
    status: isSame ? failure.status : 'unknown',
    isRetryable: false,
  });
}
