/**
 * A value that must not be shown. It prints as `***` wherever it is printed by accident; only `reveal` returns it, so a
 * search for that one word finds every place that uses a secret.
 */

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** Shown in place of a secret, as GitHub does. */
export const MASK = '***';

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: for the libraries that log in, and for finding what to mask. */
  reveal(): string {
    return this.#value;
  }

  /** True for the empty text, which is how an absent GitHub secret arrives. */
  get isEmpty(): boolean {
    return this.#value === '';
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect](): string {
    return MASK;
  }
}

export type Redactor = (text: string) => string;
