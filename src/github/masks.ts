/**
 * Makes the runner blank out secrets in its log. This has to happen before the first byte goes to the network, so the
 * commands are written here: loading the toolkit costs 40 ms.
 *
 * Texts shorter than four characters are never masked, because the runner would then blank out every such piece of
 * every line. The runner also treats each line of a mask as a mask, however short, so lines are masked one by one.
 */
import type { World } from '../system/world.ts';

const MIN_LENGTH = 4;

/** Prints an `add-mask` command for every form that is neither too short nor blank. */
export function printMasks(forms: readonly string[], stdout: World['stdout']): void {
  for (const mask of masksOf(forms)) stdout(`::add-mask::${escapeData(mask)}`);
}

/** Whether the runner finds something to blank out in one of the texts. */
export function holdsMasked(texts: readonly string[], forms: readonly string[]): boolean {
  return [...masksOf(forms)].some((mask) => texts.some((text) => text.includes(mask)));
}

function masksOf(forms: readonly string[]): ReadonlySet<string> {
  const lines = forms.flatMap((form) => form.split(/[\r\n]+/));
  return new Set(lines.filter((line) => line.trim().length >= MIN_LENGTH));
}

/** Escapes as the toolkit does, whose function is not exported. Line breaks cannot occur, but are escaped anyway. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
