import { expect, test } from 'vitest';
import { phraseIssue } from '../../../../src/cli/arguments/phrase-issue.ts';
import type { Issue } from '../../../../src/model/issue.ts';
import { issueSentence } from '../../../../src/report/common/issue-sentence.ts';
import { resolveCredentials } from '../../../../src/settings/servers/resolve-credentials.ts';
import { createSettings } from '../../../support/settings/settings.ts';

test('BEH-D16: an empty secret on the command line is told in words of the command line', () => {
  const issues: Issue[] = [];
  resolveCredentials(createSettings({ username: 'me' }), 'imap', issues);
  const sentences = issues.map((issue) => issueSentence(phraseIssue(issue, new Set())));
  expect(sentences).toEqual([
    'Option --password is empty: the IMAP login has neither a password nor an access token. ' +
      'Set password, access-token, imap-password or imap-access-token. ' +
      'Use --password-file, or the variable MAIL_PROBE_PASSWORD.',
  ]);
});
