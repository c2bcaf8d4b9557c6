import type { Issue } from '../../model/issue.ts';
import { crypto } from '../../system/lazy-crypto.ts';
import type { World } from '../../system/world.ts';
import { type FileTrouble, readNamedFile } from './named-file.ts';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Size limit of a PEM file in bytes, some hundred certificates. */
const MAX_BYTES = 1024 ** 2;

/** Returns the PEM text that an input holds or names. */
export async function readPem(value: string, world: Pick<World, 'env' | 'files'>): Promise<string | FileTrouble> {
  if (value.includes('-----BEGIN ')) return value;
  const content = await readNamedFile(value, MAX_BYTES, world);
  return 'problem' in content ? content : content.toString('utf8');
}

/**
 * Returns the certificates in the PEM text that an input holds or names, and nothing else of it. Reports a file that
 * cannot be read, and a text without certificates or with a damaged one.
 */
export async function loadPem(
  input: string,
  value: string | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<string | undefined> {
  if (value === undefined) return undefined;
  const isText = value.includes('-----BEGIN ');
  const report = (problem: string, remedy: string): undefined => {
    // A PEM text is not shown: it may contain a private key.
    issues.push({ code: 'E_INPUT', input, value: isText ? undefined : value, problem, remedy });
    return undefined;
  };
  const text = await readPem(value, world);
  if (typeof text !== 'string') {
    return report(
      text.problem,
      'Give the certificate as PEM text, or the path of a PEM file of the workspace, which has at most 1 MB.',
    );
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  const announced = text.split(BEGIN).length - 1;
  if (announced === 0) return report('holds no PEM certificate', `It must contain "${BEGIN}".`);
  if (certificates.length < announced || !certificates.every(isCertificate)) {
    return report('holds a damaged PEM certificate', 'Copy the file as it is, with all its line ends.');
  }
  return certificates.join('\n');
}

function isCertificate(text: string): boolean {
  try {
    const { X509Certificate } = crypto();
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}
