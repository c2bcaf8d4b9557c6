/** Whatever stands in TXT records: it is judged, with a few concerns, after a few questions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lookup, RecordType, Zone } from '../../../src/dns/records.ts';
import type { Concern } from '../../../src/policy/concern.ts';
import { checkDkim } from '../../../src/policy/dkim/check-dkim.ts';
import { compareDkim } from '../../../src/policy/dkim/compare-dkim.ts';
import { checkDmarc } from '../../../src/policy/dmarc/check-dmarc.ts';
import type { DomainView } from '../../../src/policy/domain-view.ts';
import { checkSpf } from '../../../src/policy/spf/check-spf.ts';
import { checkTlsRpt } from '../../../src/policy/tls-rpt.ts';

/** Says the same text under every name. */
function echo(text: string): DomainView & { readonly questions: string[] } {
  const questions: string[] = [];
  const lookup = async (name: string, type: RecordType): Promise<Lookup> => {
    questions.push(`${name} ${type}`);
    if (type !== 'TXT') return { outcome: 'nodata', records: [], aliases: [] };
    const record = { name, ttl: 60, data: { type: 'TXT' as const, strings: [text] } };
    return { outcome: 'found', records: [record], aliases: [] };
  };
  const zone: Zone = { lookup };
  const declared = { outboundIps: ['192.0.2.1', '2001:db8::1'], dkimSelectors: ['s1'], isNoMail: false, allowDead: [] };
  return { domain: 'ex.test', zone, declared, questions };
}

async function judge(text: string): Promise<{ concerns: readonly Concern[]; questions: number }> {
  const view = echo(text);
  const found = await Promise.all([
    checkSpf(view).then(({ concerns }) => concerns),
    checkDmarc(view).then(({ concerns }) => concerns),
    checkDkim(view),
    compareDkim(view, view).then(({ concerns }) => concerns),
    checkTlsRpt(view, { hasStsOrDane: true }),
  ]);
  return { concerns: found.flat(), questions: view.questions.length };
}

const piece = fc.constantFrom(
  ...[
    'v=spf1 ',
    'v=DMARC1',
    'v=DKIM1',
    'v=TLSRPTv1',
    ';',
    ' ',
    ':',
    '=',
    '%',
    '%{',
    '%{i}',
    '}',
    '/',
    '//',
    '-',
    '+',
    '~',
    '?',
  ],
  ...[
    'include:',
    'a:',
    'mx',
    'ip4:',
    'ip6:',
    '192.0.2.1',
    '::',
    'all',
    'redirect=',
    'exists:',
    'ptr',
    'ex.test',
    '.',
    '\\',
  ],
  ...[
    'p',
    'sp',
    'k',
    'h',
    'rsa',
    'reject',
    'rua',
    'mailto:',
    '@',
    ',',
    '!10m',
    't',
    'y',
    'AAAA',
    '\u00e9',
    '\0',
    '\n',
    '"',
  ],
);

describe('any text', () => {
  test('of pieces, and of any octets', async () => {
    const pieces = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const started = fc.tuple(fc.constantFrom('v=spf1 ', 'v=DMARC1;', 'v=DKIM1;p=', 'v=TLSRPTv1;'), pieces);
    const octets = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
    const text = fc.oneof(
      pieces,
      started.map((parts) => parts.join('')),
      octets,
    );
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        const { concerns, questions } = await judge(each);
        expect(concerns.every(({ message, hint, subject }) => message !== '' && hint !== '' && subject !== '')).toBe(
          true,
        );
        expect(questions).toBeLessThan(400);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['v=spf1 ', 'ip4:192.0.2.1 '],
    ['v=spf1 ', 'include:a.test '],
    ['v=spf1 -all ', 'ip4:192.0.2.1 '],
    ['v=spf1 ', 'include=x '],
    ['v=spf1 ', 'a:%{d}%{d}%{d}.test '],
    ['v=spf1 a:', '%{d}.'],
    ['v=spf1 ', '%'],
    ['v=DMARC1;', 'x;'],
    ['v=DMARC1;', 'x=1;'],
    ['v=DMARC1;p=reject;rua=', 'mailto:a@b.test,'],
    ['v=DKIM1;p=', 'A'],
    ['v=DKIM1;', ' ;'],
    ['v=TLSRPTv1;', 'a=b;'],
  ])('64 KB of %s%s…', async (start, repeated) => {
    const { concerns, questions } = await judge(`${start}${repeated.repeat(65_000 / repeated.length)}`);
    expect(concerns.length).toBeLessThan(30);
    expect(questions).toBeLessThan(1000);
  });
});
