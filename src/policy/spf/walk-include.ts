/** Records that other records refer to, by `include` or `redirect`. */
import { findSpf } from './find-record.ts';
import type { SpfTerm } from './parse-record.ts';
import type { SpfPlace, SpfWalk } from './spf-branch.ts';
import { recordNamed } from './spf-texts.ts';
import { CUT_OFF, failedOutcome, permerror, type TermOutcome } from './term-outcome.ts';

/** Walks over the record of an `include` or a `redirect`. */
export async function walkInclude(
  walk: SpfWalk,
  place: SpfPlace,
  { kind, text }: SpfTerm,
  target: string,
): Promise<TermOutcome> {
  const { name, record, chain } = place;
  const wrong = (trouble: string, hint: string): TermOutcome => {
    const message = `${recordNamed(name, walk.domain)} is not valid: ${text} ${trouble}.`;
    return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
  };
  if (chain.includes(target)) {
    const circle = [...chain.slice(chain.indexOf(target)), target].join(' → ');
    return wrong(`leads in a circle (${circle})`, `Take ${text} out of the record of ${name}.`);
  }
  const found = await findSpf(walk.zone, target);
  switch (found.kind) {
    case 'failed':
      return failedOutcome([found.concern]);
    case 'many':
      return wrong(
        `leads to a name with ${found.records.length} SPF records, and only one is allowed`,
        `Join the SPF records of ${target} into one, or take ${text} out.`,
      );
    case 'none': {
      const outcome = wrong('leads to a name without an SPF record', missingHint(kind, text, target));
      return { ...outcome, voids: found.isVoid ? [text] : [] };
    }
    case 'found': {
      if (walk.questions < 0) return CUT_OFF;
      const below = await walk.follow(walk, { ...found, name: target, chain: [...chain, target] });
      const { lookups, voids, passes, dynamic, concerns, isUnknown, facts: terms } = below;
      const next = kind === 'redirect' ? below : undefined;
      return { lookups, voids, matched: passes, dynamic, concerns, isUnknown, terms, next };
    }
  }
}

function missingHint(kind: SpfTerm['kind'], text: string, target: string): string {
  if (kind === 'redirect')
    return `Publish an SPF record at ${target}, or end the record with -all in place of ${text}.`;
  return `Take ${text} out, or look up the name that the provider tells now; for a host write a:${target}.`;
}
