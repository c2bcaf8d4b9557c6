/** DKIM keys that a plan takes away, replaces, or brings. */
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { failedLookup } from '../failed-lookup.ts';
import { sendsMail } from '../sends-mail.ts';
import { judgeSelector } from './check-dkim.ts';
import { judgeKey } from './dkim-key.ts';
import { lookupSelector, type Selector, selectorsOf, usableKey } from './selector.ts';

/** Selectors of providers and of widespread signers: a zone cannot be listed. */
const USUAL_SELECTORS = [
  ...['default', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'k2', 'k3', 'mail', 'dkim', 'smtp', 'key1'],
  ...['fm1', 'fm2', 'fm3', 'mesmtp', 'protonmail', 'protonmail2', 'protonmail3', 'zoho', 'zmail', 'mandrill'],
  ...['pm', 'sig1', 'mte1', 'mte2', 'litesrv', 'hs1', 'hs2', 'mxvault', 'dkim1', 'dkim2', '20161025', '20230601'],
];

/** What a plan does to the keys of a domain. */
export interface DkimComparison {
  readonly concerns: readonly Concern[];
  /** Selectors that lead to another key than before, by their own records or by those of an alias. */
  readonly replaced: readonly string[];
}

/**
 * Finds keys that a plan takes away or replaces: mail that is under way is still to be verified with them (RFC 6376
 * section 3.1). A key that the plan brings under a selector that is not declared is judged like a declared one.
 *
 * @param inPlan selectors that the plan names, in lower case
 */
export async function compareDkim(
  published: DomainView,
  planned: DomainView,
  inPlan: readonly string[] = [],
): Promise<DkimComparison> {
  const declared = selectorsOf([published, planned]);
  const selectors = [...new Set([...declared, ...inPlan, ...USUAL_SELECTORS])];
  const found = await Promise.all(
    selectors.map(async (selector): Promise<DkimComparison> => {
      const isNews = !declared.includes(selector) && inPlan.includes(selector);
      const isGuess = !declared.includes(selector) && !isNews;
      const before = await lookupSelector(isGuess ? glancing(published) : published, selector);
      const isKnown = usableKey(before) !== undefined;
      if (!isNews && !isKnown) return { concerns: [], replaced: [] };
      const after = await lookupSelector(planned, selector);
      const lost = isKnown ? lostKey(before, after, declared.includes(selector)) : [];
      // That a key goes, or is revoked, says all.
      const isTold = lost.length > 0 && (after.keys.length === 0 || isRevoked(after));
      const news = isNews && !isTold ? await newKey(planned, before, after) : [];
      const isReplaced = lost.length > 0 && usableKey(after) !== undefined;
      return { concerns: [...lost, ...news], replaced: isReplaced ? [selector] : [] };
    }),
  );
  return {
    concerns: found.flatMap(({ concerns }) => concerns),
    replaced: found.flatMap(({ replaced }) => replaced),
  };
}

/** Most guesses find nothing: there, one server has to say so. */
function glancing(view: DomainView): DomainView {
  const { zone } = view;
  return {
    ...view,
    zone: { lookup: (name, type) => (zone.glance ? zone.glance(name, type) : zone.lookup(name, type)) },
  };
}

function lostKey(before: Selector, after: Selector, isDeclared: boolean): readonly Concern[] {
  const { selector, name } = before;
  const { lookup } = after.texts;
  if (lookup.outcome === 'failed') return [failedLookup(name, 'TXT', lookup)];
  const [old, next] = [usableKey(before), usableKey(after)];
  if (next && next.key === old?.key) return [];
  const what = next ? 'replaces' : 'takes away';
  const critical = isDeclared && !next;
  return [
    {
      code: 'E_DKIM_REMOVED',
      severity: critical ? 'critical' : 'warning',
      subject: selector,
      message: `The plan ${what} the DKIM key of the selector ${selector} (${name}), with which mail is still to be verified.`,
      hint: next
        ? 'Publish the new key under a new selector, and keep the old one for 7 days after the last signature with it.'
        : 'Keep the key for 7 days after the last signature with it: queues hold mail for up to 5 days.',
      record: after.keys[0]?.record,
    },
  ];
}

/** What is wrong with a key that the plan brings, or makes out of what was there. */
async function newKey(view: DomainView, before: Selector, after: Selector): Promise<readonly Concern[]> {
  const { outcome, records, aliases } = after.texts.lookup;
  // What could not be looked up is told of all records of mail at once.
  if (outcome === 'failed' || before.texts.lookup.outcome === 'failed' || isSame(before, after)) return [];
  // What the plan takes away is no key that is to sign; a name that begins so holds policies of a domain, and no key.
  if (records.length + aliases.length === 0 || after.selector.startsWith('_')) return [];
  const { concerns } = judgeSelector(view, after);
  // An alias of a provider that makes the key when it is asked to sign: nothing says that it signs by now.
  const isWaiting = records.length === 0;
  // A domain that sends nothing revokes selectors so that no signature counts.
  const isMeant = after.keys.length > 0 && !(await sendsMail(view));
  if (isMeant) return [];
  return isWaiting ? concerns.map((each) => ({ ...each, severity: 'info' as const })) : concerns;
}

/** RFC 6376 section 3.6.1: an empty public key. */
function isRevoked({ keys: [first, second] }: Selector): boolean {
  return first !== undefined && !second && judgeKey(first.text).key === '';
}

function isSame(before: Selector, after: Selector): boolean {
  const textsOf = ({ texts: { texts } }: Selector): string => JSON.stringify(texts.map(({ text }) => text).sort());
  return after.texts.texts.length > 0 && textsOf(before) === textsOf(after);
}
