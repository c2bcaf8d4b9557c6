import type { Finding } from '../model/finding.ts';

/** A fault of ours: never a pass, and never the mail system's. */
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
