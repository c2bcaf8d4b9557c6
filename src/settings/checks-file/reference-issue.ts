import type { Issue } from '../../model/issue.ts';
import type { BadReference } from './substitute.ts';

/** Facts about the field and the run, which decide on the advice. */
export interface ReferenceContext {
  readonly isSecret: boolean;
  readonly mayLackSecrets: boolean;
}

/** Says why a reference to a variable has no value, and what to write. */
export function referenceIssue(input: string, bad: BadReference, context: ReferenceContext): Issue {
  const [problem, remedy] = words(bad, context);
  const isMissingSecret = context.isSecret && (bad.kind === 'absent' || bad.kind === 'empty');
  return { code: isMissingSecret ? 'E_SECRET_MISSING' : 'E_INPUT', input, problem, remedy };
}

function words(bad: BadReference, { isSecret, mayLackSecrets }: ReferenceContext): [problem: string, remedy: string] {
  switch (bad.kind) {
    case 'absent':
      return [`refers to the variable ${bad.variable}, which is not set`, passIt(bad.variable, isSecret)];
    case 'empty':
      return [`refers to the variable ${bad.variable}, which is empty`, fillIt(bad.variable, isSecret, mayLackSecrets)];
    case 'reserved':
      return [`refers to ${bad.variable}, which belongs to the runner`, 'Pass the value in a variable of your own.'];
    case 'expression':
      return [
        'holds an expression of GitHub, which counts in workflows only',
        'Put the expression into env: of the step, and write ${NAME} here.',
      ];
    case 'syntax':
      return [
        'holds a reference to a variable that is not complete',
        'Write ${NAME} or ${NAME:-default}, and $${ for a dollar sign and a brace.',
      ];
  }
}

function passIt(variable: string, isSecret: boolean): string {
  const example = isSecret ? `, as ${variable}: \${{ secrets.${variable} }}` : `, or write \${${variable}:-default}`;
  return `Set it in env: of the step${example}.`;
}

function fillIt(variable: string, isSecret: boolean, mayLack: boolean): string {
  if (!isSecret) return `Give it a value, or write \${${variable}:-} where it may be empty.`;
  return mayLack
    ? 'GitHub gives no secrets to pull requests from forks and to Dependabot: skip the step there, or start it by another event.'
    : 'A secret that does not exist, or whose name is misspelt, arrives as empty text.';
}
