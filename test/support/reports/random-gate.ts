/** Facts of a gate with a given kind of text in every place that may be foreign. */

import fc from 'fast-check';
import {
  GATE_STAGES,
  type Gate,
  type MtaStsFacts,
  type MxAddressFacts,
  type MxHostFacts,
  type MxTalkFacts,
  type PublicationStep,
  type RecordSetFacts,
  type SpfFacts,
  type SpfTermFacts,
  type TlsaFacts,
} from '../../../src/model/gate-facts.ts';
import type { Source } from '../../../src/model/issue.ts';

type Text = fc.Arbitrary<string>;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const octet = fc.nat({ max: 255 });
const ttl = fc.nat({ max: 4_294_967_295 });
const count = fc.nat({ max: 20 });

/** A place in a file. */
export function randomSource(text: Text): fc.Arbitrary<Source> {
  return fc.record({ file: text, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) });
}

/** A gate. */
export function randomGate(text: Text): fc.Arbitrary<Gate> {
  return fc.record({
    domain: text,
    stage: fc.constantFrom(...GATE_STAGES),
    records: fc.array(recordSet(text), { maxLength: 3 }),
    hosts: fc.array(mxHost(text), { maxLength: 2 }),
    spf: maybe(fc.record({ published: maybe(spf(text)), planned: maybe(spf(text)) })),
    mtaSts: maybe(fc.record({ published: maybe(mtaSts(text)), planned: maybe(mtaSts(text)) })),
    order: fc.array(step(text), { maxLength: 3 }),
    untested: fc.array(text, { maxLength: 2 }),
  });
}

function recordSet(text: Text): fc.Arbitrary<RecordSetFacts> {
  const view = fc.record({ values: fc.array(text, { maxLength: 3 }), ttl, source: maybe(randomSource(text)) });
  return fc.record({
    name: text,
    type: fc.constantFrom('MX', 'TXT', 'TLSA', 'TYPE65280'),
    change: fc.constantFrom('same' as const, 'added' as const, 'removed' as const, 'changed' as const),
    published: maybe(view),
    planned: maybe(view),
  });
}

function mxHost(text: Text): fc.Arbitrary<MxHostFacts> {
  const tlsa: fc.Arbitrary<TlsaFacts> = fc.record({
    usage: octet,
    selector: octet,
    matching: octet,
    certificate: text,
    isMatch: maybe(fc.boolean()),
  });
  const address: fc.Arbitrary<MxAddressFacts> = fc.record({
    address: text,
    origin: fc.constantFrom('published' as const, 'planned' as const, 'input' as const),
    smtp: maybe(talk(text)),
  });
  return fc.record({
    host: text,
    preference: fc.nat({ max: 65_535 }),
    isPublished: fc.boolean(),
    isPlanned: maybe(fc.boolean()),
    addresses: fc.array(address, { maxLength: 2 }),
    isInPolicy: maybe(fc.boolean()),
    tlsa: maybe(fc.array(tlsa, { maxLength: 2 })),
  });
}

function talk(text: Text): fc.Arbitrary<MxTalkFacts> {
  return fc.record({
    outcome: fc.constantFrom('ok' as const, 'failed' as const, 'not tested' as const),
    message: maybe(text),
    connectSeconds: maybe(fc.double({ min: 0, max: 60, noNaN: true })),
    sizeLimit: maybe(fc.nat()),
    extensions: maybe(fc.array(text, { maxLength: 2 })),
    tls: maybe(
      fc.record({
        version: fc.constantFrom('TLSv1.2', 'TLSv1.3'),
        isVerified: fc.boolean(),
        trouble: maybe(text),
        daysLeft: maybe(fc.integer({ min: -400, max: 4000 })),
      }),
    ),
    recipients: fc.array(
      fc.record({
        address: text,
        outcome: fc.constantFrom('accepted' as const, 'deferred' as const, 'refused' as const),
        reply: text,
      }),
      { maxLength: 2 },
    ),
  });
}

function spf(text: Text): fc.Arbitrary<SpfFacts> {
  const leaf: fc.Arbitrary<SpfTermFacts> = fc.record({ text, lookups: count, trouble: maybe(text) });
  const term: fc.Arbitrary<SpfTermFacts> = fc.record({
    text,
    lookups: count,
    trouble: maybe(text),
    terms: maybe(fc.array(leaf, { maxLength: 2 })),
  });
  return fc.record({ record: text, lookups: count, voidLookups: count, terms: fc.array(term, { maxLength: 2 }) });
}

function mtaSts(text: Text): fc.Arbitrary<MtaStsFacts> {
  return fc.record({
    id: maybe(text),
    mode: maybe(fc.constantFrom('enforce' as const, 'testing' as const, 'none' as const)),
    maxAgeSeconds: maybe(ttl),
    mx: fc.array(text, { maxLength: 2 }),
    origin: fc.constantFrom('fetched' as const, 'file' as const),
  });
}

function step(text: Text): fc.Arbitrary<PublicationStep> {
  return fc.record({
    kind: fc.constantFrom('publish' as const, 'remove' as const, 'wait' as const, 'do' as const),
    text: fc.oneof(
      text,
      text.map((why) => `wait 3600 s (${why})`),
    ),
    reason: text,
    seconds: maybe(ttl),
  });
}
