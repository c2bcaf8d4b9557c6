/** Refuses to send credentials without protection. */
import type { PlannedServer } from '../../model/endpoint.ts';
import { type Issue, isReported } from '../../model/issue.ts';
import { ipFamily } from '../../system/ip-family.ts';
import { isLoopback } from '../../system/loopback.ts';
import type { Settings } from '../settings.ts';

/** Reports settings that would send a credential without protection, where that is known without a connection. */
export function checkProtection(
  { endpoint }: Pick<PlannedServer, 'endpoint'>,
  { allowInsecureAuth }: Pick<Settings, 'allowInsecureAuth'>,
  issues: Issue[],
): void {
  if (allowInsecureAuth) return;
  if (endpoint.loopbackOnly && ipFamily(endpoint.host) && !isLoopback(endpoint.host)) {
    issues.push(endpoint.loopbackOnly);
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

/**
 * Returns the issue for credentials that would go to another machine without TLS.
 *
 * @param input the input that sets the TLS mode
 */
export function clearTextIssue(host: string, input: string): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    value: 'none',
    problem: `would send credentials without TLS to ${host}, which is not this machine`,
    remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
  };
}
