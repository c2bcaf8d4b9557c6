/** Thrown when a record cannot be understood. It is reported at its line, and never dropped. */
export class BadRecord extends Error {
  override readonly name = 'BadRecord';
  /** What is wrong, a sentence that continues after the name of the input. */
  readonly problem: string;
  readonly remedy: string;
  /** The wrong part, as it is written. Untrusted. */
  readonly value: string | undefined;
  /** Where it is: an offset into the text that was read. */
  readonly offset: number | undefined;

  constructor(problem: string, remedy: string, value?: string, offset?: number) {
    super(problem);
    this.problem = problem;
    this.remedy = remedy;
    this.value = value;
    this.offset = offset;
  }
}
