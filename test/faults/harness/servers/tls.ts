/** `tls`: certificates, versions and handshakes, each in both protocols with TLS from the first byte. */
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureVersion, type TlsOptions } from 'node:tls';
import {
  createAuthority,
  type IssuedCertificate,
  type IssueOptions,
  selfSigned,
} from '../../../../src/sandbox/common/certificates.ts';
import type { Script } from '../../../support/scripted/script.ts';
import { testAuthority, usualCertificate } from '../../../support/scripted/test-authority.ts';
import { type Inputs, modeInputs, sides } from '../catalogue/base-inputs.ts';
import { type CasePlan, Gap } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { openLink } from '../network/faulty-line.ts';
import { type ScriptedCase, scripted } from './scripted-server.ts';

const DAY_MS = 86_400_000;
/** A little more than whole days, so that they are still left when the test looks. */
const NOON_MS = DAY_MS / 2;
/** OpenSSL takes old versions and small keys only at the lowest level. */
const WEAK = 'DEFAULT@SECLEVEL=0';

/** @throws Gap */
export function tls(fault: Fault): readonly CasePlan[] {
  return sides(fault).map(({ protocol, op }) => {
    const reader = new ScriptReader(fault);
    const given = translateInputs({ ...reader.object('input'), ...targetOf(reader) });
    const clientTls = reader.text('client_tls');
    const certificate = certificateOf(reader);
    const tlsOptions = optionsOf(reader);
    const handshake = reader.text('handshake');
    reader.end();
    const inputs: Inputs = {
      ...modeInputs(op),
      ...(clientTls === undefined ? {} : { 'tls-mode': clientTls }),
      ...given,
      ...(given['tls-verify'] === 'false' ? { 'allow-insecure-auth': 'true' } : {}),
    };
    const script: Script = { protocol, ...(handshake === 'hang' ? { hangsInHandshake: true } : {}) };
    const plan = { label: protocol, script, inputs };
    return certified(fault, plan, certificate, tlsOptions, handshake);
  });
}

/** Keys are made when the run begins. */
function certified(
  fault: Fault,
  plan: ScriptedCase,
  certificate: () => Promise<Issued>,
  tlsOptions: () => Promise<TlsOptions>,
  handshake: string | undefined,
): CasePlan {
  const dripMs = /^drip:(\d+)$/.exec(handshake ?? '')?.[1];
  if (handshake !== undefined && handshake !== 'hang' && dripMs === undefined) throw new Gap(`handshake ${handshake}`);
  return {
    label: plan.label,
    async open() {
      const { shown, ca } = await certificate();
      const script = { ...plan.script, certificate: shown, tls: await tlsOptions() };
      const { fingerprint256 } = new X509Certificate(shown.chainPem);
      const inputs = {
        ...mapValues(plan.inputs, (text) => text.replaceAll('{fingerprint}', fingerprint256)),
        ...(ca === undefined ? {} : { 'tls-ca': ca }),
      };
      const open = await scripted(fault, { ...plan, script, inputs }).open();
      if (dripMs === undefined) return open;
      const link = await openLink(Number(open.inputs['port']), { bytesPerSecond: 1000 / Number(dripMs) });
      return {
        ...open,
        inputs: { ...open.inputs, port: String(link.port) },
        [Symbol.asyncDispose]: async () => {
          await link[Symbol.asyncDispose]();
          await open[Symbol.asyncDispose]();
        },
      };
    },
  };
}

function mapValues(inputs: Inputs, change: (text: string) => string): Inputs {
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, change(text)]));
}

interface Issued {
  readonly shown: Pick<IssuedCertificate, 'chainPem' | 'privateKeyPem'>;
  /** Trusted in place of the usual authority; empty for none. */
  readonly ca?: string;
}

function targetOf(reader: ScriptReader): Record<string, string> {
  const host = reader.text('host');
  const servername = reader.text('servername');
  return { ...(host === undefined ? {} : { host }), ...(servername === undefined ? {} : { servername }) };
}

/** The certificate that the server shows. @throws Gap */
function certificateOf(reader: ScriptReader): () => Promise<Issued> {
  const kind = reader.text('cert') ?? '';
  const key = reader.text('key');
  const [name = '', value = ''] = kind.split(/:(.*)/s);
  const keyType = key === undefined ? undefined : KEYS[key];
  if (key !== undefined && keyType === undefined) throw new Gap(`nobody knows key ${key}`);
  if (keyType !== undefined) return leaf({ keyType });
  const make = kind === '' ? () => usual : CERTIFICATES[name];
  if (!make) throw new Gap(`nobody knows cert ${kind}`);
  return make(value);
}

const KEYS: Readonly<Record<string, NonNullable<IssueOptions['keyType']>>> = {
  ec: 'ec',
  rsa2048: 'rsa2048',
  rsa1024: 'rsa1024',
};

const usual = async (): Promise<Issued> => ({ shown: await usualCertificate() });

const CERTIFICATES: Readonly<Record<string, (value: string) => () => Promise<Issued>>> = {
  'self-signed': (value) => async () => ({ shown: await selfSigned({ commonName: value || 'mail.test' }) }),
  'unknown-ca': () => async () => ({
    shown: await (await createAuthority({ name: 'Somebody' })).issue({ commonName: 'mail.test' }),
    ca: '',
  }),
  'leaf-only': () => async () => {
    const intermediate = await (await testAuthority()).issueIntermediate();
    const { certificatePem, privateKeyPem } = await intermediate.issue({ commonName: 'mail.test' });
    return { shown: { chainPem: certificatePem, privateKeyPem } };
  },
  future: () => leaf({ notBefore: inDays(2), notAfter: inDays(90) }),
  expired: () => leaf({ notBefore: inDays(-90), notAfter: inDays(-3) }),
  days: (value) => leaf({ notBefore: inDays(-90), notAfter: inDays(Number(value)) }),
  'intermediate-days': (value) => async () => {
    const intermediate = await (await testAuthority()).issueIntermediate({ notAfter: inDays(Number(value)) });
    return { shown: await intermediate.issue({ commonName: 'mail.test' }) };
  },
  'cn-only': (value) => leaf({ commonName: value || 'mail.test', dnsNames: [] }),
  san: (value) => leaf({ commonName: value, dnsNames: value.split(',') }),
  wildcard: () => leaf({ commonName: '*.test', dnsNames: ['*.test'] }),
};

function leaf(options: Partial<IssueOptions>): () => Promise<Issued> {
  return async () => ({ shown: await (await testAuthority()).issue({ commonName: 'mail.test', ...options }) });
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY_MS + (days > 0 ? NOON_MS : 0));
}

/** What the server is told beside its certificate. @throws Gap */
function optionsOf(reader: ScriptReader): () => Promise<TlsOptions> {
  const maxVersion = reader.text('max') as SecureVersion | undefined;
  const minVersion = reader.text('min') as SecureVersion | undefined;
  const isOld = maxVersion !== undefined || minVersion !== undefined;
  const isWeak = isOld || reader.has('key');
  const wantsName = reader.flag('sni_required') === true;
  const wantsClient = reader.value('client_cert');
  // A server that asks for a certificate and goes on without one, unless it is `required`.
  const asksClient = reader.value('request_client_cert');
  return async () => ({
    ...(maxVersion === undefined ? {} : { maxVersion, minVersion: 'TLSv1' }),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(isWeak ? { ciphers: WEAK } : {}),
    ...(wantsName ? await byNameOnly() : {}),
    ...(asksClient === undefined || asksClient === false
      ? {}
      : {
          requestCert: true,
          rejectUnauthorized: asksClient === 'required',
          ca: (await testAuthority()).certificatePem,
        }),
    ...(wantsClient === undefined
      ? {}
      : { requestCert: true, rejectUnauthorized: true, ca: (await testAuthority()).certificatePem }),
  });
}

/** Without a name the server shows the certificate of another host. */
async function byNameOnly(): Promise<TlsOptions> {
  const [{ chainPem: cert, privateKeyPem: key }, other] = await Promise.all([
    usualCertificate(),
    (await testAuthority()).issue({ commonName: 'default.test' }),
  ]);
  const named = createSecureContext({ key, cert });
  return {
    key: other.privateKeyPem,
    cert: other.chainPem,
    SNICallback: (name, done) => done(null, name === 'mail.test' ? named : undefined),
  };
}
