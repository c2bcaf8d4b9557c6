/** The settings of history and incidents: a part of the table in `fields.ts`. */
import { memory } from './field.ts';
import { choice, flag, line, paragraph, secret } from './kinds/basic.ts';

const told = choice('false', 'notice', 'warning');

export const MEMORY_FIELDS = {
  historyFile: memory(
    line,
    'File that carries what is remembered from run to run; created when it is missing. In a workflow a path of the workspace, kept by steps of actions/cache.',
  ),
  historyBranch: memory(
    line,
    'Branch that carries the history instead, such as mail-probe-history. Needs the permission contents: write.',
    {
      isForWorkflow: true,
    },
  ),
  incidents: memory(
    paragraph,
    '`true` keeps an issue for each outage. Or its rules, one key: value per line, such as failures-before-alert: 3. Needs the permission issues: write.',
    { defaultNote: '`false`' },
  ),
  githubToken: memory(secret, 'Token for issues, the branch and workflows. Only read when one of them is asked for.', {
    actionDefault: '${{ github.token }}',
    isForWorkflow: true,
  }),
  regressions: memory(told, 'How a check is told that is slower than its own past.', { default: 'notice' }),
  changes: memory(
    told,
    'How it is told when a server can do less than before, or protects less. What is only new is a notice.',
    { default: 'warning' },
  ),
  acceptChanges: memory(flag, 'Take what was found in this run as usual from now on.', { default: 'false' }),
} as const;
