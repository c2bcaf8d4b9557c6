/** Runs a probe against a scripted server in memory. */
import type { Report } from '../../src/model/report.ts';
import { runProbe } from '../support/scripted/run-probe.ts';
import { ScriptPlayer } from './session-script.ts';

/** A run that is over. */
export interface SessionRun {
  readonly report: Report;
  readonly server: ScriptPlayer;
}

/** A server in memory that waits for the client while the client waits for it never says more. */
const LIMITS = { 'connect-timeout': '1s', 'command-timeout': '40ms', timeout: '1s' };

/** @throws Error when the report holds the password */
export async function runSession(script: string, inputs: Readonly<Record<string, string>>): Promise<SessionRun> {
  const server = new ScriptPlayer(script);
  const target = { host: '127.0.0.1', port: '1', 'tls-mode': 'none', ...LIMITS };
  const report = await runProbe({ ...target, ...inputs }, { connect: () => server.connect() });
  return { report, server };
}
