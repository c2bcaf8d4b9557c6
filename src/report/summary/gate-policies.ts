/** SPF and MTA-STS of a mail domain in the job summary. */

import type { Gate, MtaStsFacts, SpfFacts, SpfTermFacts } from '../../model/gate-facts.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { prunedTerms, spfCost, spfStatus, termCost } from '../common/gate-spf.ts';
import { maxAgeText, type NamedView, viewsOf } from '../common/gate-words.ts';
import { isCut, lengthNote } from '../common/long-value.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { blocks, details, prose, table } from './markdown.ts';

const RECORD_LIMIT = 450;
const TERM_LIMIT = 120;
const MAX_PATTERNS = 20;

/** Renders the SPF record as a tree: the planned one, and the published one closed when it differs. */
export function spfTrees({ spf }: Gate): string {
  const [first, ...others] = viewsOf(spf ?? {});
  if (first === undefined) return '';
  return blocks(
    `**SPF**, ${spfLabel(first)}`,
    spfTree(first.facts),
    ...others.map((view) => details(`SPF, ${spfLabel(view)}`, spfTree(view.facts))),
  );
}

function spfLabel({ name, facts }: NamedView<SpfFacts>): string {
  return `${name}: ${STATUS_SYMBOLS[spfStatus(facts)]} ${spfCost(facts)}`;
}

function spfTree({ record, terms }: SpfFacts): string {
  const pruned = prunedTerms(terms);
  const cut = isCut(record, RECORD_LIMIT) ? ` ${lengthNote(record)}` : '';
  return [
    `- ${codeSpan(record, RECORD_LIMIT)}${cut}`,
    ...pruned.terms.flatMap((term) => termItems(term, 1)),
    ...(pruned.left > 0 ? [`- and ${counted(pruned.left, 'more term')}`] : []),
  ].join('\n');
}

function termItems(term: SpfTermFacts, depth: number): string[] {
  const { text, trouble, terms = [] } = term;
  const cost = termCost(term);
  const parts = [
    codeSpan(text, TERM_LIMIT),
    ...(cost === '' ? [] : [cost]),
    ...(trouble === undefined ? [] : [`${STATUS_SYMBOLS.critical} ${prose(trouble, 200)}`]),
  ];
  return [`${'  '.repeat(depth)}- ${parts.join(' · ')}`, ...terms.flatMap((each) => termItems(each, depth + 1))];
}

/** Renders the policy of MTA-STS: one row for each that is published or planned. */
export function policyTable({ mtaSts }: Gate): string {
  const rows = viewsOf(mtaSts ?? {}).map(({ name, facts }) => [
    name,
    facts.mode ?? '–',
    maxAgeText(facts),
    facts.id === undefined ? '–' : codeSpan(facts.id, 60),
    patterns(facts),
    facts.origin === 'file' ? 'file' : 'web server',
  ]);
  return rows.length === 0 ? '' : table(['MTA-STS policy', 'Mode', 'Maximum age', 'id', 'Hosts', 'Read from'], rows);
}

function patterns({ mx }: MtaStsFacts): string {
  const shown = mx.slice(0, MAX_PATTERNS).map((pattern) => codeSpan(pattern, 260));
  const left = mx.length - shown.length;
  const all = [...shown, ...(left > 0 ? [`and ${counted(left, 'more pattern')}`] : [])];
  return all.length === 0 ? '–' : all.join('<br>');
}
