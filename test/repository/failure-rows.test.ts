/** Each failure that incidents, history and recovery must withstand has a test whose name holds its number. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TESTS = join(import.meta.dirname, '..');

/** What goes wrong, by number. */
const ROWS = {
  G01: 'the token may not write',
  G02: 'the token may not read',
  G03: 'a pull request of a fork or of Dependabot',
  G04: 'no token',
  G05: 'a token that is not valid',
  G06: 'no such repository',
  G07: 'issues are switched off',
  G08: 'the text is too long for GitHub',
  G09: 'an assignee who is a stranger',
  G10: 'a label that is not valid',
  G11: 'the label is made by another run at the same time',
  G12: 'labels are dropped without a word',
  G13: 'the secondary limit',
  G14: 'the primary limit',
  G15: 'a limit that is over soon',
  G16: '5xx on a GET',
  G17: 'an error page of HTML',
  G18: 'the answer to a new issue is lost',
  G19: 'the answer to a comment is lost',
  G20: 'no headers come, or a body without end',
  G21: '301 on a POST',
  G22: '307 on a POST',
  G23: 'the issue was transferred',
  G24: 'an answer that is no answer',
  G25: 'pull requests with our label',
  G26: 'ours is on the third page',
  G27: 'an issue of another author with a copied block',
  G28: 'the block is edited',
  G29: 'the text is emptied',
  G30: 'the issue is deleted',
  G31: 'the issue is locked',
  G32: 'a person closes it while the check is bad',
  G33: 'a person opens it while the check is good',
  G34: 'two runs open the same at once',
  G35: 'the list lags behind',
  G36: 'an older run ends after a newer one',
  G37: 'killed after the issue was made',
  G38: 'killed between comment and close',
  G39: 'cancelled during the calls',
  H01: 'a history that cannot be read',
  H02: 'clocks that are wrong',
  H03: 'a history that a stranger wrote',
  H04: 'the disk is full',
  H05: 'the cache is lost, and the check is good again',
  H06: 'the cache is lost while failures are counted',
  H07: 'a thousand checks',
  H08: 'secrets',
  B01: 'the branch has moved',
  B02: 'no branch yet, or no commit',
  B03: 'a ruleset forbids it',
  B04: 'a move whose end is not clear',
  S01: 'bad twice, then good',
  S02: 'bad three times within a minute',
  S03: 'a gap between bad runs',
  S04: 'three days down',
  S05: 'flapping',
  S06: 'runs that could not be judged',
  S07: 'many checks at once',
  S08: 'checks that are removed, renamed, disabled or not chosen',
  S09: 'shards, and a merge without one of them',
  R01: 'a dispatch that is refused',
  R02: 'a dispatch without an answer to show',
  R03: 'killed after the dispatch',
  T01: 'what servers say in issues, comments and pages',
  F01: 'Gitea: labels',
  F02: 'Gitea: what it does not offer',
} as const;

/** First words of a test, or of rows of one: `test('G01 …`, `['S09 a shard'…`, `H01, H03: …`. */
const TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*\(|\[|\))\s*\(?\s*['"`]([^'"`\n]*)/g;

function titles(): string {
  const files = readdirSync(TESTS, { recursive: true, withFileTypes: true });
  return files
    .filter((each) => each.isFile() && each.name.endsWith('.test.ts'))
    .flatMap(({ parentPath, name }) => [...readFileSync(join(parentPath, name), 'utf8').matchAll(TITLE)])
    .map(([, title]) => title)
    .join('\n');
}

test('each failure has a test of its own', () => {
  expect(Object.keys(ROWS)).toHaveLength(66);
  const all = titles();
  const untested = Object.entries(ROWS).filter(([id]) => !new RegExp(`\\b${id}\\b`).test(all));
  expect(untested.map(([id, what]) => `${id}: ${what}`)).toEqual([]);
});
