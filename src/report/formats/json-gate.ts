/** The JSON form of what a gate knows of a mail domain. */
import type {
  BothViews,
  Gate,
  MtaStsFacts,
  MxAddressFacts,
  MxHostFacts,
  MxTalkFacts,
  MxTlsFacts,
  PublicationStep,
  RecipientFacts,
  RecordSetFacts,
  RecordSetView,
  SpfFacts,
  SpfTermFacts,
  TlsaFacts,
} from '../../model/gate-facts.ts';
import type { Source } from '../../model/issue.ts';
import { list, type Shape, same, shaped } from './json-shape.ts';

/** A place in a file. */
export const SOURCE: Shape<Source> = { file: same, line: same, column: same };

const VIEW: Shape<RecordSetView> = { values: same, ttl: same, source: shaped(SOURCE) };

const RECORD_SET: Shape<RecordSetFacts> = {
  name: same,
  type: same,
  change: same,
  published: shaped(VIEW),
  planned: shaped(VIEW),
};

const MX_TLS: Shape<MxTlsFacts> = { version: same, isVerified: same, trouble: same, daysLeft: same };

const RECIPIENT: Shape<RecipientFacts> = { address: same, outcome: same, reply: same };

const TALK: Shape<MxTalkFacts> = {
  outcome: same,
  message: same,
  connectSeconds: same,
  sizeLimit: same,
  extensions: same,
  tls: shaped(MX_TLS),
  recipients: list(RECIPIENT),
};

const ADDRESS: Shape<MxAddressFacts> = { address: same, origin: same, smtp: shaped(TALK) };

const TLSA: Shape<TlsaFacts> = { usage: same, selector: same, matching: same, certificate: same, isMatch: same };

const HOST: Shape<MxHostFacts> = {
  host: same,
  preference: same,
  isPublished: same,
  isPlanned: same,
  addresses: list(ADDRESS),
  isInPolicy: same,
  tlsa: list(TLSA),
};

const TERM: Shape<SpfTermFacts> = {
  text: same,
  lookups: same,
  trouble: same,
  // Not `list(TERM)`, which would read the shape before it is there.
  terms: (terms: readonly SpfTermFacts[]) => terms.map((term) => shaped(TERM)(term)),
};

const SPF: Shape<SpfFacts> = { record: same, lookups: same, voidLookups: same, terms: list(TERM) };

const MTA_STS: Shape<MtaStsFacts> = { id: same, mode: same, maxAgeSeconds: same, mx: same, origin: same };

const STEP: Shape<PublicationStep> = { kind: same, text: same, reason: same, seconds: same };

/** A mail domain, seen before or after a change. */
export const GATE: Shape<Gate> = {
  domain: same,
  stage: same,
  records: list(RECORD_SET),
  hosts: list(HOST),
  spf: views(SPF),
  mtaSts: views(MTA_STS),
  order: list(STEP),
  untested: same,
};

function views<T extends object>(shape: Shape<T>): (value: BothViews<T>) => unknown {
  const both: Shape<BothViews<T>> = { published: shaped(shape), planned: shaped(shape) };
  return shaped(both);
}
