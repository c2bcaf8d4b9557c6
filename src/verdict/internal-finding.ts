import type { Finding } from '../model/finding.ts';

/** Returns the finding for an error of Mail Probe itself: never a pass, and never a failure of the mail system. */
export function internalFinding(error: unknown): Finding {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: 'unknown',
    code: 'E_INTERNAL',
    message: `Internal error (${name}): ${message}`,
    hint: 'This is a fault of Mail Probe and says nothing about the mail system. Please report it with this text.',
  };
}
