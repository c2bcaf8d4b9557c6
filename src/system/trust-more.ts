import type { SecureContext } from 'node:tls';

/**
 * Adds authorities to those trusted by default. There is no documented way to do so (nodejs/node#27079): the option
 * `ca` replaces the defaults, and passing all 150 of them again takes 8 ms. On Node 20 the authorities of
 * `NODE_EXTRA_CA_CERTS` are then not trusted (nodejs/node#32010).
 *
 * @param ca certificates in PEM
 */
export function trustMore(secure: SecureContext, ca: string | undefined): SecureContext {
  const { context }: { readonly context: { addCACert(pem: string): void } } = secure;
  if (ca !== undefined) context.addCACert(ca);
  return secure;
}
