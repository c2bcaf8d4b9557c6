/** What goes wrong, by rule: on which request, and how. */

/** How a request goes wrong. */
export type Fault =
  /** The connection is reset, before or after the request is carried out. */
  | { readonly reset: 'before' | 'after' }
  /** Headers never come; the request is carried out or not. */
  | { readonly hang: 'before' | 'after' }
  /** Carried out; a byte of the body comes from time to time, and there is no end. */
  | { readonly drip: true }
  /** This is answered; the request is carried out first only when `executes` is set. */
  | {
      readonly status: number;
      readonly body?: unknown;
      /** Sent as it is. */
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly executes?: true;
    }
  /** Carried out, and answered with broken JSON. */
  | { readonly invalidJson: true }
  /** The labels of a new issue are dropped without a word. */
  | { readonly dropsLabels: true }
  /** A list does not show the newest issues yet. */
  | { readonly hidesNewest: number }
  /** Nothing goes wrong, but something else happens right after it was carried out. */
  | { readonly after?: () => void | Promise<void> };

/** Something else happens first: another runner, a person, a kill. */
export interface Before {
  readonly before?: () => void | Promise<void>;
}

/** On which requests. */
export interface FaultRule {
  /** Route of the slice: `POST /repos/{owner}/{repo}/issues`; or the beginning of it, such as `POST`. */
  readonly on: string;
  /** The how manieth such request from now on, from 1; every one when absent. */
  readonly nth?: number;
  /** How many of them in a row, from the `nth` on; 1 unless said. */
  readonly times?: number;
  readonly fault: Fault & Before;
}

/** Rules that are in force. */
export class Faults {
  readonly #rules: { rule: FaultRule; seen: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0 });
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** Counts a request and returns what goes wrong with it. */
  next(route: string): (Fault & Before) | undefined {
    let found: (Fault & Before) | undefined;
    for (const each of this.#rules) {
      const { on, nth, times = 1, fault } = each.rule;
      // A route is meant as a whole: the list of issues is not one issue.
      if (on.includes('/') ? route !== on : !route.startsWith(on)) continue;
      each.seen += 1;
      const isHit = nth === undefined || (each.seen >= nth && each.seen < nth + times);
      if (isHit) found ??= fault;
    }
    return found;
  }
}
