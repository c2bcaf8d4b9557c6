/**
 * Counts connections to hosts. Names are compared, not addresses: before a check it is unknown whether two names are
 * one machine.
 */
export class HostSlots {
  readonly #perHost: number;
  readonly #taken = new Map<string, number>();

  /** @param perHost connections to one host at once, at least 1 */
  constructor(perHost: number) {
    this.#perHost = perHost;
  }

  /**
   * Takes a slot for each connection, or none at all. So no check holds one host while waiting for another, and no two
   * checks can wait for each other.
   */
  take(hosts: readonly string[]): boolean {
    const wanted = [...this.#slots(hosts)];
    if (wanted.some(([host, count]) => this.#used(host) + count > this.#perHost)) return false;
    for (const [host, count] of wanted) this.#taken.set(host, this.#used(host) + count);
    return true;
  }

  /** Releases the slots that were taken for these hosts. */
  release(hosts: readonly string[]): void {
    for (const [host, count] of this.#slots(hosts)) {
      const left = this.#used(host) - count;
      if (left > 0) this.#taken.set(host, left);
      else this.#taken.delete(host);
    }
  }

  #used(host: string): number {
    return this.#taken.get(host) ?? 0;
  }

  /** A check that needs more slots than exist gets all of them: it is alone with that host and never waits forever. */
  #slots(hosts: readonly string[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const host of hosts.map((name) => name.toLowerCase())) {
      counts.set(host, Math.min((counts.get(host) ?? 0) + 1, this.#perHost));
    }
    return counts;
  }
}
