import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicationStep } from '../../../../src/model/gate-facts.ts';
import { PublicationDraft, type Wait } from '../../../../src/policy/order/draft.ts';
import { scheduleSteps } from '../../../../src/policy/order/schedule.ts';

type Given = readonly [from: string, to: string, seconds: number];

interface Acts {
  readonly planned?: readonly string[];
  readonly extra?: readonly string[];
  readonly advice?: readonly string[];
  readonly milestones?: readonly string[];
}

function draftOf(
  { planned = [], extra = [], advice = [], milestones = [] }: Acts,
  waits: readonly Given[],
): PublicationDraft {
  const draft = new PublicationDraft();
  for (const id of planned) draft.add({ id, kind: 'publish', text: id, reason: 'R.', isPlanned: true });
  for (const id of extra) draft.add({ id, kind: 'do', text: id, reason: 'R.' });
  for (const id of advice) draft.add({ id, kind: 'do', text: id, reason: 'R.', isSoft: true });
  for (const id of milestones) draft.milestone(id);
  for (const [from, to, seconds] of waits) draft.wait(from, to, seconds, `${from} to ${to}`, 'W.');
  return draft;
}

const texts = (draft: PublicationDraft): readonly string[] => scheduleSteps(draft).map(({ text }) => text);

describe('the schedule', () => {
  it('has no steps where all may be done at once', () => {
    expect(
      texts(
        draftOf({ planned: ['a', 'b'], advice: ['see'] }, [
          ['a', 'b', 0],
          ['see', 'b', 0],
        ]),
      ),
    ).toEqual([]);
  });

  it('joins waits that run at the same time', () => {
    const waits: Given[] = [
      ['a', 'c', 600],
      ['b', 'c', 900],
      ['a', 'd', 300],
    ];
    expect(texts(draftOf({ planned: ['a', 'b', 'c', 'd'] }, waits))).toEqual([
      'a',
      'b',
      'wait 900 s (b to c)',
      'c',
      'd',
    ]);
  });

  it('keeps a long wait apart from a short one', () => {
    const waits: Given[] = [
      ['a', 'c', 86_400],
      ['a', 'b', 60],
    ];
    expect(texts(draftOf({ planned: ['a', 'b', 'c'] }, waits))).toEqual([
      'a',
      'wait 60 s (a to b)',
      'b',
      'wait 86340 s (rest of the a to c)',
      'c',
    ]);
  });

  it('cuts a wait at a milestone that an act waits for, and at no other', () => {
    const waits: Given[] = [
      ['a', 'm', 60],
      ['m', 'b', 600],
      ['a', 'idle', 30],
    ];
    expect(texts(draftOf({ planned: ['a', 'b'], milestones: ['m', 'idle'] }, waits))).toEqual([
      'a',
      'wait 60 s (a to m)',
      'wait 600 s (m to b)',
      'b',
    ]);
  });

  it('gives advice when it is needed', () => {
    const waits: Given[] = [
      ['a', 'b', 60],
      ['see', 'b', 0],
    ];
    expect(texts(draftOf({ advice: ['see'], planned: ['a', 'b'] }, waits))).toEqual([
      'a',
      'wait 60 s (a to b)',
      'see',
      'b',
    ]);
  });

  it('leaves out waits for what is not there', () => {
    expect(texts(draftOf({ extra: ['a'] }, [['nothing', 'a', 60]]))).toEqual(['a']);
  });

  it('says so when acts wait for each other', () => {
    expect(() =>
      texts(
        draftOf({ planned: ['a', 'b'] }, [
          ['a', 'b', 0],
          ['b', 'a', 0],
        ]),
      ),
    ).toThrow('acts wait for each other: a, b');
  });

  it('holds every wait, for a person who takes the steps one after the other', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const wait = fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(0, 60, 3600, 5000, 86_400));
    const split = fc.array(fc.constantFrom('planned', 'extra', 'advice', 'milestones'), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 12 }), split, (pairs, kinds) => {
        const waits = pairs.flatMap(([one, other, seconds]): Given[] =>
          one < other ? [[names[one] ?? '', names[other] ?? '', seconds]] : [],
        );
        const of = (kind: string): readonly string[] => names.filter((_name, index) => kinds[index] === kind);
        const acts = { planned: of('planned'), extra: of('extra'), advice: of('advice'), milestones: of('milestones') };
        const draft = draftOf(acts, waits);
        const at = momentsOf(scheduleSteps(draft));
        const isHeld = ({ from, to, seconds }: Wait): boolean => {
          const [start, end] = [at.get(from), at.get(to)];
          if (!start || !end) return true;
          return end.at >= start.at + seconds && end.index > start.index;
        };
        // What others wait for is not advice; the order of publication has no such advice.
        const strict = draft.waits.filter(({ from, to }) => ![from, to].some((id) => acts.advice.includes(id)));
        expect(strict.filter((each) => !isHeld(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function momentsOf(
  steps: readonly PublicationStep[],
): ReadonlyMap<string, { readonly at: number; readonly index: number }> {
  let at = 0;
  return new Map(
    steps.map(({ text, seconds = 0 }, index) => {
      at += seconds;
      return [text, { at, index }];
    }),
  );
}
