/** What only the job summary writes in Markdown, beside the forms that it shares with issues. */
import { codeSpan } from '../../text/untrusted.ts';

export {
  markdownBlocks as blocks,
  markdownDetails as details,
  markdownTable as table,
  prose,
} from '../../text/markdown.ts';

/** Returns the day of an ISO time in UTC. Anything else is foreign text and becomes code. */
export function day(time: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) ? time.slice(0, 10) : codeSpan(time, 40);
}

/** Says what is missing; shorter than 400 bytes. */
export function leftOut(what: readonly string[]): string {
  return `**Left out**, because GitHub shows no summary above 1 MiB: ${what.join('; ')}. The JSON report has all of it.`;
}
