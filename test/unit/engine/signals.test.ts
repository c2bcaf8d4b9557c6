import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchSignals } from '../../../src/engine/signals.ts';

/** The parts of a process that are listened to. */
function fakeHost() {
  const warnings: string[] = [];
  const events = new EventEmitter();
  const host = Object.assign(events, { emitWarning: (text: string) => void warnings.push(text) });
  return { host: host as unknown as NodeJS.Process, events, warnings };
}

const FAULT = Object.assign(new TypeError('secret words'), { code: 'ERR_ODD' });

describe('an uncaught error', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('ends the run before there is a report: %s', async (event) => {
    const { host, events, warnings } = fakeHost();
    const signals = watchSignals(host, 3);
    events.emit(event, FAULT);
    await expect(signals.crashed).rejects.toBe(FAULT);
    expect(warnings).toEqual([]);
  });

  it.each(['reported', 'stop'] as const)('is told afterwards, without its words: %s', (end) => {
    const { host, events, warnings } = fakeHost();
    const signals = watchSignals(host, 3);
    signals[end]();
    events.emit('uncaughtException', FAULT);
    events.emit('unhandledRejection', 'secret words');
    expect(warnings).toEqual([
      expect.stringContaining('did not change its result (TypeError ERR_ODD)'),
      expect.stringContaining('did not change its result (string)'),
    ]);
    expect(warnings.join()).not.toContain('secret');
  });
});
