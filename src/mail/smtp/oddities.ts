/** What servers do that works here, and that other clients stumble over. */
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import type { Finding, Notice } from '../../model/finding.ts';

/** The session went on with HELO, which offers nothing: neither a login nor a limit of the size. */
export function heloOnly(endpoint: Endpoint, reply: string | undefined): Notice {
  return {
    message: `${describeEndpoint(endpoint)} does not know EHLO, so the session began with HELO.`,
    hint: 'Without EHLO there is no login, no STARTTLS and no limit of the size. RFC 5321 section 2.2.1 demands it of every server: look for a filter in front of this one.',
    reply,
  };
}

/** Some servers ask for the body with 250 (eleith/emailjs#24). It works here, but strict clients stop there. */
export function strangeData(endpoint: Endpoint, reply: string): Finding {
  return {
    status: 'warning',
    code: 'E_PROTO_UNEXPECTED',
    phase: 'smtp_send',
    message: `${describeEndpoint(endpoint)} answered DATA with another code than 354, and then accepted the message.`,
    hint: 'RFC 5321 section 4.1.1.4 demands 354. Other clients may give up there.',
    reply,
  };
}
