import { describe, expect, it } from 'vitest';
import type { Concern, Severity } from '../../../../src/policy/concern.ts';
import { weighConcerns, worstOfEach } from '../../../../src/probes/mx/weigh-concerns.ts';

function concern(severity: Severity, subject = 'a', isOptional = false): Concern {
  return { code: 'E_MX_CNAME', severity, subject, message: `${severity} ${subject}`, hint: '', isOptional };
}

const told = (concerns: ReturnType<typeof weighConcerns>) =>
  concerns.map(({ severity, age, subject }) => [severity, age, subject]);

describe('the weight of concerns', () => {
  it.each([
    ['critical', 'warning'],
    ['warning', 'info'],
    ['info', 'info'],
    ['unknown', 'unknown'],
  ] as const)('is, of old trouble that is %s, %s', (severity, lower) => {
    const both = { published: [concern(severity)], planned: [concern(severity)] };
    expect(told(weighConcerns(both, false))).toEqual([[lower, 'old', 'a']]);
  });

  it('is full where the plan brings trouble', () => {
    expect(
      told(weighConcerns({ published: [concern('critical')], planned: [concern('critical', 'b')] }, false)),
    ).toEqual([
      ['critical', 'new', 'b'],
      ['info', 'mended', 'a'],
    ]);
  });

  it('is full without a plan', () => {
    expect(told(weighConcerns({ published: [concern('critical')] }, false))).toEqual([['critical', 'new', 'a']]);
  });

  it('stays unknown where the published zone could not be seen', () => {
    expect(told(weighConcerns({ published: [concern('unknown')], planned: [] }, false))).toEqual([
      ['unknown', 'mended', 'a'],
    ]);
  });

  it('is raised by strict where it is about optional protection, and nowhere else', () => {
    const published = [
      concern('info', 'a', true),
      concern('warning', 'b', true),
      concern('info', 'c'),
      concern('warning', 'd'),
    ];
    expect(told(weighConcerns({ published }, true)).map(([severity]) => severity)).toEqual([
      'warning',
      'critical',
      'info',
      'warning',
    ]);
  });

  it('tells nothing of a notice that the plan makes void', () => {
    expect(weighConcerns({ published: [concern('info')], planned: [] }, false)).toEqual([]);
  });

  it('tells the same only once', () => {
    expect(weighConcerns({ published: [concern('critical'), concern('critical')] }, false)).toHaveLength(1);
  });
});

describe('trouble that was found in more than one way', () => {
  it('counts once, as the worst; different messages of the same weight stay', () => {
    const found = [
      concern('warning'),
      concern('critical'),
      { ...concern('critical'), message: 'other' },
      concern('info', 'b'),
    ];
    expect(worstOfEach(found).map(({ message }) => message)).toEqual(['critical a', 'other', 'info b']);
  });
});
