/** Something that several users have in common: made by the first who takes it, ended when the last gives it back. */
export class Shared<T extends AsyncDisposable> {
  readonly #users: number;
  readonly #make: () => Promise<T>;
  #current: Promise<T> | undefined;
  #taken = 0;
  #given = 0;

  constructor(users: number, make: () => Promise<T>) {
    this.#users = users;
    this.#make = make;
  }

  take(): Promise<T> {
    this.#current ??= this.#make();
    this.#taken += 1;
    return this.#current;
  }

  async release(): Promise<void> {
    this.#given += 1;
    if (this.#given < this.#users) return;
    const last = this.#current;
    this.#current = undefined;
    this.#taken = 0;
    this.#given = 0;
    await (await last)?.[Symbol.asyncDispose]();
  }
}
