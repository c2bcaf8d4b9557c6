/** What a changed record set takes away, and what it adds. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import type { Source } from '../../model/issue.ts';

/** Values of a set that disappear from what is published. */
export function removedValues({ published, planned }: Sides): readonly string[] {
  return (published?.values ?? []).filter((value) => !planned?.values.includes(value));
}

/** Values of a set that are not published yet. */
export function addedValues({ published, planned }: Sides): readonly string[] {
  return (planned?.values ?? []).filter((value) => !published?.values.includes(value));
}

type Sides = Pick<RecordSetFacts, 'published' | 'planned'>;

/** Whether the data of a set changes, and not only the time that it may be remembered. */
export function hasOtherData(facts: RecordSetFacts): boolean {
  return facts.change !== 'same' && (removedValues(facts).length > 0 || addedValues(facts).length > 0);
}

/** The line of the plan that changes a set. */
export function lineOf({ published, planned }: Sides): Source | undefined {
  return planned?.source ?? published?.source;
}
