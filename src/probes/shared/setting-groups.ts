/** Settings that several modes look at, for their `settings`. */
import type { FieldName } from '../../settings/settings.ts';

/** The one server of a mode that has one. Its settings with a prefix mean the same there. */
export const SERVER_SETTINGS = ['port', 'tlsMode'] as const satisfies readonly FieldName[];

/** The two servers of a mode that has both. */
export const BOTH_SERVERS_SETTINGS = [
  'smtpHost',
  'smtpPort',
  'smtpTlsMode',
  'imapHost',
  'imapPort',
  'imapTlsMode',
] as const satisfies readonly FieldName[];

/** A login, where it may be made. */
export const LOGIN_SETTINGS = [
  'username',
  'password',
  'accessToken',
  'authMethod',
  'allowInsecureAuth',
] as const satisfies readonly FieldName[];

/** A login of its own for each protocol. */
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

/** What a message is made of, and who gets it. */
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
