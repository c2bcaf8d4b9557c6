/** The TTL of records that have none of their own. */
import type { RecordData } from '../records.ts';

/** What is in force in a file and its includes. */
export class Ttls {
  #default: number | undefined;
  #last: number | undefined;

  /** Takes what `$TTL` says (RFC 2308 section 4). */
  setDefault(seconds: number): void {
    this.#default = seconds;
  }

  /**
   * Returns the TTL of a record: its own, that of `$TTL`, the last one written (RFC 1035 section 5.1), or, as BIND has
   * it, the minimum of the SOA record, which then counts for all that follow. Undefined when there is none of them.
   */
  take(own: number | undefined, data: RecordData): number | undefined {
    if (own !== undefined) {
      this.#last = own;
      return own;
    }
    if (this.#default === undefined && this.#last === undefined && data.type === 'SOA') this.#default = data.minimum;
    return this.#default ?? this.#last;
  }
}
