/**
 * Ends a run from outside. The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later; people press Ctrl-C.
 * The first signal cancels the run, the second cuts the clean-up short, the third ends the process at once.
 */
import { errorCode } from '../system/error-code.ts';
import { exitProcess } from '../system/exit-process.ts';
import type { EndReason } from './end-reason.ts';

/** The signals and the uncaught errors of the process, as the pipeline sees them. */
export interface Signals {
  readonly cancel: AbortSignal;
  readonly hurry: AbortSignal;
  /** Rejects with an uncaught error that comes before there is a report. */
  readonly crashed: Promise<never>;
  /** There is a report: an uncaught error no longer changes it, and is only told. */
  reported(): void;
  /** Ends the listening to signals; there is a report. */
  stop(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Listens until `stop` is called.
 *
 * @param exitCode the exit code when the third signal ends the process
 */
export function watchSignals(host: NodeJS.Process, exitCode: number): Signals {
  const cancel = new AbortController();
  const hurry = new AbortController();
  let crash: (error: unknown) => void = () => {};
  const crashed = new Promise<never>((_resolve, reject) => {
    crash = reject;
  });
  crashed.catch(() => {});
  const onSignal = (signal: NodeJS.Signals): void => {
    const reason: EndReason = { signal };
    if (!cancel.signal.aborted) cancel.abort(reason);
    else if (!hurry.signal.aborted) hurry.abort(reason);
    else exitProcess(host, exitCode);
  };
  let isReported = false;
  const onCrash = (error: unknown): void => {
    if (isReported) host.emitWarning(lateError(error));
    else crash(error);
  };
  const reported = (): void => {
    isReported = true;
  };
  for (const name of SIGNALS) host.on(name, onSignal);
  host.on('uncaughtException', onCrash);
  host.on('unhandledRejection', onCrash);
  return {
    cancel: cancel.signal,
    hurry: hurry.signal,
    crashed,
    reported,
    stop: () => {
      reported();
      for (const name of SIGNALS) host.off(name, onSignal);
    },
  };
}

/** Says that something failed after the work was done. The message of an error may hold a secret, and is left out. */
function lateError(error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const code = errorCode(error);
  return `Mail Probe: an error after the check was judged did not change its result (${code === undefined ? kind : `${kind} ${code}`}). Please report it.`;
}
