/** The directives of a master file: `$ORIGIN`, `$TTL`, `$INCLUDE`, and `$GENERATE` of BIND. */
import { BadRecord } from '../bad-record.ts';
import { parseName } from '../name.ts';
import { MAX_INCLUDE_DEPTH, MAX_INCLUDES, MAX_RECORDS } from '../plan-file.ts';
import { tokensOf, type ZoneEntry, type ZoneToken } from '../rdata/entry-reader.ts';
import { at } from '../rdata/fields.ts';
import { parseTtl } from '../rdata/ttl.ts';
import { headOf } from './entry-fields.ts';
import { expand, parseGenerateRange, rangeCount } from './generate.ts';
import type { ReadingState, ZoneReading } from './reading.ts';

/** In characters: each is repeated for every record. */
const MAX_TEMPLATE = 500;

/** Runs directives for a reader. */
export class Directives {
  readonly #reader: ZoneReading;

  constructor(reader: ZoneReading) {
    this.#reader = reader;
  }

  /**
   * Runs one.
   *
   * @throws {BadRecord} when it is wrong
   */
  async run(entry: ZoneEntry, state: ReadingState): Promise<void> {
    const [directive, ...words] = entry.tokens;
    switch (directive?.raw.toUpperCase()) {
      case '$ORIGIN':
        return this.#origin(words, entry, state);
      case '$TTL':
        return this.#ttl(words, entry);
      case '$INCLUDE':
        return await this.#include(words, entry, state);
      case '$GENERATE':
        return this.#generate(words, entry, state);
      default:
        throw new BadRecord(
          'has a directive that is not known',
          'Use $ORIGIN, $TTL, $INCLUDE or $GENERATE.',
          directive?.raw,
          directive?.offset,
        );
    }
  }

  #origin(words: readonly ZoneToken[], entry: ZoneEntry, state: ReadingState): void {
    const [name] = wanted(words, 1, entry, '$ORIGIN and a name with a final dot');
    state.origin = at(name, () => parseName(name.raw, state.origin));
    this.#reader.takeOrigin(state.origin);
    if (name.raw.endsWith('.') || name.raw === '@') return;
    const problem = 'has an $ORIGIN without final dot, which is relative';
    const remedy = 'Write the whole name with a final dot: NSD refuses a relative one.';
    this.#reader.context.issues.note({ file: state.path, ...state.reader.placeOf(name.offset) }, problem, remedy);
  }

  #ttl(words: readonly ZoneToken[], entry: ZoneEntry): void {
    const [ttl] = wanted(words, 1, entry, '$TTL and seconds');
    const seconds = parseTtl(ttl.raw);
    if (seconds === undefined) {
      throw new BadRecord('has a $TTL that is no time', 'Write seconds, or a time such as 1h30m.', ttl.raw, ttl.offset);
    }
    this.#reader.ttls.setDefault(seconds);
  }

  async #include(words: readonly ZoneToken[], entry: ZoneEntry, state: ReadingState): Promise<void> {
    const [file, ...others] = words;
    const [name, further] = others;
    if (!file || further) throw wrong(entry, '$INCLUDE and a file, then perhaps an origin');
    const origin = name ? at(name, () => parseName(name.raw, state.origin)) : state.origin;
    const { include, budget } = this.#reader.context;
    const refuse = (why: string, remedy: string): never => {
      throw new BadRecord(`includes a file that ${why}`, remedy, file.raw, file.offset);
    };
    if (!include) return refuse('cannot be read here', 'Write its records into this file.');
    if (state.depth >= MAX_INCLUDE_DEPTH) {
      return refuse(`is more than ${MAX_INCLUDE_DEPTH} includes deep`, 'Look for files that include each other.');
    }
    budget.includes -= 1;
    if (budget.includes < 0) return refuse(`comes after ${MAX_INCLUDES} others`, 'Include fewer files.');
    const path = Buffer.from(file.raw.replaceAll('\\ ', ' '), 'latin1').toString('utf8');
    const found = await include(path, state.path);
    if (typeof found === 'string') return refuse(found, 'Name a file of the workspace.');
    const { owner, isOwnerBroken, depth } = state;
    await this.#reader.read(found, { origin, owner, isOwnerBroken, depth: depth + 1 });
  }

  #generate(words: readonly ZoneToken[], entry: ZoneEntry, state: ReadingState): void {
    const [rangeText, owner] = words;
    if (!rangeText || !owner) throw wrong(entry, '$GENERATE, a range, an owner, a type and data');
    const range = at(rangeText, () => parseGenerateRange(rangeText.raw));
    const { type, ttl, offset, data } = headOf(words, 2);
    const [template, further] = data;
    if (!template || further) {
      const remedy = 'Put the data into quotes, such as $GENERATE 1-2 @ MX "10 mx$".';
      throw new BadRecord('has a $GENERATE whose data is not one word', remedy, undefined, entry.offset);
    }
    if (owner.raw.length > MAX_TEMPLATE || template.raw.length > MAX_TEMPLATE) {
      const remedy = `Write at most ${MAX_TEMPLATE} characters, or write the records out.`;
      throw new BadRecord('has a $GENERATE that is too long', remedy, undefined, entry.offset);
    }
    if (rangeCount(range) > MAX_RECORDS) {
      const remedy = `Write a range of at most ${MAX_RECORDS} records.`;
      throw new BadRecord('has a $GENERATE with too many records', remedy, rangeText.raw, rangeText.offset);
    }
    for (let number = range.start; number <= range.stop; number += range.step) {
      const name = at(owner, () => parseName(expand(owner.raw, number), state.origin));
      const record = at(template, () => {
        // Offsets in the text that was made mean nothing in the file.
        const fields = tokensOf(expand(template.raw, number)).map((token) => ({ ...token, offset: template.offset }));
        return this.#reader.recordOf({ owner: name, type, ttl, offset, data: fields }, state, entry);
      });
      this.#reader.keep(record, entry);
    }
  }
}

function wanted(words: readonly ZoneToken[], count: 1, entry: ZoneEntry, form: string): readonly [ZoneToken] {
  const [first] = words;
  if (!first || words.length > count) throw wrong(entry, form);
  return [first];
}

function wrong({ offset }: ZoneEntry, form: string): BadRecord {
  return new BadRecord('has a directive that is not complete, or has too much', `Write ${form}.`, undefined, offset);
}
