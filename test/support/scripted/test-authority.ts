/** The authority that tests trust, and the certificate that servers show unless a test wants another. */
import { type Authority, createAuthority, type IssuedCertificate } from '../../../src/sandbox/common/certificates.ts';

let authority: Promise<Authority> | undefined;
let certificate: Promise<IssuedCertificate> | undefined;

/** One authority for a test file. */
export function testAuthority(): Promise<Authority> {
  authority ??= createAuthority({ name: 'Scripted Root CA' });
  return authority;
}

/** For `mail.test`, `localhost` and the loopback addresses. */
export function usualCertificate(): Promise<IssuedCertificate> {
  certificate ??= testAuthority().then((ca) =>
    ca.issue({ commonName: 'mail.test', dnsNames: ['mail.test', 'localhost'], ipAddresses: ['127.0.0.1', '::1'] }),
  );
  return certificate;
}
