/** SEARCH, with the short answers of ESEARCH (RFC 4731). */
import type { ImapArguments } from '../arguments.ts';
import { BadCommand } from '../errors.ts';
import { formatSequenceSet } from '../sequence-set.ts';
import type { Answer, ImapSession } from '../session.ts';
import { parseSearchProgram } from './search.ts';

/** The results of ESEARCH, in the order of the answer. Without messages found there is no lowest and no highest. */
const RESULTS: ReadonlyMap<string, (found: readonly number[]) => string | undefined> = new Map(
  Object.entries({
    MIN: (found: readonly number[]) => found[0]?.toString(),
    MAX: (found: readonly number[]) => found.at(-1)?.toString(),
    COUNT: (found: readonly number[]) => `${found.length}`,
    ALL: (found: readonly number[]) => formatSequenceSet(found) || undefined,
  }),
);

/** `SEARCH [RETURN (options)] program`. Only messages that the client knows of are searched. */
export function search(session: ImapSession, args: ImapArguments, byUid: boolean): Answer {
  const wanted = session.offers('ESEARCH') && args.takeWord('RETURN') ? readResults(args) : undefined;
  const { view } = session;
  const { headerSearch } = session.options;
  const matches = parseSearchProgram(args, { highestSequence: view.size, highestUid: view.highestUid, headerSearch });
  const found = view.candidates.filter(matches).map(({ message, sequence }) => (byUid ? message.uid : sequence));
  if (wanted) session.untagged(['ESEARCH', `(TAG "${session.tag}")`, ...extended(found, wanted, byUid)].join(' '));
  else session.untagged(['SEARCH', ...found].join(' '));
  return 'SEARCH completed';
}

function readResults(args: ImapArguments): string[] {
  const results = args.words();
  const unknown = results.find((result) => !RESULTS.has(result));
  if (unknown !== undefined) throw new BadCommand(`Unknown result ${unknown}`);
  return results.length > 0 ? results : ['ALL'];
}

function extended(found: readonly number[], wanted: readonly string[], byUid: boolean): string[] {
  const results = [...RESULTS].filter(([name]) => wanted.includes(name));
  const told = results.flatMap(([name, read]) => {
    const value = read(found);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  return byUid ? ['UID', ...told] : told;
}
