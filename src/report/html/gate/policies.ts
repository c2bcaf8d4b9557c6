/** SPF and MTA-STS of a mail domain on the page. */

import type { Gate, MtaStsFacts, SpfFacts, SpfTermFacts } from '../../../model/gate-facts.ts';
import { counted } from '../../../text/counted.ts';
import { forMarkup } from '../../../text/untrusted.ts';
import { prunedTerms, spfCost, spfStatus, termCost } from '../../common/gate-spf.ts';
import { maxAgeText, type NamedView, viewsOf } from '../../common/gate-words.ts';
import { andMore, blocks, type Column, code, details, longCode, remark, table } from '../parts/elements.ts';
import { marked } from '../parts/icons.ts';

const RECORD_LIMIT = 450;
const TERM_LIMIT = 250;
const MAX_PATTERNS = 30;

const COLUMNS: readonly Column[] = ['Policy', 'Mode', 'Maximum age', 'Mail hosts'].map((heading) => ({ heading }));

/** Renders the SPF record as a tree: the planned one, and the published one closed when it differs. */
export function spfTrees({ spf }: Gate): string {
  const [first, ...others] = viewsOf(spf ?? {});
  if (first === undefined) return '';
  return blocks(
    `<p>${spfLabel(first)}</p>`,
    spfTree(first.facts),
    ...others.map((view) => details(spfLabel(view), spfTree(view.facts))),
  );
}

function spfLabel({ name, facts }: NamedView<SpfFacts>): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${marked(spfStatus(facts), spfCost(facts))}`;
}

function spfTree({ record, terms }: SpfFacts): string {
  const pruned = prunedTerms(terms);
  return blocks(
    `<ul class="tree"><li>${longCode(record, RECORD_LIMIT)}`,
    termList(pruned.terms),
    '</li></ul>',
    andMore(pruned.left > 0 ? counted(pruned.left, 'more term') : ''),
  );
}

function termList(terms: readonly SpfTermFacts[]): string {
  if (terms.length === 0) return '';
  const items = terms.map((term) => {
    const cost = termCost(term);
    const trouble = term.trouble === undefined ? '' : ` ${marked('critical', 'wrong')} ${forMarkup(term.trouble, 300)}`;
    const label = code(term.text, TERM_LIMIT) + (cost === '' ? '' : ` <span class="group">${cost}</span>`) + trouble;
    return `<li>${blocks(label, termList(term.terms ?? []))}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

/** Renders the policy of MTA-STS: one row for each that is published or planned. */
export function policyTable({ mtaSts }: Gate): string {
  const rows = viewsOf(mtaSts ?? {}).map(({ name, facts }) => [
    name + remark(facts.origin === 'file' ? 'read from its file' : 'fetched from its web server'),
    (facts.mode ?? '–') + remark(facts.id === undefined ? '' : `id ${code(facts.id, 60)}`),
    maxAgeText(facts),
    patterns(facts),
  ]);
  return table('MTA-STS policy', COLUMNS, rows);
}

function patterns({ mx }: MtaStsFacts): string {
  const shown = mx.slice(0, MAX_PATTERNS).map((pattern) => code(pattern, 260));
  const left = mx.length - shown.length;
  const all = [...shown, ...(left > 0 ? [`and ${counted(left, 'more pattern')}`] : [])];
  return all.length === 0 ? '–' : all.join('<br> ');
}
