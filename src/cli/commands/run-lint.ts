import { EXIT_CODES } from '../../model/status.ts';
import { type LintResult, lintChecks } from '../../plan/lint-checks.ts';
import { issueSentence } from '../../report/common/issue-sentence.ts';
import { createWorld } from '../../system/real-world.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { createOutput, write } from '../terminal/terminal.ts';

/** Reads the files, prints every problem, and returns the exit code: 0, or 3 when there is a problem. */
export async function runLint(patterns: readonly string[], host: NodeJS.Process): Promise<number> {
  const out = createOutput(host.stdout, host.env);
  const world = createWorld({ env: withoutWorkflow(host.env), stdout: () => {} });
  const result = await lintChecks(patterns, world);
  await write(out, describe(result));
  return result.issues.length === 0 ? EXIT_CODES.ok : EXIT_CODES.unknown;
}

function withoutWorkflow(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GITHUB_')));
}

function describe({ issues, checks, files, variables }: LintResult): string {
  const what = `${counted(checks, 'check')} in ${counted(files.length, 'file')}`;
  const verdict = issues.length === 0 ? `${what}: nothing is wrong.` : `${what}: ${counted(issues.length, 'problem')}.`;
  const needed = variables.map((name) => safeText(name, 100)).join(', ');
  const lines = [
    ...issues.map((issue) => `${issueSentence(issue)} (${issue.code})`),
    ...(variables.length === 0 ? [] : [`A run needs these variables, which are not set here: ${needed}.`]),
    verdict,
  ];
  return `${lines.join('\n')}\n`;
}
