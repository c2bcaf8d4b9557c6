/** Groups of settings that several modes use, for their `settings`. */
import type { FieldName } from '../../settings/settings.ts';

/** Settings of a connection to a server that a setting names. */
const ENDPOINT_SETTINGS = [
  'provider',
  'host',
  'addressFamily',
  'tlsVerify',
  'tlsServername',
  'tlsFingerprint',
  'tlsClientCert',
  'tlsClientKey',
] as const satisfies readonly FieldName[];

/** Settings of the server in a mode with one server. Those with a prefix mean the same there. */
export const SERVER_SETTINGS = [...ENDPOINT_SETTINGS, 'port', 'tlsMode'] as const satisfies readonly FieldName[];

/** Settings of the servers in a mode with two servers. */
export const BOTH_SERVERS_SETTINGS = [
  ...ENDPOINT_SETTINGS,
  'smtpHost',
  'smtpPort',
  'smtpTlsMode',
  'imapHost',
  'imapPort',
  'imapTlsMode',
] as const satisfies readonly FieldName[];

/** Settings of a login. */
export const LOGIN_SETTINGS = [
  'username',
  'password',
  'accessToken',
  'authMethod',
  'allowInsecureAuth',
] as const satisfies readonly FieldName[];

/** Settings of a separate login for each protocol. */
export const BOTH_LOGINS_SETTINGS = [
  'smtpUsername',
  'smtpPassword',
  'smtpAccessToken',
  'smtpAuthMethod',
  'imapUsername',
  'imapPassword',
  'imapAccessToken',
  'imapAuthMethod',
] as const satisfies readonly FieldName[];

/** Settings of a message: its contents and its recipients. */
export const MESSAGE_SETTINGS = [
  'from',
  'to',
  'cc',
  'bcc',
  'replyTo',
  'subject',
  'body',
  'html',
  'headers',
  'attachments',
  'messageSize',
] as const satisfies readonly FieldName[];
