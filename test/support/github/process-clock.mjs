/**
 * Sets the clock of a process: `node --import ./process-clock.mjs`, with the time in TEST_NOW (ISO 8601). Time goes on
 * from there. What is measured is not touched: durations come from other clocks.
 */
const start = Date.parse(process.env.TEST_NOW ?? '');
if (Number.isFinite(start)) {
  const Real = Date;
  const offset = start - Real.now();
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length === 0 ? [Real.now() + offset] : parts));
    }

    static now() {
      return Real.now() + offset;
    }
  };
}
