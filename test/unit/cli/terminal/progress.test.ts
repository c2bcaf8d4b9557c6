import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTerminalProgress } from '../../../../src/cli/terminal/progress.ts';
import type { TerminalOutput } from '../../../../src/cli/terminal/terminal.ts';
import { prepare } from '../../../../src/pipeline/run.ts';
import { clock } from '../../../../src/system/clock.ts';
import { fakeCheck, fakeExecution } from '../../../support/reports/fake-check.ts';

const [first, second] = [
  fakeCheck(async () => {}, { name: 'first' }),
  fakeCheck(async () => {}, { name: 'second \x1b' }),
];

beforeEach(() => void vi.useFakeTimers());

afterEach(() => void vi.useRealTimers());

/** Progress on a stream that keeps what is written, drawn lines one by one. */
async function progressOn(isLive: boolean, isQuiet: boolean) {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) } as unknown as TerminalOutput['stream'];
  const output: TerminalOutput = { stream, hasColours: false, isLive };
  const progress = createTerminalProgress(output, clock, await prepare(fakeExecution().world), isQuiet);
  const drawn = (): string => {
    written.length = 0;
    vi.advanceTimersByTime(80);
    return written.join('');
  };
  return { progress, written, drawn };
}

describe('progress', () => {
  it('tells on a terminal which parts are under way, in how many checks', async () => {
    const { progress, drawn } = await progressOn(true, false);
    progress.onPhase?.(first, ['smtp_tls', 'imap_auth']);
    expect(drawn()).toContain(' first: SMTP TLS handshake, IMAP login 0.');
    progress.onPhase?.(second, ['smtp_connect']);
    expect(drawn()).toContain(' first: SMTP TLS handshake, IMAP login, and 1 more 0.');
    progress.onPhase?.(first, []);
    expect(drawn()).toContain(' second \\x1b: SMTP TCP connect 0.');
    progress.stop();
  });

  it('tells of a pause when no part is under way, and of nothing when there is nothing', async () => {
    const { progress, drawn } = await progressOn(true, false);
    progress.onPhase?.(first, ['smtp_connect']);
    progress.onProgress(first, 'not now');
    expect(drawn()).toContain('SMTP TCP connect');
    progress.onPhase?.(first, []);
    expect(drawn()).toBe('\r\x1b[2K');
    progress.onProgress(first, 'next in 5 s');
    expect(drawn()).toContain(' first: next in 5 s 0.');
    progress.stop();
  });

  it('prints other lines above, and is gone at the end, whoever goes on telling', async () => {
    const { progress, written, drawn } = await progressOn(true, false);
    progress.onPhase?.(first, ['smtp_connect']);
    drawn();
    progress.say('A line.');
    expect(written.slice(1)).toEqual(['\r\x1b[2K', 'A line.\n']);
    expect(drawn()).toContain('SMTP TCP connect');
    progress.stop();
    expect(written.at(-1)).toBe('\r\x1b[2K');
    progress.onPhase?.(first, ['smtp_auth']);
    expect(drawn()).toBe('');
  });

  it.each([
    [false, '  ... waiting\n'],
    [true, ''],
  ])('prints lines elsewhere, unless a program reads along: %s', async (isQuiet, expected) => {
    const { progress, written, drawn } = await progressOn(false, isQuiet);
    progress.onPhase?.(first, ['smtp_connect']);
    progress.onProgress(first, 'waiting');
    expect(written.join('')).toBe(expected);
    expect(drawn()).toBe('');
    progress.stop();
  });
});
