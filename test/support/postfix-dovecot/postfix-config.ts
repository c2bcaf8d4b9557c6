/**
 * Configuration of Postfix 3.7: SMTP in three TLS modes, login by Dovecot, delivery by LMTP, nothing to or from the
 * network. Pure text.
 */
import { HOST, type Layout, type Ports } from './layout.ts';
import { BOUNCING_ADDRESS, DOMAIN, type MailUsers } from './users.ts';

/** The largest message, as EHLO announces it: 20 MB. */
export const MESSAGE_SIZE_LIMIT_BYTES = 20 * 1024 * 1024;

/** The text of main.cf. `extra` comes last and wins. */
export function mainCf(layout: Layout, users: MailUsers, extra = ''): string {
  const addresses = [...users.map(({ address }) => address), BOUNCING_ADDRESS];
  const recipients = addresses.map((address) => `${address}=known`).join(', ');
  return `compatibility_level = 3.6
queue_directory = ${layout.postfixQueue}
data_directory = ${layout.postfixData}
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${layout.postfixLog}
maillog_file_prefixes = ${layout.folder}

inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mail.${DOMAIN}
mydomain = ${DOMAIN}
append_dot_mydomain = no
mydestination =
mynetworks =
local_recipient_maps =
alias_maps =
alias_database =
recipient_delimiter = +
virtual_mailbox_domains = ${DOMAIN}
virtual_mailbox_maps = inline:{ ${recipients} }
virtual_transport = lmtp:unix:${layout.lmtpSocket}

# Nothing leaves the machine: mail for other domains is refused, and no name is ever looked up.
local_transport = error:5.1.1 nobody lives here
default_transport = error:5.4.4 mail for other domains does not leave this machine
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled

smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${layout.authSocket}
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_tls_chain_files = ${layout.key}, ${layout.chain}
smtpd_tls_loglevel = 1
message_size_limit = ${MESSAGE_SIZE_LIMIT_BYTES}

# No delay for clients that err, no limit for clients that hurry, and what was deferred is tried again at once.
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
service_throttle_time = 1s
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
${extra}
`;
}

/** A listener that is set up as an MX is. */
export interface MxService {
  readonly port: number;
  /** The file with key and certificates. */
  readonly chainFiles: string;
  readonly parameters?: readonly string[] | undefined;
}

/** The text of master.cf. No service runs in a chroot. */
export function masterCf(smtp: Ports, mx: readonly MxService[] = []): string {
  const submission = '-o smtpd_relay_restrictions=permit_sasl_authenticated,reject';
  return `# service type private unpriv chroot wakeup maxproc command
${HOST}:${smtp.implicit} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes ${submission}
${HOST}:${smtp.starttls} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt ${submission}
${HOST}:${smtp.plain} inet n - n - - smtpd -o smtpd_tls_security_level=none
${mx.map(mxService).join('')}cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}

function mxService({ port, chainFiles, parameters = [] }: MxService): string {
  const usual = ['smtpd_tls_security_level=may', `smtpd_tls_chain_files=${chainFiles}`, 'smtpd_sasl_auth_enable=no'];
  const options = [...usual, ...parameters].map((parameter) => ` -o ${parameter}`).join('');
  return `${HOST}:${port} inet n - n - - smtpd${options}\n`;
}
