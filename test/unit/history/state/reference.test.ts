/**
 * The table of transitions once more, written as plainly as it can be, against the state machine. Sequences are too short
 * to flap, which needs ten results.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE, RULES, simulate } from '../../../support/history/simulate.ts';

interface Rules {
  readonly failures: number;
  readonly goods: number;
  readonly most: number;
  readonly repeatMs: number;
  readonly toleranceMs: number;
}

/** States and alerts by the table, one word for each run; an alert is a `!`. */
function byTheTable(letters: string, every: number, rules: Rules): string {
  let state = 'new';
  let [bads, goods, alerts, firstBad, alertAt, before] = [0, 0, 0, 0, 0, 'down'];
  const bad = (at: number): string => {
    if (state === 'new' || state === 'up') {
      [state, bads, firstBad] = ['failing', 0, at];
    }
    if (state === 'failing') {
      bads += 1;
      if (bads < rules.failures || at - firstBad < rules.toleranceMs) return '';
      [state, alerts, alertAt] = ['down', 1, at];
      return '!';
    }
    if (state === 'recovering') state = before;
    if (state === 'lost' || at - alertAt < rules.repeatMs) return '';
    if (alerts >= rules.most) {
      state = 'lost';
      return '';
    }
    [alerts, alertAt] = [alerts + 1, at];
    return '!';
  };
  const good = (): string => {
    if (state === 'new' || state === 'failing') state = 'up';
    if (state === 'up') return '';
    if (state !== 'recovering') [state, before, goods] = ['recovering', state, 0];
    goods += 1;
    if (goods < rules.goods) return '';
    state = 'up';
    return '!';
  };
  return [...letters]
    .map((letter, run) => {
      const told = letter === 'b' ? bad(run * every) : letter === 'g' ? good() : '';
      return `${state}${told}`;
    })
    .join(' ');
}

test('the state machine does what the table says, for any short sequence and any rules', () => {
  const letters = fc.string({ unit: fc.constantFrom('b', 'b', 'g', 'u'), minLength: 1, maxLength: 9 });
  const rules = fc.record<Rules>({
    failures: fc.integer({ min: 1, max: 4 }),
    goods: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 1, max: 3 }),
    repeatMs: fc.constantFrom(MINUTE, 2 * HOUR, 4 * HOUR),
    toleranceMs: fc.constantFrom(0, 0, 90 * MINUTE, 3 * HOUR),
  });
  fc.assert(
    fc.property(letters, fc.constantFrom(MINUTE, HOUR), rules, (all, every, given) => {
      const runs = simulate(all, {
        every,
        rules: {
          ...RULES,
          failuresBeforeAlert: given.failures,
          recoveriesBeforeClose: given.goods,
          maxAlerts: given.most,
          alertRepeat: given.repeatMs,
          faultToleranceMs: given.toleranceMs,
        },
      });
      const found = runs.map(({ story }) => `${story.state}${story.alert ? '!' : ''}`).join(' ');
      expect(found).toBe(byTheTable(all, every, given));
    }),
    { numRuns: 1000 },
  );
});
