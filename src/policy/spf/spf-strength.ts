/** Whether an SPF record says anything: how it ends, what it ignores, what it permits. */
import { isWithin } from '../../dns/name.ts';
import type { Concern } from '../concern.ts';
import { isOpen, isWhole, NO_ADDRESS, unite } from './address-set.ts';
import { parseSpf } from './parse-record.ts';
import type { SpfBranch } from './spf-branch.ts';
import { firstOf } from './spf-texts.ts';

/** Terms that are no modifiers, and are ignored silently when they are written like one. */
const LIKE_MECHANISM = /^[+\-?~]?(?:include|a|mx|ptr|ip4|ip6|exists|all)=/i;

/** At most so many terms without effect are told. */
const MAX_TERMS = 5;

/** What a valid record leaves open. */
export function judgeStrength(branch: SpfBranch): readonly Concern[] {
  return [...openness(branch), ...ending(branch), ...ignored(branch), ...slow(branch)];
}

function openness({ name, passes, passesBy, record }: SpfBranch): readonly Concern[] {
  if (!isOpen(passes)) return [];
  let before = NO_ADDRESS;
  const culprit = passesBy.find(({ addresses }) => {
    before = unite(before, addresses);
    return isOpen(before);
  });
  const text = culprit?.text ?? '+all';
  return [
    {
      code: 'E_SPF_OPEN',
      severity: 'critical',
      subject: name,
      message: `The SPF record of ${name} permits ${isWhole(passes) ? 'every address' : 'most addresses'} to send mail for it: ${text}.`,
      hint: `Permit the servers that send, and end the record with -all or ~all in place of ${text}.`,
      record,
    },
  ];
}

function ending({ name, otherwise, terms, passes, record }: SpfBranch): readonly Concern[] {
  const last = terms.at(-1)?.facts.text ?? '';
  if (otherwise !== '?' || isOpen(passes)) return [];
  const how = /all$/i.test(last) ? last : /^redirect=/i.test(last) ? `the record of ${last}` : 'no all';
  return [
    {
      ...weak(record, 'warning'),
      subject: 'all',
      message: `The SPF record of ${name} ends with ${how}, so that it says nothing about addresses that it does not list.`,
      hint: 'End the record with -all or ~all.',
    },
  ];
}

/** What is written and has no effect. */
function ignored({ name, text, record }: SpfBranch): readonly Concern[] {
  const terms = parseSpf(text);
  const end = terms.findIndex(({ kind }) => kind === 'all');
  const late = terms.filter(
    ({ kind }, index) => end >= 0 && kind !== 'other' && (kind === 'redirect' || (index > end && kind !== 'all')),
  );
  const like = terms.filter((term) => term.kind === 'other' && LIKE_MECHANISM.test(term.text));
  const all = terms[end]?.text ?? 'all';
  return [
    ...late.slice(0, MAX_TERMS).map((term) => ({
      ...weak(record, 'warning'),
      subject: term.text,
      message: `In the SPF record of ${name}, ${term.text} has no effect beside ${all}.`,
      hint:
        term.kind === 'redirect'
          ? `Take out ${term.text}, or ${all}.`
          : `Write ${term.text} before ${all}, or take it out.`,
    })),
    ...like.slice(0, MAX_TERMS).map((term) => ({
      ...weak(record, 'warning'),
      subject: term.text,
      message: `In the SPF record of ${name}, ${term.text} is no mechanism, and receivers ignore it.`,
      hint: `Write ${term.text.replace('=', ':').replace(/all:.*/i, 'all')}.`,
    })),
  ];
}

/** `ptr` (RFC 7208 section 5.5). */
function slow({ name, facts, record }: SpfBranch): readonly Concern[] {
  const found: string[] = [];
  const foreign: string[] = [];
  const look = (terms: SpfBranch['facts'], owner: string): void => {
    for (const { text, terms: below } of terms) {
      if (/^[+\-?~]?ptr(?::|$)/i.test(text)) (isWithin(owner, name) ? found : foreign).push(text);
      const target = text.toLowerCase().split(/[:=]/, 2)[1] ?? owner;
      if (below) look(below, target);
    }
  };
  look(facts, name);
  const message = (where: string, texts: readonly string[]): string =>
    `${where} ${firstOf([...new Set(texts)])}, which is slow and which most receivers do not follow.`;
  const hint = 'List the addresses with ip4: and ip6: in place of ptr.';
  return [
    ...(found.length > 0
      ? [
          {
            ...weak(record, 'warning'),
            subject: 'ptr',
            message: message(`The SPF record of ${name} uses`, found),
            hint,
          },
        ]
      : []),
    ...(foreign.length > 0
      ? [
          {
            ...weak(record, 'info'),
            subject: 'ptr in an include',
            message: message(`A record that SPF of ${name} includes uses`, foreign),
            hint: 'Ask its owner to list the addresses.',
          },
        ]
      : []),
  ];
}

function weak(record: SpfBranch['record'], severity: Concern['severity']) {
  return { code: 'E_SPF_WEAK', severity, record } as const;
}
