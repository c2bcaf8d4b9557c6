/**
 * What runs before anything else is loaded: it looks at the version of Node, and makes every end without a verdict the
 * exit code of unknown. Syntax and functions are those of Node 10.
 */
import { runToVerdict } from '../system/run-to-verdict.ts';
import { tooOld } from './needed-node.ts';

/** The exit code of the status unknown. */
const UNKNOWN = 3;

/** Starts the command line, unless this Node is too old for it. */
export function startCli(host: NodeJS.Process): void {
  // Standard error may be closed or full: then there is nothing left to say it with, and the exit code stays.
  host.stderr.on('error', () => {});
  const say = (sentence: string): void => void host.stderr.write(`mail-probe: ${sentence}\n`);
  const problem = tooOld(host.versions.node);
  if (problem === undefined) {
    runToVerdict(host, () => import('./run-cli.ts').then(({ runCli }) => runCli(host)), { exitCode: UNKNOWN, say });
    return;
  }
  host.exitCode = UNKNOWN;
  say(problem);
}
