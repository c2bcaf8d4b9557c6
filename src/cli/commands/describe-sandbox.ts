/** What the sandbox says when it has begun: endpoints, credentials, and commands to paste. */
import type { Ports } from '../../sandbox/common/listener.ts';
import type { MailDomain } from '../../sandbox/mail-domain.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** Paths of the files that commands need. */
export interface SandboxFiles {
  /** The authorities of the mail system and of the mail domain. */
  readonly ca: string;
  readonly password: string;
  readonly safePlan: string;
  readonly movingPlan: string;
}

/** All that runs. */
export interface RunningSandbox {
  readonly sandbox: Sandbox;
  readonly domain: MailDomain;
  /** The inputs of a gate for the domain as it is published. */
  readonly gate: Readonly<Record<string, string>>;
  /** The same for the plan that moves the mail. */
  readonly movingGate: Readonly<Record<string, string>>;
  readonly files: SandboxFiles;
  /** The command that starts the program. */
  readonly program: string;
}

/** Writes it. */
export function describeSandbox(running: RunningSandbox): string {
  const { sandbox, domain, gate, movingGate, files, program } = running;
  const { users, smtp, imap } = sandbox;
  const user = users.map(
    ({ username, password, address, accessToken }) =>
      `User:      ${username}\nPassword:  ${password}\nToken:     ${accessToken}\nAddress:   ${address}`,
  );
  const common = `--host ${smtp.host} --tls-ca "${files.ca}" --username ${users[0]?.username} --password-file "${files.password}"`;
  const message = `--from ${users[0]?.address} --to ${users[0]?.address}`;
  const judge = (inputs: RunningSandbox['gate']): string => `${program} ${gateOptions(inputs, files.ca)}`;
  return `A mail system runs in this process, until it is interrupted (Ctrl-C). Only this machine can reach it.

SMTP:      ${endpoints(smtp)}
IMAP:      ${endpoints(imap)}
${user.join('\n')}
Authority: ${files.ca}

Paste one of these into another terminal:

${program} round-trip ${common} --smtp-port ${smtp.implicit} --smtp-tls-mode implicit --imap-port ${imap.starttls} --imap-tls-mode starttls ${message}

${program} smtp-send ${common} --port ${smtp.starttls} --tls-mode starttls ${message} --subject "Hello"

${program} imap-search ${common} --port ${imap.implicit} --tls-mode implicit --search "subject: hello" --critical 1:

A mail domain runs, too, for a gate before a DNS change.

Domain:    ${domain.domain}
DNS:       ${domain.names.host}:${domain.names.port} (UDP and TCP), for its zone and as a resolver
MX host:   ${domain.mail.smtp.host}:${domain.mail.smtp.starttls} (STARTTLS), mx1.${domain.domain}
MTA-STS:   ${policyOf(domain)}
Plans:     ${files.safePlan} (safe), ${files.movingPlan} (loses mail)

This plan passes, and the one after it does not:

${judge(gate)} --zone "${files.safePlan}"

${judge(movingGate)} --zone "${files.movingPlan}"
`;
}

function endpoints({ host, implicit, starttls, plain }: Ports): string {
  return `${host}:${implicit} (implicit TLS), ${host}:${starttls} (STARTTLS), ${host}:${plain} (no TLS)`;
}

/** Senders ask for the policy at port 443 and at no other. */
function policyOf({ policyHost, policyFault }: MailDomain): string {
  if (policyHost) return `${policyHost.host}:${policyHost.port} (HTTPS)`;
  return `none: port 443 of 127.0.0.1 cannot be listened on (${policyFault}), so the domain has no policy`;
}

/** As a shell takes them: an option for each line. The text of the authority comes from its file. */
function gateOptions({ mode, ...inputs }: Readonly<Record<string, string>>, ca: string): string {
  const options = Object.entries({ ...inputs, 'tls-ca': ca }).flatMap(([input, value]) =>
    value === 'true' ? [`--${input}`] : value.split('\n').map((line) => `--${input} ${quoted(line)}`),
  );
  return [mode, ...options].join(' ');
}

function quoted(value: string): string {
  return /^[\w.:,@-]+$/.test(value) ? value : `"${value}"`;
}
