import { runToVerdict } from '../system/run-to-verdict.ts';
import { runAction } from './action.ts';
import { escapeData } from './masks.ts';

/** Starts the main or the post step. Without a verdict the step fails, with an annotation that says why. */
export function startAction(host: NodeJS.Process): void {
  const say = (sentence: string): void =>
    void host.stdout.write(`::error title=Mail Probe%3A no verdict::${escapeData(sentence)}\n`);
  runToVerdict(host, () => runAction(host), { exitCode: 1, say });
}
