import { describe, expect, test } from 'vitest';
import { Recorder } from '../../../src/engine/recorder.ts';
import type { Notice } from '../../../src/model/finding.ts';
import { createWorld } from '../../../src/system/real-world.ts';

function noticesOf(...notices: readonly Notice[]): readonly Notice[] {
  const world = createWorld({ env: {}, stdout: () => {} });
  const quiet = { redact: (text: string) => text, onProgress: () => {}, onTrace: () => {}, onCleanup: async () => {} };
  const recorder = new Recorder(world, new AbortController().signal, quiet);
  for (const notice of notices) recorder.notice(notice);
  return recorder.finish(undefined, new Set()).notices;
}

const many = (count: number, of: (index: number) => Notice): Notice[] => Array.from({ length: count }, (_, i) => of(i));
const alert = (index: number): Notice => ({ message: 'The server sent an alert.', reply: `alert ${index}` });
const own = (index: number): Notice => ({ code: 'E_MX_SINGLE', message: `Domain ${index} has one server.` });

describe('Recorder: notices', () => {
  test('of servers are limited to 10', () => {
    expect(noticesOf(...many(30, alert))).toHaveLength(10);
  });

  test('of our own, with a code, are limited to 100, and those of servers take no room from them', () => {
    const kept = noticesOf(...many(30, alert), ...many(130, own));
    expect(kept.filter(({ code }) => code === undefined)).toHaveLength(10);
    expect(kept.filter(({ code }) => code === 'E_MX_SINGLE')).toHaveLength(100);
  });

  test('are told once, unless they are about something else', () => {
    const notice = own(1);
    const other: Notice = { ...notice, code: 'E_STS_MISSING' };
    expect(noticesOf(notice, notice, other)).toEqual([notice, other]);
  });
});
