/** The login of a session, with what follows it at once: the proof that it was one, and what the server can do now. */
import type { Credentials } from '../../model/credentials.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Connection } from '../opening/connect.ts';
import { identify, wantsId } from './id.ts';
import { type LoginExchange, loginWith } from './login.ts';
import { askProof, settleProof } from './login-proof.ts';
import type { Turns } from './turns.ts';
import type { Pipeline } from './wire/pipeline.ts';

/** The parts of a session that its login needs. */
export interface LoginParts {
  readonly connection: Connection;
  readonly engine: Pipeline;
  readonly turns: Turns;
  readonly context: ProbeContext;
  has(capability: string): boolean;
  distrust(capability: string, reply: string): void;
  askCapability(): Promise<void>;
}

/** Logs in. @throws ProbeFailure unless the server accepted the credentials */
export async function logIn(parts: LoginParts, credentials: Credentials, isProven: boolean): Promise<void> {
  const { connection, engine, turns, context } = parts;
  const { isProtected, flightSeconds, learn } = connection;
  let asked: ReturnType<typeof askProof> | undefined;
  let begun = 0;
  const needsId = wantsId(turns.endpoint.host);
  const exchange: LoginExchange = {
    endpoint: turns.endpoint,
    isProtected,
    capabilities: engine.capabilities,
    hasInitialResponse: parts.has('SASL-IR'),
    isFollowed: isProven && !needsId,
    run: (command) => {
      begun += 1;
      const answered = turns.run({ ...command, phase: 'imap_auth' });
      if (isProven && command.mayBeFollowed && !needsId) asked = askProof(turns);
      return answered;
    },
    write: (line) => engine.write(line),
    conceal: (value) => context.conceal(value),
    distrust: (capability, reply) => parts.distrust(capability, reply),
  };
  const { capabilities, requests } = engine;
  turns.hasToken = credentials.token !== undefined;
  await context.phase('imap_auth', async (flown) => {
    const mechanism = await loginWith(exchange, credentials);
    // A login that had to be begun again is none whose round trips are known.
    if (begun === 1) flown(1 + engine.requests - requests, flightSeconds);
    learn({ login: { mechanism, isEncrypted: isProtected } });
  });
  turns.loggedIn();
  connection.wire.allowMuch();
  const inOneFlight = (work: () => Promise<void>): Promise<void> =>
    context.phase('imap_capability', async (flown) => {
      await work();
      flown(1, flightSeconds);
    });
  if (needsId) await inOneFlight(() => identify(turns, context));
  // With a token, the server may ask a question before it refuses: nothing is sent before that.
  const proof = isProven ? (asked ?? askProof(turns)) : undefined;
  const work = [
    ...(proof ? [context.phase('imap_status', () => settleProof(turns, proof, context))] : []),
    // Capabilities may change with the login (RFC 9051 section 6.2.3).
    ...(engine.capabilities === capabilities ? [inOneFlight(() => parts.askCapability())] : []),
  ];
  // When the session ends, the refusal that came before says why.
  for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason;
  learn({ capabilities: { 'after-login': [...engine.capabilities] } });
}
