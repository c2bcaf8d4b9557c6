/**
 * THE table of settings. Inputs of the action, options, documentation and types all come from here.
 */

import { AUTH_METHODS } from '../model/credentials.ts';
import { ADDRESS_FAMILIES, TLS_MODES, TLS_VERSIONS } from '../model/endpoint.ts';
import { STATUSES } from '../model/status.ts';
import { message, probe, results, tls, verdict } from './field.ts';
import { reportLines } from './files/reports.ts';
import { address, addresses } from './kinds/address.ts';
import {
  choice,
  cleanupChoice,
  duration,
  flag,
  integer,
  line,
  modeName,
  paragraph,
  pem,
  port,
  privateKey,
  rangeText,
  secret,
  thresholdLines,
  words,
} from './kinds/basic.ts';
import { criteria } from './kinds/criteria.ts';
import { fingerprints } from './kinds/fingerprint.ts';
import { ehloName, host } from './kinds/host.ts';
import { mailboxName, mailboxNames } from './kinds/mailbox-names.ts';
import { attachmentPaths, headerLines, messageSize } from './kinds/message-fields.ts';
import { MAIL_DOMAIN_FIELDS } from './mail-domain-fields.ts';
import { MANY_FIELDS } from './many-fields.ts';
import { MEMORY_FIELDS } from './memory-fields.ts';
import { providerNames } from './providers.ts';

const tlsMode = choice(...TLS_MODES);
const authMethod = choice(...AUTH_METHODS);
const junkStatus = choice('ok', 'warning', 'critical');
/** `never` alone, or what fails the job; the plan refuses a mixture. */
const failOn = words(...STATUSES, 'alert', 'never');

export const FIELDS = {
  mode: probe(modeName, 'What to test: one of the modes; or merge, which makes one report of many.', {
    default: 'round-trip',
  }),
  name: probe(line, 'Label of the check, shown everywhere.', { defaultNote: 'mode and target' }),
  provider: probe(
    choice(...providerNames),
    'A known mail provider: fills hosts, ports and TLS modes. Explicit inputs win.',
  ),
  host: probe(host, 'Server name or IP address, for both protocols.', { defaultNote: 'from `provider`' }),
  port: probe(port, 'Port. Not for `round-trip`, which has two.', { defaultNote: 'from mode and TLS mode' }),
  tlsMode: probe(
    tlsMode,
    '`implicit` (TLS from the first byte), `starttls` (required, never optional) or `none`. Not for `round-trip`.',
    { defaultNote: 'from the port, else `implicit`' },
  ),
  username: probe(line, 'User name, for both protocols.'),
  password: probe(secret, 'Password, for both protocols. Never trimmed, never shown.'),
  accessToken: probe(secret, 'OAuth 2 bearer token, used instead of a password.'),
  authMethod: probe(authMethod, 'Login mechanism. `auto` chooses one that the server offers.', {
    default: 'auto',
  }),
  smtpHost: probe(host, 'Server for SMTP.', { defaultNote: '`host`' }),
  smtpPort: probe(port, 'Port for SMTP.', { defaultNote: '465, 587 or 25 by TLS mode' }),
  smtpTlsMode: probe(tlsMode, 'TLS mode for SMTP.', { defaultNote: 'from the port, else `implicit`' }),
  smtpUsername: probe(line, 'User name for SMTP.', { defaultNote: '`username`' }),
  smtpPassword: probe(secret, 'Password for SMTP.', { defaultNote: '`password`' }),
  smtpAccessToken: probe(secret, 'OAuth 2 bearer token for SMTP.', { defaultNote: '`access-token`' }),
  smtpAuthMethod: probe(authMethod, 'Login mechanism for SMTP.', { defaultNote: '`auth-method`' }),
  imapHost: probe(host, 'Server for IMAP.', { defaultNote: '`host`' }),
  imapPort: probe(port, 'Port for IMAP.', { defaultNote: '993 or 143 by TLS mode' }),
  imapTlsMode: probe(tlsMode, 'TLS mode for IMAP.', { defaultNote: 'from the port, else `implicit`' }),
  imapUsername: probe(line, 'User name for IMAP.', { defaultNote: '`username`' }),
  imapPassword: probe(secret, 'Password for IMAP.', { defaultNote: '`password`' }),
  imapAccessToken: probe(secret, 'OAuth 2 bearer token for IMAP.', { defaultNote: '`access-token`' }),
  imapAuthMethod: probe(authMethod, 'Login mechanism for IMAP.', { defaultNote: '`auth-method`' }),
  addressFamily: probe(choice(...ADDRESS_FAMILIES), 'Addresses to use.', { default: 'auto' }),
  ehloName: probe(ehloName, 'Name given in EHLO.', { defaultNote: 'host name of the runner, or its address' }),

  tlsVerify: tls(
    flag,
    '`false` skips certificate verification: the best status is then `warning`, and credentials are sent only with `allow-insecure-auth`.',
    { default: 'true' },
  ),
  tlsCa: tls(
    pem,
    'PEM text, or the path of a PEM file (in a workflow: of the workspace), trusted beside the usual authorities.',
  ),
  tlsServername: tls(host, 'Name for SNI and certificate check, when it differs from the address dialled.', {
    defaultNote: 'the host',
  }),
  tlsFingerprint: tls(
    fingerprints,
    'SHA-256 fingerprint of the certificate of the server, or up to 5 of them, one per line. A certificate that matches is trusted whatever its issuer, as long as its dates are good; any other is refused.',
  ),
  tlsMinVersion: tls(choice(...TLS_VERSIONS), 'Oldest TLS version accepted.', { default: 'TLSv1.2' }),
  tlsClientCert: tls(
    pem,
    'Certificate for servers that require one from their clients: PEM text, or the path of a PEM file (in a workflow: of the workspace), with its chain.',
  ),
  tlsClientKey: tls(
    privateKey,
    'Private key of `tls-client-cert`: PEM text, or the path of a PEM file (in a workflow: of the workspace). Never shown.',
  ),
  allowInsecureAuth: tls(
    flag,
    'Needed to send credentials with `tls-mode: none` to anything but a loopback address, or with `tls-verify: false`.',
    { default: 'false' },
  ),

  from: message(address, 'Sender. Required by `round-trip` and `smtp-send`.'),
  to: message(
    addresses(5),
    'Up to 5 recipients, one per line or separated by commas. Required by `round-trip` and `smtp-send`.',
  ),
  cc: message(addresses(5), 'Recipients of copies; with `to` and `bcc` at most 5.'),
  bcc: message(addresses(5), 'Recipients of blind copies, named in no header.'),
  replyTo: message(address, 'Where answers go.'),
  subject: message(line, 'Subject. The token of the probe is appended when missing.', {
    defaultNote: '`Mail probe <token>`',
  }),
  body: message(paragraph, 'Text of the message.', { defaultNote: 'one sentence' }),
  html: message(paragraph, 'HTML of the message. With `body`, both are sent as alternatives.'),
  headers: message(headerLines, 'Extra header fields, one Name: value per line, at most 50.'),
  attachments: message(
    attachmentPaths,
    'Files of the workspace to attach, one path per line: at most 10, and 25 MB in all.',
  ),
  messageSize: message(
    messageSize,
    'Pads the message with lines of text to exactly this size, at most 50MB. A message that is already larger is left as it is.',
    { defaultNote: 'not padded' },
  ),
  mailbox: message(mailboxName, 'Mailbox in which the message is expected, or which `imap-search` looks at.', {
    default: 'INBOX',
  }),
  mailboxes: message(mailboxNames, 'For `imap-mailbox`: names, one per line; an asterisk is every mailbox.', {
    default: 'INBOX',
  }),
  search: message(
    criteria,
    'For `imap-search`: what to look for, one criterion per line, all must hold. Words such as unseen, from: alice, subject: report, since: 2026-11-01, newer-than: 2h, larger: 1MB or uid: 1:100, each with not in front for its negation.',
    { default: 'all' },
  ),
  deleteFound: message(
    flag,
    'For `imap-search`: delete exactly the messages found. Needs `search`, and a server with UIDPLUS.',
    { default: 'false' },
  ),
  deliveryTimeout: message(duration(), 'How long to wait for the message after the server accepted it.', {
    default: '60s',
  }),
  settleTime: message(duration(0), 'How long to go on looking for duplicates after the first copy arrived.', {
    default: '0s',
  }),
  junk: message(junkStatus, 'Status when the message arrives in the junk mailbox.', { default: 'warning' }),
  cleanup: message(
    cleanupChoice,
    "Delete the probe's own message afterwards. `expunge` also does so on a server without UIDPLUS: by a plain EXPUNGE, when no other message in the mailbox is flagged as deleted. One that another client flags at that very moment would be destroyed as well.",
    { default: 'true' },
  ),

  ...MAIL_DOMAIN_FIELDS,

  warning: verdict(
    rangeText,
    'Range of the primary metric outside of which the status is `warning`, such as 5 or 1:10 or ~:500ms.',
  ),
  critical: verdict(rangeText, 'Range of the primary metric outside of which the status is `critical`.'),
  thresholds: verdict(
    thresholdLines,
    'Ranges on any metric of the mode, one per line, such as imap_auth_seconds warning=1 critical=3.',
  ),
  failOn: verdict(
    failOn,
    'Statuses that fail the job, or `never`; or `alert`: only when a person should be told now, with a history. Configuration errors always fail it.',
    {
      default: 'critical,unknown',
      isForWorkflow: true,
      scope: 'run',
    },
  ),
  timeout: verdict(
    duration(),
    'Limit of one attempt; for `round-trip` the delivery wait is on top, for `mx` the time of the mail servers.',
    {
      default: '30s',
    },
  ),
  connectTimeout: verdict(duration(), 'Limit for DNS, TCP and the TLS handshake together.', { default: '10s' }),
  commandTimeout: verdict(duration(), 'Limit for the greeting and for each reply, however slowly its bytes drip.', {
    default: '15s',
  }),
  retries: verdict(
    integer(0, 10),
    'Further attempts, up to 10, after a failure that may pass by itself; never after a refused login or an accepted message.',
    { default: '0' },
  ),
  retryDelay: verdict(duration(0), 'Wait before a further attempt, growing, with jitter.', { default: '5s' }),

  reports: results(
    reportLines,
    'Reports to write, one format=path per line, such as junit=reports/mail.xml. Paths are in the workspace.',
  ),
  transcript: results(flag, 'Show the dialogue, without credentials (also with step debugging).', {
    default: 'false',
    scope: 'check',
  }),
  dryRun: results(
    flag,
    'Show what would be done, and contact nothing. The status is then unknown, because nothing was tested; the step passes when the inputs are valid.',
    { default: 'false' },
  ),
  jobSummary: results(flag, 'Write the job summary.', { default: 'true', isForWorkflow: true }),

  ...MANY_FIELDS,
  ...MEMORY_FIELDS,
} as const;
