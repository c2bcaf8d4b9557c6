/** How long calls of the file system may take that nothing waits for any more, in milliseconds. */
const GRACE_MS = 1500;

/**
 * Ends the process. Node waits at its end for threads that are in a call of the file system, for ever if that does not
 * return; then only a signal helps, at the cost of the exit code.
 */
export function exitProcess(host: NodeJS.Process, exitCode: number): void {
  if (!isInFileSystem(host)) host.exit(exitCode);
  setTimeout(() => {
    if (isInFileSystem(host)) host.kill(host.pid, 'SIGKILL');
    host.exit(exitCode);
  }, GRACE_MS).unref();
}

function isInFileSystem(host: NodeJS.Process): boolean {
  return host.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
}
