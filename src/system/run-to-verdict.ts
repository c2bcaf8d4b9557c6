/**
 * What happens when a process comes to no verdict. This file runs before the version of Node was looked at: syntax and
 * functions are those of Node 10.
 */

/** How an entry ends without a verdict. */
export interface NoVerdict {
  /** The exit code. Nothing was judged, so it is that of the status unknown. */
  readonly exitCode: number;
  /** Shows a sentence. It must not throw. */
  readonly say: (sentence: string) => void;
}

/**
 * Runs to a verdict, which is the exit code that `run` resolves with. Every other way out ends with `exitCode` and one
 * sentence: an error that escapes, a rejection that nothing waits for, a missing file of the bundle, and an event loop
 * that has nothing more to do. Node itself would end with 1, which is a warning for monitoring systems.
 */
export function runToVerdict(host: NodeJS.Process, run: () => Promise<number>, { exitCode, say }: NoVerdict): void {
  let hasVerdict = false;
  let wasSaid = false;
  const sayOnce = (sentence: string): void => {
    if (!wasSaid) say(sentence);
    wasSaid = true;
  };
  const fail = (error: unknown): void => {
    sayOnce(describeFault(error));
    host.exit(exitCode);
  };
  host.exitCode = exitCode;
  host.on('uncaughtException', (error) => {
    // A run that is under way listens as well, and makes a report of it.
    if (host.listenerCount('uncaughtException') === 1) fail(error);
  });
  host.on('exit', () => {
    if (hasVerdict) return;
    host.exitCode = exitCode;
    sayOnce('Mail Probe ended before there was a verdict.');
  });
  run().then((code) => {
    hasVerdict = true;
    host.exitCode = code;
  }, fail);
}

/** Says in a sentence of one line what went wrong outside of every report. */
function describeFault(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = text.replace(/\s+/g, ' ').slice(0, 500);
  if (isMissingPart(error)) return `Mail Probe is not complete, and has to be installed again (${line}).`;
  return `Mail Probe failed, which says nothing about the mail system (${line}).`;
}

/** Whether an error says that a file of the program is missing, or is no script. */
function isMissingPart(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof SyntaxError || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND');
}
