/**
 * A certificate authority created on the spot: roots, intermediates, and leaves with any defect that a test asks for.
 * Keys are generated each time, so nothing secret is in the repository.
 */
import { KeyObject, X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import './reflect-metadata.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const DAY_MS = 24 * 60 * 60 * 1000;
const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength,
});
const KEY_TYPES = { ec: SIGNING, rsa2048: rsa(2048), rsa1024: rsa(1024) };

/** The validity of a certificate. The default begins an hour ago. */
export interface Validity {
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** The name of an authority and its validity: by default 10 years for a root, 5 for an intermediate. */
export interface AuthorityOptions extends Validity {
  readonly name?: string;
}

/** The contents of a leaf. It is valid for 90 days by default. */
export interface IssueOptions extends Validity {
  readonly commonName: string;
  /** Alternative names. Without them and without addresses it is the common name; with `[]` there are none at all. */
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** A server offers an `rsa1024` key only with the ciphers `DEFAULT@SECLEVEL=0`. */
  readonly keyType?: keyof typeof KEY_TYPES;
  /** The digest with which the issuer signs it. */
  readonly digest?: 'SHA-256' | 'SHA-1';
  /** Whether it is for clients to log in with, and not valid for a server. */
  readonly isClient?: boolean;
}

/** A leaf with its private key. */
export interface IssuedCertificate {
  readonly certificatePem: string;
  /** The leaf and the intermediates, without the root, as a server has to send them. */
  readonly chainPem: string;
  readonly privateKeyPem: string;
  /** SHA-256 of the leaf as Node writes it: upper-case hex with colons. */
  readonly fingerprint256: string;
}

/** A certificate that signs others. */
export interface Authority {
  readonly name: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  issue(options: IssueOptions): Promise<IssuedCertificate>;
  issueIntermediate(options?: AuthorityOptions): Promise<Authority>;
}

/** Creates a root. */
export function createAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  return authority({ name: 'Test Root CA', ...options }, 3650);
}

/** Creates a self-signed server certificate, which no authority knows. */
export async function selfSigned(options: IssueOptions): Promise<IssuedCertificate> {
  const keys = await newKeys(options.keyType);
  return issued(await certify(leaf(options), keys, undefined), keys, '');
}

/** A certificate with the keys that sign with it. */
interface Issuer {
  readonly certificate: X509Certificate;
  readonly keys: CryptoKeyPair;
  /** The certificate and those between it and its root, as a server sends them. Empty for a root. */
  readonly chainPem: string;
}

/** The data to certify. */
interface Subject extends Validity {
  readonly name: string;
  readonly days: number;
  readonly digest?: 'SHA-256' | 'SHA-1';
  readonly extensions: readonly Extension[];
}

async function authority(
  options: AuthorityOptions & { name: string },
  days: number,
  parent?: Issuer,
): Promise<Authority> {
  const keys = await newKeys('ec');
  const extensions = [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
  const certificate = await certify({ ...options, days, extensions }, keys, parent);
  const certificatePem = pem(certificate);
  const self: Issuer = { certificate, keys, chainPem: parent ? certificatePem + parent.chainPem : '' };
  return {
    name: options.name,
    certificatePem,
    privateKeyPem: privateKeyPem(keys),
    async issue(leafOptions) {
      const leafKeys = await newKeys(leafOptions.keyType);
      return issued(await certify(leaf(leafOptions), leafKeys, self), leafKeys, self.chainPem);
    },
    issueIntermediate: (child = {}) => authority({ name: 'Test Intermediate CA', ...child }, 1825, self),
  };
}

function leaf(options: IssueOptions): Subject {
  const { commonName, dnsNames, ipAddresses, keyType = 'ec', isClient = false } = options;
  const ownName = !dnsNames && !ipAddresses ? [commonName] : [];
  const names = [...(dnsNames ?? []), ...(ipAddresses ?? []), ...ownName].map((value) => ({
    type: isIP(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  const encipherment = keyType === 'ec' ? 0 : KeyUsageFlags.keyEncipherment;
  const extensions = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | encipherment, true),
    new ExtendedKeyUsageExtension([isClient ? ExtendedKeyUsage.clientAuth : ExtendedKeyUsage.serverAuth]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
  ];
  return { ...options, name: commonName, days: 90, extensions };
}

/** Creates a certificate, signed with the issuer's key, or with its own when there is no issuer. */
async function certify(subject: Subject, keys: CryptoKeyPair, issuer: Issuer | undefined): Promise<X509Certificate> {
  const name = new Name([{ CN: [{ utf8String: subject.name }] }]);
  const signer = issuer?.keys ?? keys;
  return X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.certificate.subjectName ?? name,
    notBefore: subject.notBefore ?? new Date(Date.now() - 60 * 60 * 1000),
    notAfter: subject.notAfter ?? new Date(Date.now() + subject.days * DAY_MS),
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: { ...signer.privateKey.algorithm, hash: subject.digest ?? 'SHA-256' },
    extensions: [
      ...subject.extensions,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
    ],
  });
}

function issued(certificate: X509Certificate, keys: CryptoKeyPair, intermediatesPem: string): IssuedCertificate {
  const certificatePem = pem(certificate);
  return {
    certificatePem,
    chainPem: certificatePem + intermediatesPem,
    privateKeyPem: privateKeyPem(keys),
    fingerprint256: new NodeCertificate(certificatePem).fingerprint256,
  };
}

function newKeys(type: keyof typeof KEY_TYPES = 'ec'): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY_TYPES[type], true, ['sign', 'verify']);
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

function privateKeyPem(keys: CryptoKeyPair): string {
  return KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
}
