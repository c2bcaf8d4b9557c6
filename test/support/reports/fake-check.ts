import type { Execution } from '../../../src/engine/execute.ts';
import type { PlannedServer } from '../../../src/model/endpoint.ts';
import { ProbeFailure } from '../../../src/model/failure.ts';
import type { FailureCode } from '../../../src/model/failure-codes.ts';
import type { PlannedCheck, PlannedProbe } from '../../../src/model/plan.ts';
import type { CleanupTicket } from '../../../src/model/probe-context.ts';
import { resolveServer } from '../../../src/settings/servers/resolve-server.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import { createSettings } from '../settings/settings.ts';

/** Servers with these hosts. */
export function fakeServers(...hosts: readonly string[]): readonly PlannedServer[] {
  return hosts.flatMap((host) => {
    const server = resolveServer(createSettings({ host }), 'imap', false, []);
    return server ? [server] : [];
  });
}

/** A check that runs the given work. */
export function fakeCheck(run: PlannedProbe['run'], overrides: Partial<PlannedCheck> = {}): PlannedCheck {
  return {
    name: 'a check',
    mode: 'fake',
    success: 'Done',
    probe: { target: 'fake://target', servers: fakeServers('target'), extraTimeMs: 0, run },
    notices: [],
    metrics: [{ name: 'smtp_auth_seconds', unit: 'seconds', help: 'login' }],
    thresholds: [],
    timeoutMs: 5000,
    retries: 0,
    retryDelayMs: 0,
    keepsTranscript: false,
    ...overrides,
  };
}

/** An execution in the real world that records what it is told. */
export function fakeExecution(overrides: Partial<Execution> = {}): Execution & {
  readonly tickets: (CleanupTicket | undefined)[];
  readonly progress: string[];
} {
  const tickets: (CleanupTicket | undefined)[] = [];
  const progress: string[] = [];
  return {
    world: createWorld({ env: {}, stdout: () => {} }),
    cancel: new AbortController().signal,
    redact: (text) => text,
    hurry: new AbortController().signal,
    keepTicket: async (_check, ticket) => void tickets.push(ticket),
    onProgress: (_check, text) => void progress.push(text),
    onTrace: () => {},
    tickets,
    progress,
    ...overrides,
  };
}

/** A failure that passes by itself, or one that does not. */
export function fakeFailure(code: FailureCode): ProbeFailure {
  return new ProbeFailure({ code, phase: 'smtp_connect', message: 'It failed.', hint: 'Mend it.' });
}
