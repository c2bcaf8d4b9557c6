/** The settings of runs with many checks: a part of the table in `fields.ts`. */
import { many } from './field.ts';
import { duration, flag, integer } from './kinds/basic.ts';
import { labels } from './kinds/labels.ts';
import { pathPatterns } from './kinds/path-patterns.ts';
import { shard } from './kinds/shard.ts';

export const MANY_FIELDS = {
  checks: many(
    pathPatterns,
    'Files with many checks, one path or glob in the workspace per line. Other inputs are then defaults for all of them.',
  ),
  only: many(labels, 'With `checks`: names, tags or groups of the checks to run, one per line or separated by commas.'),
  skip: many(labels, 'With `checks`: names, tags or groups of the checks to leave out.'),
  concurrency: many(integer(1, 100), 'Checks at once, up to 100.', { default: '10' }),
  perHostConcurrency: many(
    integer(1, 100),
    'Connections to one host at once, up to 100. A `round-trip` with one host for both protocols has that host to itself.',
    { default: '1' },
  ),
  maxDuration: many(
    duration(),
    'Limit of the whole run. A check that does not finish within it is unknown, and never missing.',
    { defaultNote: 'none' },
  ),
  shard: many(
    shard,
    'With `checks`: the share of this runner, such as 2/5 for the second of five. Checks are shared out by their names.',
  ),
  mergeReports: many(
    pathPatterns,
    'For mode merge: JSON reports of other runs, one path or glob in the workspace per line. Each line must match at least one.',
  ),
  mergeAnyRun: many(flag, 'For mode merge: reports may be of different runs, attempts and commits.', {
    default: 'false',
  }),
} as const;
