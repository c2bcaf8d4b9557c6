/** Loads the client certificate (mutual TLS) and its key. */

import type { KeyObject } from 'node:crypto';
import type { Issue } from '../../model/issue.ts';
import { Secret } from '../../model/secret.ts';
import { crypto } from '../../system/lazy-crypto.ts';
import type { World } from '../../system/world.ts';
import { loadPem, readPem } from './pem.ts';

const CERTIFICATE = 'tls-client-cert';
const KEY = 'tls-client-key';

/** The settings of the client certificate: PEM texts or paths before loading, PEM texts after it. */
export interface ClientCertificate {
  readonly tlsClientCert: string | undefined;
  readonly tlsClientKey: Secret | undefined;
}

/** Reads certificate and key. Reports one without the other, an unusable key, and a key of another certificate. */
export async function loadClientCertificate(
  given: ClientCertificate,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<ClientCertificate> {
  const tlsClientCert = await loadPem(CERTIFICATE, given.tlsClientCert, world, issues);
  const text = await readKey(given.tlsClientKey, world, issues);
  const key = text === undefined ? undefined : parseKey(text, issues);
  if (given.tlsClientCert !== undefined && given.tlsClientKey === undefined) {
    issues.push(incomplete(CERTIFICATE, KEY));
  }
  if (given.tlsClientCert === undefined && given.tlsClientKey !== undefined) {
    issues.push(incomplete(KEY, CERTIFICATE));
  }
  if (tlsClientCert !== undefined && key && !new (crypto().X509Certificate)(tlsClientCert).checkPrivateKey(key)) {
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: KEY,
      problem: `is not the key of ${CERTIFICATE}`,
      remedy: `Give the key that the first certificate in ${CERTIFICATE} was issued for.`,
    });
  }
  return { tlsClientCert, tlsClientKey: text === undefined ? undefined : new Secret(text) };
}

/** Reads the text of the key. A path that cannot be read is not shown: it may be a key that lacks its first line. */
async function readKey(
  value: Secret | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<string | undefined> {
  if (value === undefined) return undefined;
  const text = await readPem(value.reveal(), world);
  if (typeof text === 'string') return text;
  issues.push({
    code: 'E_INPUT',
    input: KEY,
    problem: text.problem,
    remedy:
      'Give the key as PEM text, best from a secret, or the path of a PEM file of the workspace, which has at most 1 MB.',
  });
  return undefined;
}

function parseKey(text: string, issues: Issue[]): KeyObject | undefined {
  try {
    return crypto().createPrivateKey(text);
  } catch {
    const isEncrypted = /ENCRYPTED/.test(text);
    issues.push({
      code: 'E_INPUT',
      input: KEY,
      problem: isEncrypted ? 'is protected by a passphrase' : 'holds no usable PEM private key',
      remedy: isEncrypted
        ? 'Take the passphrase off with openssl pkey, and store the result as a secret.'
        : 'It must contain "-----BEGIN PRIVATE KEY-----" or the like, with all its line ends.',
    });
    return undefined;
  }
}

function incomplete(input: string, other: string): Issue {
  return {
    code: 'E_INPUT',
    input,
    problem: `is given without ${other}`,
    remedy: `Set both. A secret that does not exist arrives as empty text.`,
  };
}
