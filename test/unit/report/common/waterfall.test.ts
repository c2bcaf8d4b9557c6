import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/model/finding.ts';
import type { Phase } from '../../../../src/model/outcome.ts';
import type { PhaseName } from '../../../../src/model/phase.ts';
import { renderWaterfall } from '../../../../src/report/common/waterfall.ts';

const phase = (name: PhaseName, startSeconds: number, durationSeconds: number, isOk = true): Phase => ({
  name,
  startSeconds,
  durationSeconds,
  isOk,
});
const texts = (phases: readonly Phase[], findings: readonly Finding[] = []) =>
  renderWaterfall({ phases, findings }).map(({ text }) => text);
const refused: Finding = { status: 'critical', code: 'E_AUTH_REJECTED', message: 'Refused.', phase: 'imap_auth' };

describe('renderWaterfall', () => {
  test('gives nothing when there are no phases', () => {
    expect(texts([])).toEqual([]);
  });

  test('puts every bar on the same axis, each protocol by itself', () => {
    const phases = [
      phase('smtp_dns', 0, 0.1),
      phase('imap_dns', 0.05, 0.05),
      phase('smtp_tls', 0.1, 0.5),
      phase('imap_tls', 0.1, 0.2),
      phase('arrival', 0.6, 0.6),
    ];
    expect(`\n${texts(phases).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      phase                  start    took  0                    600 ms                1.2 s
      SMTP name resolution     0 s  100 ms  ████
      SMTP TLS handshake    100 ms  500 ms      ████████████████████
      IMAP name resolution   50 ms   50 ms    ██
      IMAP TLS handshake    100 ms  200 ms      ████████
      wait for the message  600 ms  600 ms                          ████████████████████████
      "
    `);
  });

  test('marks what failed, and what was ended from outside', () => {
    const phases = [phase('smtp_auth', 0, 1, false), phase('imap_auth', 0, 0.5, false)];
    const lines = renderWaterfall({ phases, findings: [refused] });
    expect(lines.map(({ end }) => end)).toEqual(['ok', 'unfinished', 'failed']);
    expect(lines[1]?.text).toMatch(/█ – not finished$/);
    expect(lines[2]?.text).toMatch(/█ +✗ failed$/);
  });

  test('a cancelled phase has not failed', () => {
    const finding: Finding = { ...refused, code: 'E_CANCELLED' };
    expect(texts([phase('imap_auth', 0, 1, false)], [finding])[1]).toMatch(/not finished$/);
  });

  test('shows even what took no time, at the very end too', () => {
    const bars = texts([phase('smtp_auth', 0, 10), phase('smtp_dns', 5, 0), phase('smtp_send', 10, 0)])
      .slice(1)
      .map((text) => text.slice(text.search(/[█▌▐]/)));
    expect(bars).toEqual(['█'.repeat(48), '▌', '▐']);
    expect(texts([phase('smtp_dns', 0, 0)])[1]).toMatch(/0 s +0 s +▌$/);
  });

  test('says how many phases are not shown', () => {
    const many = Array.from({ length: 75 }, (_, index) => phase('imap_search', index, 1));
    expect(texts(many)).toHaveLength(62);
    expect(texts(many).at(-1)).toBe('and 15 more phases');
  });
});
