import { NOT_A_FILE } from './read-regular-file.ts';

/** Returns the code that Node or a library put on an error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Says in a word for people why something failed: the code of the error, or `otherwise` when it has none. */
export function reasonOf(error: unknown, otherwise = 'unreadable'): string {
  return wordOf(errorCode(error)) ?? otherwise;
}

/** Says in a word for people why something failed: the code of the error, else its name. */
export function codeOrName(error: unknown): string {
  return wordOf(errorCode(error)) ?? (error instanceof Error ? error.name : 'unknown error');
}

/** The code of the system is what people search for; ours tells them nothing. */
function wordOf(code: string | undefined): string | undefined {
  return code === NOT_A_FILE ? 'it is not a file' : code;
}
