/**
 * Ends a run from outside. The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later; people press Ctrl-C.
 * The first signal cancels the run, the second cuts the clean-up short, the third ends the process at once.
 */
import { exitProcess } from '../system/exit-process.ts';
import type { EndReason } from './end-reason.ts';

/** The signals and the uncaught errors of the process, as the pipeline sees them. */
export interface Signals {
  readonly cancel: AbortSignal;
  readonly hurry: AbortSignal;
  /** Rejects with an uncaught error. */
  readonly crashed: Promise<never>;
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
  const onCrash = (error: unknown): void => crash(error);
  for (const name of SIGNALS) host.on(name, onSignal);
  host.on('uncaughtException', onCrash);
  host.on('unhandledRejection', onCrash);
  return {
    cancel: cancel.signal,
    hurry: hurry.signal,
    crashed,
    stop: () => {
      for (const name of SIGNALS) host.off(name, onSignal);
    },
  };
}
