/**
 * Tells the runner what to blank out in its log. This has to happen before the first byte goes to the network, so the
 * commands are written here: loading the toolkit costs 40 ms.
 *
 * What is shorter than four characters is never given to the runner, because it would then blank out every such piece
 * of every line. The runner also takes each line of a mask as a mask, however short, so lines are given one by one.
 */
import type { World } from '../world.ts';

const MIN_LENGTH = 4;

/** Prints an `add-mask` command for every form, and for nothing that is too short or blank. */
export function printMasks(forms: readonly string[], stdout: World['stdout']): void {
  const lines = forms.flatMap((form) => form.split(/[\r\n]+/));
  for (const line of new Set(lines)) {
    if (line.trim().length >= MIN_LENGTH) stdout(`::add-mask::${escapeData(line)}`);
  }
}

/** As in the toolkit, whose function is not exported. Line breaks cannot occur here, but do not depend on that. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
