/** Whatever a server says is text on the page: it makes no element and no attribute, and all of it can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gate, SpfTermFacts } from '../../../../src/model/gate-facts.ts';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { fileLine, placeText } from '../../../../src/report/common/issue-sentence.ts';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { safeText } from '../../../../src/text/untrusted.ts';
import { parsePage, select } from '../../../support/page/parse-page.ts';
import { isRunOf, strange } from '../../../support/page/strange-elements.ts';
import { hostileReport } from '../../../support/reports/large-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

/** The texts that have to be seen, as they have to look. */
function expected({ message, issues, hint = '', checks, version, leftOut = [], merged = [] }: Report): string[] {
  if (issues.length === 0) {
    // Of several checks their number is told, and the message is that of one of them.
    const verdict = checks.length > 1 ? [] : safe(600, message, hint);
    const names = checks.length > 1 ? safe(200, ...checks.map(({ name }) => name)) : [];
    const notRun = safe(80, ...leftOut.map(({ name }) => name));
    const parts = merged.flatMap(({ path, runner = '' }) => [...safe(150, path), ...safe(100, runner)]);
    return [...safe(40, version), ...verdict, ...names, ...notRun, ...parts, ...checks.flatMap(textsOf)];
  }
  return issues.flatMap(({ input, value = '', problem, remedy, source, check = '' }) => [
    ...safe(100, input),
    ...safe(200, value),
    ...safe(600, problem, remedy),
    ...safe(120, check),
    ...(source === undefined ? [] : safe(250, placeText(source))),
  ]);
}

function textsOf({ source, tags = [], group = '', description = '', ...check }: CheckResult): string[] {
  const { mode, target, findings, notices, facts, connections, thresholds, transcript = [], story } = check;
  const { messageId = '', acceptance = '' } = facts;
  const chains = connections.flatMap(({ tls }) => tls?.chain ?? []);
  // One certificate stands for all with its fingerprint.
  const certificates = new Map(chains.toReversed().map((each) => [each.fingerprint256, each])).values();
  return [
    ...safe(40, mode),
    ...safe(80, group, ...tags),
    ...safe(200, description),
    ...safe(300, target, messageId, ...transcript.map(({ text }) => text)),
    ...(source === undefined ? [] : safe(250, fileLine(source))),
    ...[...findings, ...notices].flatMap((each) => (each.source ? safe(250, fileLine(each.source)) : [])),
    ...(facts.gate === undefined ? [] : textsOfGate(facts.gate)),
    ...safe(
      600,
      acceptance,
      ...[...findings, ...notices].flatMap((each) => [each.message, each.hint ?? '', each.reply ?? '']),
    ),
    ...connections.flatMap(({ address, port, tls }) => [
      ...safe(100, address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`),
      ...safe(20, tls?.version ?? ''),
      ...safe(60, tls?.cipher ?? ''),
    ]),
    ...[...certificates].flatMap(({ subject, issuer }) => safe(120, subject, issuer)),
    ...safe(600, ...(check.attemptFailures ?? []).slice(0, 10).map(({ message }) => message)),
    ...(story?.changes ?? []).flatMap(({ subject, before, after }) => [
      ...safe(120, subject),
      ...safe(160, before, after),
    ]),
    ...thresholds.flatMap(({ warning = '', critical = '' }) => safe(60, warning, critical)),
  ];
}

function textsOfGate({ records, hosts, spf = {}, mtaSts = {}, order, untested }: Gate): string[] {
  const spfs = [spf.published, spf.planned].filter((each) => each !== undefined);
  const policies = [mtaSts.published, mtaSts.planned].filter((each) => each !== undefined);
  const talks = hosts.flatMap(({ addresses }) => addresses.flatMap(({ smtp }) => smtp ?? []));
  return [
    ...safe(300, ...records.map(({ type, name }) => `${type} ${name}`), ...hosts.map(({ host }) => host)),
    ...records.flatMap(({ published, planned }) => {
      const shown = planned?.source ?? published?.source;
      return shown === undefined ? [] : safe(250, fileLine(shown));
    }),
    // What is in both zones is counted where something else changes.
    ...records.flatMap(({ change, published, planned }) => {
      const [before, after] = [published?.values ?? [], planned?.values ?? []];
      const same = planned === undefined ? before : after;
      const differing = [
        ...before.filter((each) => !after.includes(each)),
        ...after.filter((each) => !before.includes(each)),
      ];
      return safe(240, ...(change === 'same' ? same : differing));
    }),
    ...hosts.flatMap(({ addresses }) => safe(60, ...addresses.map(({ address }) => address))),
    ...talks.flatMap(({ message = '', tls, recipients }) => [
      ...safe(200, message),
      ...(tls?.isVerified === false && tls.trouble !== undefined ? safe(200, `${tls.version}, ${tls.trouble}`) : []),
      ...recipients.flatMap(({ address, outcome, reply }) =>
        safe(200, outcome === 'accepted' ? address : `${address}: ${reply}`),
      ),
    ]),
    ...spfs.flatMap(({ record, terms }) => [...safe(450, record), ...terms.flatMap(textsOfTerm)]),
    ...policies.flatMap(({ id = '', mx }) => [...safe(60, id), ...safe(260, ...mx)]),
    ...safe(400, ...order.map(({ reason }) => reason)),
    ...safe(1200, ...order.filter(({ kind }) => kind !== 'wait').map(({ text }) => text)),
    ...safe(600, ...untested),
  ];
}

function textsOfTerm({ text, trouble = '', terms = [] }: SpfTermFacts): string[] {
  return [...safe(250, text), ...safe(300, trouble), ...terms.flatMap(textsOfTerm)];
}

function safe(limit: number, ...all: readonly string[]): string[] {
  return all.map((each) => safeText(each, limit));
}

describe('SEC-007: what a server says is text in the HTML report', () => {
  test('no element and no attribute comes from it', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        expect(strange(parsePage(renderHtml(report)), report)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('all of it is there to be read', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const text = parsePage(renderHtml(report))[0]?.text ?? '';
        expect(expected(report).filter((each) => !text.includes(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('megabytes of it make a small page', () => {
    const report = hostileReport();
    const html = renderHtml(report);
    expect(Buffer.byteLength(html)).toBeLessThan(1024 * 1024);
    const page = parsePage(html);
    expect(strange(page, report)).toEqual([]);
    expect(page[0]?.text).toContain('<script>document.title = "owned"</script>');
  });

  test('the check of these tests sees what it has to see', () => {
    const html = renderHtml(SAMPLE_REPORTS.ok);
    const withMore = (more: string) => parsePage(html.replace('</main>', `${more}</main>`));
    for (const more of [
      '<script>1</script>',
      '<img src="x">',
      '<!-- x -->',
      '<p style="color: red">x</p>',
      '<p onclick="x()">x</p>',
      '<a href="https://evil.example">x</a>',
      '<a href="javascript:alert(1)">x</a>',
      '<p class="<b>">x</p>',
      '<svg><a xlink:href="https://evil.example"></a></svg>',
    ]) {
      expect([more, strange(withMore(more), SAMPLE_REPORTS.ok).length]).toEqual([more, 1]);
    }
    expect(strange(withMore('<p class="fact">x</p>'), SAMPLE_REPORTS.ok)).toEqual([]);
  });

  test('links to the outside lead to runs of the same repository', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const links = select(parsePage(renderHtml(report)), 'a').map(({ attributes }) => attributes['href'] ?? '');
        expect(links.filter((link) => !link.startsWith('#') && !isRunOf(report, link))).toEqual([]);
      }),
    );
    const links = select(parsePage(renderHtml(SAMPLE_REPORTS.ok)), 'a');
    expect(links.map(({ attributes }) => attributes['href'])).toEqual([SAMPLE_REPORTS.ok.origin?.runUrl]);
  });
});
