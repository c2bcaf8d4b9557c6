/** A stricter policy of DMARC comes after what has to pass it. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { lineOf } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { SIGN } from './dkim.ts';
import type { Situation } from './situation.ts';
import { NEW_SENDERS_PASS } from './spf.ts';

const STRICTNESS = ['none', 'quarantine', 'reject'];
const TAGS = ['p', 'sp', 'np'];

/** Adds the DMARC record, and what a stricter one has to wait for. */
export function addDmarc(situation: Situation): void {
  const { draft, domain } = situation;
  const facts = situation.changed('TXT', `_dmarc.${domain}`);
  authorizeReports(situation);
  if (!facts) return;
  const label = situation.publish(facts, reasonOf(situation, facts));
  if (!isStricter(facts.published?.values[0], facts.planned?.values[0])) return;
  const keys = newKeys(situation).filter((facts) => draft.has(setLabel(facts)));
  const moments = [SIGN, NEW_SENDERS_PASS].filter((id) => draft.has(id));
  if (keys.length + moments.length === 0) return;
  const check = draft.add({
    id: 'DMARC passes',
    kind: 'do',
    text: `send a message from ${domain} over each sender, and see that DMARC passes in its Authentication-Results`,
    reason: 'What does not pass is refused or junked after the next step.',
  });
  draft.order(check, label);
  for (const id of moments) draft.order(id, check);
  for (const key of keys) {
    const reason = 'Until then receivers may remember that the key does not exist.';
    draft.wait(setLabel(key), check, situation.oldTtl(key), situation.oldTtlWords(key), reason);
  }
  const cause = keys[0] ? setLabel(keys[0]) : `the senders in TXT ${domain}`;
  const message = `${label} becomes stricter in the same change as ${cause}, on which mail depends to pass it.`;
  situation.breach(label, message, lineOf(facts));
}

function reasonOf(situation: Situation, { name, planned }: RecordSetFacts): string {
  if (planned) return 'Receivers do with mail that fails what it says, from here on.';
  const alias = situation.changed('CNAME', name);
  return alias?.planned
    ? `${setLabel(alias)} takes its place.`
    : `Receivers apply no policy of ${name.slice(7)} any more.`;
}

/** Reports go to another organization when it has agreed to take them (RFC 9990). */
function authorizeReports({ draft, domain, input }: Situation): void {
  for (const host of input.unauthorizedReports ?? []) {
    const agreed = draft.add({
      id: `reports to ${host}`,
      kind: 'do',
      text: `have ${host} publish TXT ${domain}._report._dmarc.${host} "v=DMARC1;"`,
      reason: 'Receivers send reports to another organization only when it has agreed.',
    });
    for (const type of ['TXT', 'CNAME']) draft.order(agreed, `${type} _dmarc.${domain}`);
  }
}

function newKeys({ input, domain }: Situation): readonly RecordSetFacts[] {
  return input.changes.filter(({ name, change }) => change === 'added' && name.endsWith(`._domainkey.${domain}`));
}

function isStricter(published: string | undefined, planned: string | undefined): boolean {
  const [now, then] = [tagsOf(published), tagsOf(planned)];
  return TAGS.some((tag) => strictness(then, tag) > strictness(now, tag));
}

/** The tags of a record, as in `RecordSetView.values`. */
function tagsOf(value = ''): ReadonlyMap<string, string> {
  const text = value.replace(/^"|"$/g, '').replace(/" "/g, '').toLowerCase();
  return new Map(
    text.split(';').map((tag) => {
      const [name = '', content = ''] = tag.split('=');
      return [name.trim(), content.trim()];
    }),
  );
}

/** How strict a tag is; one that is missing takes the value of `p`, which is `none` without a record. */
function strictness(tags: ReadonlyMap<string, string>, tag: string): number {
  const content = tags.get(tag) ?? (tag === 'np' ? tags.get('sp') : undefined) ?? tags.get('p') ?? 'none';
  return Math.max(0, STRICTNESS.indexOf(content));
}
