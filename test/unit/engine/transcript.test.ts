import { describe, expect, test } from 'vitest';
import { Transcript } from '../../../src/engine/transcript.ts';
import type { TranscriptLine } from '../../../src/model/outcome.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

function line(text: string, seconds = 0): TranscriptLine {
  return { seconds, protocol: 'smtp', direction: 'received', text };
}

function transcriptOf(count: number): readonly TranscriptLine[] {
  const transcript = new Transcript((text) => text.replaceAll('hunter2', '***'));
  for (let index = 0; index < count; index += 1) transcript.add(line(`line ${index}`, index));
  return transcript.lines;
}

describe('the dialogue that is kept', () => {
  test.each([0, 1, 60, 61, 120])('holds all of %i lines, in order', (count) => {
    expect(transcriptOf(count).map(({ text }) => text)).toEqual(
      Array.from({ length: count }, (_each, index) => `line ${index}`),
    );
  });

  test('holds the beginning and the end of a long one, and says how many lines are left out', () => {
    const lines = transcriptOf(10_000);
    expect(lines).toHaveLength(121);
    expect(lines[0]?.text).toBe('line 0');
    expect(lines[60]).toEqual({
      seconds: 9940,
      protocol: 'smtp',
      direction: 'note',
      text: '9880 lines are left out here',
    });
    expect(lines.at(-1)?.text).toBe('line 9999');
  });

  test('has no secret, not even half of one where a line is cut', () => {
    const transcript = new Transcript((text) => text.replaceAll('hunter2', '***'));
    transcript.add(line(`${'x'.repeat(296)}hunter2`));
    transcript.add(line(`${'hunter2'.repeat(585)}x`));
    for (const { text } of transcript.lines) expect(text).not.toContain('hun');
    expect(transcript.lines[0]?.text).toBe(`${'x'.repeat(296)}***`);
  });

  test('ATK-K6: has no secret that goes on in the next line of the same side', () => {
    const redact = createRedactor(['hunter2hunter2']);
    const transcript = new Transcript(redact);
    transcript.add({ ...line('* OK hunter2'), protocol: 'imap' });
    transcript.add(line('535-hunter2'));
    transcript.add({ ...line('NOOP'), direction: 'sent' });
    transcript.add(line('535 hunter2 is wrong'));
    expect(transcript.lines.map(({ text }) => text)).toEqual(['* OK hunter2', '535-***', 'NOOP', '535 *** is wrong']);
  });

  test('ATK-K6: has no piece of a secret at the end of what is read of a line', () => {
    const transcript = new Transcript(createRedactor(['hunter2']));
    for (let before = 0; before < 7; before += 1) transcript.add(line('x'.repeat(before) + 'hunter2'.repeat(1000)));
    expect(transcript.lines.map(({ text }) => text)).toEqual(
      Array.from({ length: 7 }, (_each, before) => `${'x'.repeat(before)}***…`),
    );
  });

  test('cuts a long line', () => {
    const transcript = new Transcript((text) => text.replaceAll('hunter2', '***'));
    transcript.add(line('x'.repeat(5000)));
    expect(transcript.lines[0]?.text).toBe(`${'x'.repeat(300)}…`);
  });
});
