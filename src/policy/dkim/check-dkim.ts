/** DKIM keys of a domain: those that sign now. */
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { failedLookup } from '../failed-lookup.ts';
import type { TxtRecord } from '../texts.ts';
import { type DkimKey, judgeKey } from './dkim-key.ts';
import { lookupSelector, type Selector, selectorsOf } from './selector.ts';

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

/** Judges the key of a selector that signs, or is to sign. */
export function judgeSelector({ domain }: Pick<DomainView, 'domain'>, found: Selector): DkimResult {
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
