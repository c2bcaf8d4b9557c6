/** DKIM keys of a domain: those that sign now, and those that a plan takes away. */
import { below, fits } from '../../dns/name.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { failedLookup } from '../failed-lookup.ts';
import { lookupTexts, type Texts, type TxtRecord } from '../texts.ts';
import { type DkimKey, isKeyRecord, judgeKey } from './dkim-key.ts';

/** Selectors of providers and of widespread signers: a zone cannot be listed. */
const USUAL_SELECTORS = [
  ...['default', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'k2', 'k3', 'mail', 'dkim', 'smtp', 'key1'],
  ...['fm1', 'fm2', 'fm3', 'mesmtp', 'protonmail', 'protonmail2', 'protonmail3', 'zoho', 'zmail', 'mandrill'],
  ...['pm', 'sig1', 'mte1', 'mte2', 'litesrv', 'hs1', 'hs2', 'mxvault', 'dkim1', 'dkim2', '20161025', '20230601'],
];

/** What a selector has. */
interface Selector {
  readonly selector: string;
  readonly name: string;
  readonly texts: Texts;
  /** TXT records that are meant as keys. */
  readonly keys: readonly TxtRecord[];
}

/** A key of a selector, with its bits. */
export interface SelectorKey {
  readonly selector: string;
  /** The size of an RSA key. */
  readonly bits?: number | undefined;
}

/** What is to be said about the declared selectors of one zone. */
export interface DkimResult {
  readonly concerns: readonly Concern[];
  /** Keys that receivers can use. */
  readonly keys: readonly SelectorKey[];
}

/** Checks the keys of the declared selectors. */
export async function checkDkim(view: DomainView): Promise<readonly Concern[]> {
  return (await judgeDkim(view)).concerns;
}

/** Checks the keys of the declared selectors, and tells how long they are. */
export async function judgeDkim(view: DomainView): Promise<DkimResult> {
  const found = await Promise.all(selectorsOf([view]).map((selector) => lookupSelector(view, selector)));
  const judged = found.map((selector) => judgeSelector(view, selector));
  return {
    concerns: judged.flatMap(({ concerns }) => concerns),
    keys: judged.flatMap(({ keys }) => keys),
  };
}

/**
 * Finds keys that a plan takes away or replaces: mail that is under way is still to be verified with them (RFC 6376
 * section 3.1).
 */
export async function compareDkim(published: DomainView, planned: DomainView): Promise<readonly Concern[]> {
  const declared = selectorsOf([published, planned]);
  const selectors = [...new Set([...declared, ...USUAL_SELECTORS])];
  const found = await Promise.all(
    selectors.map(async (selector) => {
      const isGuess = !declared.includes(selector);
      const before = await lookupSelector(isGuess ? glancing(published) : published, selector);
      const isKnown = usableKey(before) !== undefined;
      const after = isKnown ? await lookupSelector(planned, selector) : undefined;
      return after ? lostKey(before, after, !isGuess) : [];
    }),
  );
  return found.flat();
}

/** Most guesses find nothing: there, one server has to say so. */
function glancing(view: DomainView): DomainView {
  const { zone } = view;
  return {
    ...view,
    zone: { lookup: (name, type) => (zone.glance ? zone.glance(name, type) : zone.lookup(name, type)) },
  };
}

function selectorsOf(views: readonly DomainView[]): string[] {
  const all = views.flatMap(({ declared }) => declared.dkimSelectors);
  return [...new Set(all.map((selector) => selector.toLowerCase()))];
}

async function lookupSelector({ domain, zone }: DomainView, selector: string): Promise<Selector> {
  const name = below(selector, below('_domainkey', domain));
  const nothing: Texts = { texts: [], lookup: { outcome: 'nxdomain', records: [], aliases: [] } };
  const texts = fits(name) ? await lookupTexts(zone, name) : nothing;
  return { selector, name, texts, keys: texts.texts.filter(({ text }) => isKeyRecord(text)) };
}

function judgeSelector({ domain }: DomainView, found: Selector): DkimResult {
  const { selector, name, texts, keys } = found;
  const { lookup } = texts;
  if (lookup.outcome === 'failed') return { concerns: [failedLookup(name, 'TXT', lookup)], keys: [] };
  const missing = absence(found);
  const [first, second] = keys;
  const base = { code: 'E_DKIM_KEY', severity: 'critical', subject: selector } as const;
  if (missing || !first) {
    const message = `The DKIM key of ${domain} for the selector ${selector} is missing: ${missing}.`;
    const hint = `Publish the key that the server signs with as a TXT record at ${name}: "v=DKIM1; k=rsa; p=…".`;
    const [alias] = lookup.aliases;
    return { concerns: [{ ...base, message, hint, record: texts.texts[0]?.record ?? alias }], keys: [] };
  }
  if (second) {
    const message = `The DKIM key of ${domain} for the selector ${selector} is not clear: ${name} has ${keys.length} key records.`;
    const hint = 'Keep the record of the key that signs, and publish the other one under another selector.';
    return { concerns: [{ ...base, message, hint, record: second.record }], keys: [] };
  }
  const key = judgeKey(first.text);
  const concerns = keyConcerns(`The DKIM key of ${domain} for the selector ${selector}`, selector, key, first);
  return { concerns, keys: key.broken ? [] : [{ selector, bits: key.bits }] };
}

function keyConcerns(whose: string, selector: string, { broken, weak }: DkimKey, { record }: TxtRecord): Concern[] {
  if (broken) {
    const { problem, remedy: hint } = broken;
    const base = { code: 'E_DKIM_KEY', severity: 'critical', subject: selector } as const;
    return [{ ...base, message: `${whose} ${problem}.`, hint, record }];
  }
  return weak.map(({ problem, remedy: hint }) => ({
    code: 'E_DKIM_WEAK',
    severity: 'warning',
    subject: `${selector} ${problem}`,
    message: `${whose} ${problem}.`,
    hint,
    record,
  }));
}

/** Why there is no key. */
function absence({ name, texts, keys }: Selector): string | undefined {
  if (keys.length > 0) return undefined;
  const alias = texts.lookup.aliases.at(-1);
  const target = alias?.data.type === 'CNAME' ? alias.data.target : undefined;
  if (texts.texts.length > 0) return `the TXT record of ${name} is no key`;
  if (target !== undefined) return `${name} is an alias of ${target}, which has no TXT record`;
  return `${name} ${texts.lookup.outcome === 'nxdomain' ? 'does not exist' : 'has no TXT record'}`;
}

/** The key that receivers use, if there is one. */
function usableKey({ keys: [first, second] }: Selector): DkimKey | undefined {
  const key = first && !second ? judgeKey(first.text) : undefined;
  return key?.broken ? undefined : key;
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
