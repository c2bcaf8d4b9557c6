import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexMeasurements } from '../../../src/verdict/index-measurements.ts';

test('gives what a look at each measurement gives, in the same order', () => {
  const word = fc.constantFrom('copies', 'attempts', '__proto__', 'constructor', '');
  const label = fc.option(word, { nil: undefined });
  const measurement = fc.record({ metric: word, label, value: fc.integer() });
  fc.assert(
    fc.property(fc.array(measurement), fc.array(fc.record({ metric: word, label })), (measurements, thresholds) => {
      const concerned = indexMeasurements(measurements);
      for (const { metric, label: wanted } of thresholds) {
        const each = measurements.filter(
          (one) => one.metric === metric && (wanted === undefined || one.label === wanted),
        );
        expect(concerned({ metric, label: wanted })).toEqual(each);
        expect(concerned({ metric, label: wanted })).toBe(concerned({ metric, label: wanted }));
      }
    }),
  );
});
