/** Sets the clock of a process for a test: the moment that TEST_NOW names, going on from there. Loaded by `--import`. */
const RealDate = Date;
const offset = RealDate.parse(process.env.TEST_NOW ?? '') - RealDate.now();

class TestDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + offset;
  }
}

if (Number.isFinite(offset)) globalThis.Date = TestDate;
