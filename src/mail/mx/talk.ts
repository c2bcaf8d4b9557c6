/** What is asked of a mail server that takes mail for a domain, and what it said. Plain data. */
import type { Endpoint } from '../../model/endpoint.ts';
import type { TlsFacts } from '../../model/facts.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { MxAddressFacts, MxTalkFacts, RecipientFacts } from '../../model/gate-facts.ts';
import { errorCode } from '../../system/error-code.ts';

/** An address to dial, and the host whose name its server must prove. */
export interface MxTarget {
  /** The name in the MX record, in ASCII and lower case: for SNI and for the certificate. */
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly origin: MxAddressFacts['origin'];
}

/** The settings of a talk. */
export interface MxTalkOptions extends Pick<Endpoint, 'connectTimeoutMs' | 'commandTimeoutMs' | 'ehloName'> {
  /** The mail domain in ASCII, in lower case. */
  readonly domain: string;
  /** Addresses that the server has to accept. */
  readonly recipients: readonly string[];
  /** Whether to ask for a recipient of a foreign domain, too. */
  readonly probesRelay: boolean;
  /** Whether to ask for a mailbox of the domain that cannot exist, too. */
  readonly probesUnknown: boolean;
  readonly tls: Omit<Endpoint['tls'], 'servername'>;
  /** Milliseconds before the one further connection after a refusal that may pass. */
  readonly retryDelayMs: number;
}

/** What went wrong, as data. */
export interface MxTrouble {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
  /** The server's own words. Untrusted. */
  readonly reply?: string | undefined;
  /** The code of the system's error, such as `ENETUNREACH`. */
  readonly systemCode?: string | undefined;
}

/** The answer to a recipient, and to which command it was given: a server may refuse the sender already. */
export interface RecipientAnswer extends RecipientFacts {
  readonly step: 'mail' | 'rcpt';
  /** The extension that the address needs and the server does not offer: then it was not asked for. */
  readonly lacks?: 'SMTPUTF8' | undefined;
}

/** A talk with the server at one address. */
export interface MxTalk extends MxTalkFacts {
  readonly target: MxTarget;
  readonly recipients: readonly RecipientAnswer[];
  /** What ended the talk before its end. */
  readonly failure?: MxTrouble | undefined;
  /** Why there is no TLS although it was tried, or although every server should offer it. */
  readonly tlsTrouble?: MxTrouble | undefined;
  /** Why the certificate is not accepted for the name of the host. */
  readonly certificateTrouble?: MxTrouble | undefined;
  /** Why other clients may not accept the certificate. */
  readonly certificateWarning?: Finding | undefined;
  readonly tlsFacts?: TlsFacts | undefined;
  /** The certificates that the server sent, in DER form and in its order: the leaf is first. */
  readonly chain?: readonly Buffer[] | undefined;
  /** The refusal of the null sender `<>`, where the server took `postmaster@` the domain instead. Untrusted. */
  readonly nullSenderRefusal?: string | undefined;
  /** The answer to a recipient of a foreign domain. */
  readonly relay?: RecipientAnswer | undefined;
  /** The answer to a mailbox of the domain that does not exist. */
  readonly unknownRecipient?: RecipientAnswer | undefined;
}

/** Returns a failure as data. */
export function mxTroubleOf(failure: ProbeFailure): MxTrouble {
  const { code, message, hint, reply, cause } = failure;
  return { code, message, hint, reply, systemCode: errorCode(cause) };
}

/** Returns the part of a talk that a report shows. */
export function talkFacts(talk: MxTalk): MxTalkFacts {
  const { outcome, message, connectSeconds, sizeLimit, extensions, tls } = talk;
  const recipients = talk.recipients.map(({ address, outcome: answer, reply }) => ({
    address,
    outcome: answer,
    reply,
  }));
  return { outcome, message, connectSeconds, sizeLimit, extensions, tls, recipients };
}
