/** MTA-STS ends: senders learn so from a policy before the record goes (RFC 8461 section 8.3). */
import type { MtaStsFacts, RecordSetFacts } from '../../model/gate-facts.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { idOf, idValue, nextId, SHORT_MAX_AGE, servePolicyText } from './policy-text.ts';
import type { Situation } from './situation.ts';
import { publishText } from './texts.ts';

/** Record sets of MTA-STS. */
export interface PolicyRecords {
  /** Sets of the record that change. */
  readonly record: readonly RecordSetFacts[];
  /** Sets of its host that change. */
  readonly host: readonly RecordSetFacts[];
  /** The TXT record. */
  readonly txt?: RecordSetFacts | undefined;
}

/** Serves a policy that ends MTA-STS, waits for the old ones to run out, and then lets records go and MX move. */
export function endPolicy(situation: Situation, served: MtaStsFacts, { record, host, txt }: PolicyRecords): void {
  const { draft, domain } = situation;
  const seconds = Math.max(served.maxAgeSeconds ?? SHORT_MAX_AGE, txt?.published?.ttl ?? 0);
  const serve = draft.add({
    id: 'last policy',
    kind: 'do',
    text: servePolicyText(domain, { mode: 'none', mx: [], maxAgeSeconds: SHORT_MAX_AGE }),
    reason: 'Only a policy with mode none tells senders that the one in their caches ends.',
  });
  const over = draft.milestone('no policy in any cache');
  const id = txt ? nameLastPolicy(situation, txt) : serve;
  draft.order(serve, id);
  draft.wait(
    id,
    over,
    seconds,
    'max_age of the policy',
    'For that long senders that do not see the new id keep the old policy.',
  );
  const gone = [...record, ...host].filter(({ change }) => change === 'removed').map(setLabel);
  gone.forEach((label, index) => {
    draft.order(gone[index - 1] ?? over, label);
  });
  const mx = situation.changed('MX', domain);
  if (mx) draft.order(over, setLabel(mx));
}

function nameLastPolicy({ draft }: Situation, txt: RecordSetFacts): string {
  const label = setLabel(txt);
  if (hasOtherData(txt) && txt.planned) return label;
  const value = idValue(nextId(idOf(txt.published?.values[0])));
  return draft.add({
    id: `${label} for the last policy`,
    kind: 'publish',
    text: publishText(label, { values: [value], ttl: txt.published?.ttl ?? 0 }),
    reason: 'Senders fetch the policy again when they see another id.',
  });
}
