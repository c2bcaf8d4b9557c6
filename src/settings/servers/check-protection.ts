/** What must not be sent without protection. */

import { type Issue, isReported } from '../../model/issue.ts';
import { ipFamily } from '../../system/ip-family.ts';
import { isLoopback } from '../../system/loopback.ts';
import type { Endpoint } from './resolve-endpoint.ts';

/** Refuses at once what would send a credential in clear text, where no connection is needed to know it. */
export function checkProtection(endpoint: Endpoint, issues: Issue[]): void {
  if (endpoint.allowInsecureAuth) return;
  if (endpoint.tlsMode === 'none' && ipFamily(endpoint.host) && !isLoopback(endpoint.host)) {
    issues.push(insecureAuth(endpoint));
  }
  if (endpoint.tlsMode !== 'none' && !endpoint.tls.verify && !isReported(issues, 'tls-verify')) {
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: 'tls-verify',
      value: 'false',
      problem: 'would send credentials to a server that has not proved who it is',
      remedy: 'Trust the certificate with tls-ca, or set allow-insecure-auth: true.',
    });
  }
}

/** The refusal to send credentials without TLS to another machine. */
export function insecureAuth(endpoint: Endpoint): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input: endpoint.tlsModeInput ?? 'tls-mode',
    value: 'none',
    problem: `would send credentials without TLS to ${endpoint.host}, which is not this machine`,
    remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
  };
}
