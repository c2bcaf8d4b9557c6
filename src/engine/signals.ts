/**
 * The end from outside. The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later; people press Ctrl-C. The
 * first signal cancels the run, the second cuts the clean-up short, the third ends the process at once.
 */
import type { EndReason } from './end-reason.ts';

/** What the pipeline needs to know of signals and of faults that nobody caught. */
export interface Signals {
  readonly cancel: AbortSignal;
  readonly hurry: AbortSignal;
  /** Rejects with an error that nobody caught. */
  readonly crashed: Promise<never>;
  stop(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Listens until `stop` is called.
 *
 * @param exitCode what the third signal ends the process with
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
    else host.exit(exitCode);
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
