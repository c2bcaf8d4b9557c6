/** The facts that are compared: where each is read, and what it means when it differs. */

import type { CapabilityStage } from '../../model/facts.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { PhaseName, Protocol } from '../../model/phase.ts';
import type { ChangeKind } from '../../model/story.ts';
import { differenceOf, isLoss } from './capabilities.ts';
import { isWeakerKey, lostNames } from './certificate.ts';
import { isWeakerClass } from './cipher-class.ts';
import { isWeakerLogin } from './login.ts';

/** A fact of a server, as far as it does not depend on which server it is. */
export interface Facet {
  readonly kind: ChangeKind;
  /** Ends the subject of the fact: `smtp mail.example.org` and this. */
  readonly suffix: string;
  /** The code of what became worse, and of what only changed. */
  readonly codes: { readonly worse: FailureCode; readonly other: FailureCode };
  /** The step in which it is seen. */
  readonly step: 'connect' | 'tls' | 'greeting' | 'capability' | 'auth';
  /** What it is, in a sentence: `the cipher`. */
  readonly noun: string;
  readonly stage?: CapabilityStage;
  isWorse(before: readonly string[], after: string): boolean;
  readonly look: string;
}

const CAPABILITY_LOOK =
  'Look for an update of the server, for its settings, and for a filter on the way that strips answers.';
const TLS_LOOK = 'Look at the TLS settings of the server, and for a proxy or a scanner in front of it.';
const CERTIFICATE_LOOK = 'Look at who renews the certificate, and how; a certificate that is not yours is an attack.';
const never = (): boolean => false;

function capability(stage: CapabilityStage, suffix: string): Facet {
  return {
    kind: 'capability',
    suffix,
    codes: { worse: 'E_CAPABILITY_LOST', other: 'E_SERVER_CHANGED' },
    step: stage === 'after-login' ? 'auth' : 'capability',
    noun: 'what it offers',
    stage,
    isWorse: (before, after) => differenceOf(before, after).lost.some((name) => isLoss(name, stage === 'before-tls')),
    look: CAPABILITY_LOOK,
  };
}

function tls(suffix: string, noun: string, isWorse: (before: string, after: string) => boolean): Facet {
  const codes = { worse: 'E_TLS_WEAKER', other: 'E_SERVER_CHANGED' } as const;
  return { kind: 'tls', suffix, codes, step: 'tls', noun, isWorse: thanAll(isWorse), look: TLS_LOOK };
}

function certificate(suffix: string, noun: string, isWorse: Facet['isWorse']): Facet {
  const codes = { worse: 'E_CERT_CHANGED', other: 'E_CERT_CHANGED' } as const;
  return { kind: 'certificate', suffix, codes, step: 'tls', noun, isWorse, look: CERTIFICATE_LOOK };
}

/** Worse than all that were usual: of several servers one may always have been so. */
function thanAll(isWorse: (before: string, after: string) => boolean): Facet['isWorse'] {
  return (before, after) => before.every((each) => isWorse(each, after));
}

export const FACETS = {
  beforeTls: capability('before-tls', 'before STARTTLS'),
  beforeLogin: capability('before-login', 'before login'),
  afterLogin: capability('after-login', 'after login'),
  // Names of versions are in the order of their age: SSLv3, TLSv1, TLSv1.1.
  version: tls('TLS version', 'the version of TLS', (before, after) => after < before),
  cipher: tls('cipher', 'the class of the cipher', isWeakerClass),
  issuer: certificate('certificate issuer', 'the issuer of the certificate', () => true),
  key: certificate('certificate key', 'the key of the certificate', thanAll(isWeakerKey)),
  names: certificate(
    'certificate names',
    'the names of the certificate',
    (before, after) => lostNames(before, after).length > 0,
  ),
  fingerprint: certificate('certificate', 'the certificate', never),
  renewal: certificate('certificate renewal', 'the renewal of the certificate', () => true),
  address: {
    kind: 'address',
    suffix: 'address',
    codes: { worse: 'E_ADDRESS_CHANGED', other: 'E_ADDRESS_CHANGED' },
    step: 'connect',
    noun: 'the address',
    isWorse: never,
    look: 'Look at the address records of the host, when it was not moved.',
  },
  mx: {
    kind: 'mx',
    suffix: 'MX',
    codes: { worse: 'E_ADDRESS_CHANGED', other: 'E_ADDRESS_CHANGED' },
    step: 'connect',
    noun: 'the MX records',
    isWorse: never,
    look: 'Look at the MX records of the domain, when they were not meant to change.',
  },
  banner: {
    kind: 'banner',
    suffix: 'software',
    codes: { worse: 'E_SERVER_CHANGED', other: 'E_SERVER_CHANGED' },
    step: 'greeting',
    noun: 'the software',
    isWorse: never,
    look: 'Look for an update or a move of the server, and for something that answers in its place.',
  },
  login: {
    kind: 'login',
    suffix: 'login',
    codes: { worse: 'E_LOGIN_WEAKER', other: 'E_SERVER_CHANGED' },
    step: 'auth',
    noun: 'the login',
    isWorse: thanAll(isWeakerLogin),
    look: 'Look at the mechanisms that the server offers, at auth-method, and at tls-mode.',
  },
} as const satisfies Readonly<Record<string, Facet>>;

/** Finds the facet of a fact that is known from an earlier run. */
export function facetOf(kind: ChangeKind, subject: string): Facet | undefined {
  return Object.values<Facet>(FACETS).find((facet) => facet.kind === kind && subject.endsWith(` ${facet.suffix}`));
}

/** The phase in which a fact of a protocol is seen. */
export function phaseOf({ step }: Facet, protocol: Protocol): PhaseName {
  return `${protocol}_${step}`;
}
