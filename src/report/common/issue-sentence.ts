import type { Issue, Source } from '../../model/issue.ts';
import { safeText } from '../../text/untrusted.ts';

/**
 * Returns an issue as one or two sentences of safe text: `Input mode "rund-trip" is not a mode. Did you mean
 * round-trip?` On the command line it begins with `Option --port` or `Argument <mode>`
 * or `Variable MAIL_PROBE_PASSWORD`, in a checks file with
 * `In ci/checks.yml:12:11, check "Mail": mode "rund-trip"`.
 */
export function issueSentence({ input, value, problem, remedy, source, check }: Issue): string {
  const given = value === undefined ? '' : ` "${safeText(value, 200)}"`;
  const about = check === undefined ? '' : `, check "${safeText(check, 100)}"`;
  const subject = source === undefined ? kindOf(input) : `In ${placeText(source)}${about}:`;
  return `${subject} ${safeText(input, 100)}${given} ${ended(safeText(problem, 600))} ${ended(safeText(remedy, 600))}`;
}

/** Says what an input is where it was given. Only variables of the environment are written in capitals. */
function kindOf(input: string): string {
  if (/^[A-Z_]+$/.test(input)) return 'Variable';
  return input.startsWith('-') ? 'Option' : input.startsWith('<') ? 'Argument' : 'Input';
}

/** Returns a file and line as people and editors read them: `ci/checks.yml:12`. */
export function fileLine({ file, line }: Source): string {
  return `${safeText(file, 200)}:${line}`;
}

/** Returns a file, line and column as people and editors read them: `ci/checks.yml:12:11`. */
export function placeText({ file, line, column }: Source): string {
  return `${safeText(file, 200)}:${line}:${column}`;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
