import type { Finding } from '../model/finding.ts';

/** Returns the finding for an error of Mail Probe itself: never a pass, and never a failure of the mail system. */
export function internalFinding(error: unknown): Finding {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: 'unknown',
    code: 'E_INTERNAL',
    message: `Internal error (${name}): ${message}`,
    hint: isMissingFile(error)
      ? 'A file of Mail Probe is missing, which says nothing about the mail system. Install Mail Probe again.'
      : 'This is a fault of Mail Probe and says nothing about the mail system. Please report it with this text.',
  };
}

/** Whether a part of the program that is loaded late was not there. */
function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
