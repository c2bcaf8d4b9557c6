import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { type ParsedElement, parsePage, select, texts } from '../../../support/page/parse-page.ts';
import { FAILING_GATE, gateCheck, hostileGate, PASSING_GATE } from '../../../support/reports/gate-reports.ts';
import { reportOf } from '../../../support/reports/sample-reports.ts';

const failing = parsePage(renderHtml(reportOf(FAILING_GATE)));

/** The texts of the cells of a table. */
function rowsOf(page: readonly ParsedElement[], label: string): string[][] {
  const table = select(page, 'table').find(({ attributes }) => attributes['aria-label'] === label);
  return select(select(table?.inner ?? [], 'tbody')[0]?.inner ?? [], 'tr').map(({ inner }) =>
    inner.filter(({ tag }) => tag === 'th' || tag === 'td').map(({ text }) => text.replace(/\s+/g, ' ').trim()),
  );
}

describe('renderHtml of a gate', () => {
  test('says whether to approve, in the colour of the status', () => {
    expect(texts(failing, '.advice')).toEqual([
      'Do not approve: 1 critical finding; the order below tells what has to come first; 1 thing was not tested, see below.',
    ]);
    expect(select(failing, '.advice')[0]?.attributes['class']).toBe('advice critical');
    const passing = parsePage(renderHtml(reportOf(PASSING_GATE)));
    expect(select(passing, '.advice')[0]?.attributes['class']).toBe('advice ok');
  });

  test('has a section per topic, the order last', () => {
    const headings = texts(failing, 'h2');
    expect(headings.slice(0, 6)).toEqual([
      'Records',
      'Mail hosts',
      'SPF',
      'MTA-STS policy',
      'Not tested',
      'Order of publication',
    ]);
  });

  test('shows what changes, with the line of the plan', () => {
    expect(rowsOf(failing, 'Changed records')[0]).toEqual([
      'MX example.org changed · zones/example.org.zone:12',
      '10 mx.oldmail.example.',
      '10 mx1.newmail.example. 20 mx2.newmail.example.',
      '86,400 s → 3,600 s',
    ]);
    expect(rowsOf(failing, 'Unchanged records')).toHaveLength(3);
  });

  test('shows one row a host, with a lock where the certificate is right', () => {
    const rows = rowsOf(failing, 'Mail hosts');
    expect(rows[1]).toEqual([
      'mx.oldmail.example preference 10, removed',
      '192.0.2.25 answers certificate verified TLSv1.3, 61 days left accepts postmaster@example.org',
      'named',
      'matches 3 1 1 b760c12119c38873672…',
    ]);
    const locks = select(failing, 'use').filter(({ attributes }) => attributes['href'] === '#icon-lock');
    expect(locks).toHaveLength(3);
  });

  test('has an open lock for a server in the clear', () => {
    const host = { host: 'mx.example.org', preference: 10, isPublished: true };
    const smtp = { outcome: 'ok', recipients: [] } as const;
    const gate = {
      ...hostileGate('x', 0),
      hosts: [{ ...host, addresses: [{ address: '192.0.2.1', origin: 'published' as const, smtp }] }],
    };
    const page = parsePage(renderHtml(reportOf(gateCheck(gate))));
    expect(select(page, 'use').map(({ attributes }) => attributes['href'])).toContain('#icon-open-lock');
    expect(rowsOf(page, 'Mail hosts')[0]?.[1]).toBe('192.0.2.1 answers no TLS');
  });

  test('has SPF as a nested list, and the order as a numbered one', () => {
    const [tree] = select(failing, '.tree');
    const [include] = select(select(tree?.inner ?? [], 'ul'), 'ul');
    expect(include?.text.replace(/\s+/g, ' ')).toContain(
      'include:spf.newmail.example 3 look-ups a:out.newmail.example 1 look-up',
    );
    const [steps] = select(failing, 'ol');
    const items = texts(steps?.inner ?? [], 'li');
    expect(items).toHaveLength(8);
    expect(items[4]).toBe(
      'wait 86,400 s (1 day, TTL of MX example.org) Until then caches have the MX records with the old TTL.',
    );
  });

  test('names code and line of findings and notices', () => {
    const which = texts(failing, '.which');
    expect(which).toContain('E_TTL_HIGH Old records stay cached for long · zones/example.org.zone:12');
    expect(which).toContain('E_DANE_NO_ROLLOVER No TLSA record for the next key');
  });

  test('values of 64 KiB make a small page that has the order', () => {
    for (const char of ["'", '<', '漢']) {
      const html = renderHtml(reportOf({ ...gateCheck(hostileGate(char.repeat(65_536), 6)), status: 'critical' }));
      expect(Buffer.byteLength(html)).toBeLessThan(2 * 1024 * 1024);
      const page = parsePage(html);
      expect(texts(page, 'h2')).toContain('Order of publication');
      expect(select(page, '.steps')[0]?.inner.filter(({ tag }) => tag === 'li')).toHaveLength(6);
    }
  });
});
