/** What a gate knows of a mail domain: what is published, what is planned, and how to get from the one to the other. */
import type { Source } from './issue.ts';

/**
 * `planned`: nothing of the plan is published yet. `live`: what is published now is judged. `after`: what is published
 * must be the plan.
 */
export const GATE_STAGES = ['planned', 'live', 'after'] as const;

/** The moment at which a gate judges. */
export type GateStage = (typeof GATE_STAGES)[number];

/** The formats of planned zones. */
export const ZONE_FORMATS = ['zone', 'octodns', 'dnscontrol', 'terraform'] as const;

/** Whether a plan is the whole zone, or replaces RRsets of the published one; `auto` goes by the files. */
export const ZONE_MERGES = ['auto', 'zone', 'rrset'] as const;

/** Facts about a mail domain. Texts from DNS and from servers are untrusted. */
export interface GateFacts {
  readonly gate?: Gate;
}

/** A mail domain, seen before or after a change. */
export interface Gate {
  /** The domain in ASCII, in lower case, without the final dot. */
  readonly domain: string;
  readonly stage: GateStage;
  /** The record sets that matter to mail, those that change first. */
  readonly records: readonly RecordSetFacts[];
  /** The hosts of MX records, published and planned, most preferred first. */
  readonly hosts: readonly MxHostFacts[];
  readonly spf?: BothViews<SpfFacts> | undefined;
  readonly mtaSts?: BothViews<MtaStsFacts> | undefined;
  /** What has to be published, in order. Empty when nothing changes, or when all may be published at once. */
  readonly order: readonly PublicationStep[];
  /** What was not tested, a sentence each. */
  readonly untested: readonly string[];
}

/** Something as it is published, and as it is planned. Without a plan only the first. */
export interface BothViews<T> {
  readonly published?: T | undefined;
  readonly planned?: T | undefined;
}

/** A record set: the records of one name and one type. */
export interface RecordSetFacts {
  /** Absolute, in lower case, without the final dot. */
  readonly name: string;
  readonly type: string;
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  /** Data in presentation form (RFC 1035 section 5.1), sorted. Absent when nothing is published. */
  readonly published?: RecordSetView | undefined;
  /** Absent when there is no plan, or when the plan has no such record. */
  readonly planned?: RecordSetView | undefined;
}

/** A record set in one zone. */
export interface RecordSetView {
  readonly values: readonly string[];
  /** Seconds. */
  readonly ttl: number;
  /** The line of the plan that has it, or that removes it. */
  readonly source?: Source | undefined;
}

/** A host that MX records name. */
export interface MxHostFacts {
  readonly host: string;
  /** In the plan; published when the plan does not name it. 0 to 65535, the lowest first. */
  readonly preference: number;
  readonly isPublished: boolean;
  /** Absent without a plan. */
  readonly isPlanned?: boolean | undefined;
  readonly addresses: readonly MxAddressFacts[];
  /** Whether the policy of MTA-STS names it. Absent without a policy. */
  readonly isInPolicy?: boolean | undefined;
  /** TLSA records for port 25. Absent when they were not found out. */
  readonly tlsa?: readonly TlsaFacts[] | undefined;
}

/** A TLSA record (RFC 6698), and whether the certificate fits. */
export interface TlsaFacts {
  readonly usage: number;
  readonly selector: number;
  readonly matching: number;
  /** Hexadecimal in lower case. */
  readonly certificate: string;
  /** Absent when no certificate was seen. */
  readonly isMatch?: boolean | undefined;
}

/** An address of a host, and what its server said. */
export interface MxAddressFacts {
  readonly address: string;
  /** Who says the address: the published zone, the plan, or an input. */
  readonly origin: 'published' | 'planned' | 'input';
  /** Absent when the server was not talked to. */
  readonly smtp?: MxTalkFacts | undefined;
}

/** What a mail server said to a client that wants to deliver. */
export interface MxTalkFacts {
  readonly outcome: 'ok' | 'failed' | 'not tested';
  /** What happened where it is not ok, one sentence. */
  readonly message?: string | undefined;
  /** Seconds until the TCP connection was there. */
  readonly connectSeconds?: number | undefined;
  /** Size limit in bytes; 0 for none announced. Absent when the server does not offer SIZE (RFC 1870). */
  readonly sizeLimit?: number | undefined;
  /** Keywords of the answer to EHLO, in upper case. */
  readonly extensions?: readonly string[] | undefined;
  readonly tls?: MxTlsFacts | undefined;
  readonly recipients: readonly RecipientFacts[];
}

/** TLS of a mail server, judged for its MX name. */
export interface MxTlsFacts {
  /** As negotiated: `TLSv1.3`. */
  readonly version: string;
  /** Whether chain, name and time of the certificate are right. */
  readonly isVerified: boolean;
  /** Why it is not verified, a clause. */
  readonly trouble?: string | undefined;
  readonly daysLeft?: number | undefined;
}

/** The answer to a recipient. Nothing is sent to it. */
export interface RecipientFacts {
  readonly address: string;
  readonly outcome: 'accepted' | 'deferred' | 'refused';
  readonly reply: string;
}

/** An SPF record with all that it includes. */
export interface SpfFacts {
  readonly record: string;
  /** Terms that cost a question (RFC 7208 section 4.6.4). */
  readonly lookups: number;
  readonly voidLookups: number;
  readonly terms: readonly SpfTermFacts[];
}

/** A mechanism or modifier of an SPF record. */
export interface SpfTermFacts {
  /** As written: `include:_spf.example.org`. */
  readonly text: string;
  /** Questions that it costs, with all below it. */
  readonly lookups: number;
  /** What is wrong with it, a clause. */
  readonly trouble?: string | undefined;
  /** The terms of the record that it includes. */
  readonly terms?: readonly SpfTermFacts[] | undefined;
}

/** A policy of MTA-STS (RFC 8461). */
export interface MtaStsFacts {
  /** From the TXT record. */
  readonly id?: string | undefined;
  readonly mode?: 'enforce' | 'testing' | 'none' | undefined;
  readonly maxAgeSeconds?: number | undefined;
  /** Patterns. */
  readonly mx: readonly string[];
  readonly origin: 'fetched' | 'file';
}

/** One step of a publication. */
export interface PublicationStep {
  readonly kind: 'publish' | 'remove' | 'wait' | 'do';
  /** The whole step for people, without its number: `publish TXT _mta-sts.example.org …`. */
  readonly text: string;
  /** Why it stands here, one sentence. */
  readonly reason: string;
  /** Seconds of a wait. */
  readonly seconds?: number | undefined;
}
