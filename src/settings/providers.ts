import type { TlsMode } from '../model/endpoint.ts';
import type { Protocol } from '../model/phase.ts';

/** The server of a provider for one protocol. */
export interface ProviderServer {
  /** Name in ASCII form. */
  readonly host: string;
  readonly port: number;
  readonly tlsMode: TlsMode;
}

/** A known mail provider. */
export interface Provider extends Readonly<Record<Protocol, ProviderServer>> {
  /** The word for the input `provider`. */
  readonly name: string;
  /** Address of the provider's own page with these servers. */
  readonly source: string;
  /** One sentence that a user must know before a login works. */
  readonly note?: string;
}

/** Microsoft's statement about passwords over SMTP, verbatim. It is about tenants, not about Outlook.com. */
export const SMTP_AUTH_TIMELINE =
  'End of December 2026: SMTP AUTH Basic Authentication will be disabled by default for existing tenants. Administrators will still be able to enable it if needed.';

/** The page of Microsoft's statement about passwords over SMTP. */
export const SMTP_AUTH_TIMELINE_SOURCE =
  'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835';

/** The known providers, in the order in which they are documented. */
export const PROVIDERS = [
  {
    name: 'gmail',
    smtp: { host: 'smtp.gmail.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.gmail.com', port: 993, tlsMode: 'implicit' },
    source: 'https://developers.google.com/workspace/gmail/imap/imap-smtp',
    note: 'Google accepts no account passwords from programs: use an app password, which needs 2-Step Verification, or access-token.',
  },
  {
    name: 'outlook',
    smtp: { host: 'smtp-mail.outlook.com', port: 587, tlsMode: 'starttls' },
    imap: { host: 'outlook.office365.com', port: 993, tlsMode: 'implicit' },
    source:
      'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
    note: 'Outlook.com requires OAuth 2, so use access-token, and IMAP must first be switched on under "Forwarding and IMAP" in its settings.',
  },
  {
    name: 'office365',
    smtp: { host: 'smtp.office365.com', port: 587, tlsMode: 'starttls' },
    imap: { host: 'outlook.office365.com', port: 993, tlsMode: 'implicit' },
    source:
      'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/pop3-and-imap4',
    note: `IMAP accepts no passwords, only access-token; SMTP AUTH must be on for the mailbox, and Microsoft says about passwords over SMTP: "${SMTP_AUTH_TIMELINE}" (${SMTP_AUTH_TIMELINE_SOURCE})`,
  },
  {
    name: 'yahoo',
    smtp: { host: 'smtp.mail.yahoo.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.mail.yahoo.com', port: 993, tlsMode: 'implicit' },
    source: 'https://help.yahoo.com/kb/SLN4075.html',
    note: 'Yahoo accepts an app password, not the password of the account.',
  },
  {
    name: 'icloud',
    smtp: { host: 'smtp.mail.me.com', port: 587, tlsMode: 'starttls' },
    imap: { host: 'imap.mail.me.com', port: 993, tlsMode: 'implicit' },
    source: 'https://support.apple.com/en-us/102525',
    note: 'Use an app-specific password; the user name is the full address for SMTP, and usually the part before the @ for IMAP.',
  },
  {
    name: 'fastmail',
    smtp: { host: 'smtp.fastmail.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.fastmail.com', port: 993, tlsMode: 'implicit' },
    source: 'https://www.fastmail.help/hc/en-us/articles/1500000278342-Server-names-and-ports',
    note: 'Fastmail accepts an app password, not the password of the account.',
  },
  {
    name: 'zoho',
    smtp: { host: 'smtp.zoho.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.zoho.com', port: 993, tlsMode: 'implicit' },
    source: 'https://www.zoho.com/mail/help/imap-access.html',
    note: 'Switch on IMAP access in the settings of Zoho Mail, use an application-specific password with two-factor authentication, and set smtp-host and imap-host for an organisation (smtppro.zoho.com, imappro.zoho.com) or another data centre (such as smtp.zoho.eu).',
  },
  {
    name: 'qq',
    smtp: { host: 'smtp.qq.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.qq.com', port: 993, tlsMode: 'implicit' },
    source: 'https://wx.mail.qq.com/list/readtemplate?name=app_intro.html#/agreement/authorizationCode',
    note: 'QQ Mail accepts an authorisation code (授权码) from its settings, not the password of the account.',
  },
  {
    name: '163',
    smtp: { host: 'smtp.163.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.163.com', port: 993, tlsMode: 'implicit' },
    source:
      'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac22dc0e9af8168582a',
    note: 'Switch on SMTP and IMAP in the settings of 163 Mail, which gives an authorisation code (授权码) to use as the password.',
  },
  {
    name: 'yandex',
    smtp: { host: 'smtp.yandex.com', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.yandex.com', port: 993, tlsMode: 'implicit' },
    source: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
    note: 'Allow IMAP for mail clients in the settings of Yandex Mail, and use an app password for mail or access-token.',
  },
  {
    name: 'gmx',
    smtp: { host: 'mail.gmx.net', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.gmx.net', port: 993, tlsMode: 'implicit' },
    source: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
    note: 'Allow POP3 and IMAP in the settings of GMX, use an application-specific password with two-factor authentication, and for addresses at gmx.com set smtp-host: mail.gmx.com and imap-host: imap.gmx.com.',
  },
  {
    name: 'mailbox.org',
    smtp: { host: 'smtp.mailbox.org', port: 465, tlsMode: 'implicit' },
    imap: { host: 'imap.mailbox.org', port: 993, tlsMode: 'implicit' },
    source: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
    note: 'With two-factor authentication, mailbox.org accepts an application password and not the password of the mailbox.',
  },
] as const satisfies readonly Provider[];

/** A word that the input `provider` accepts. */
export type ProviderName = (typeof PROVIDERS)[number]['name'];

/** The words that the input `provider` accepts. */
export const providerNames: readonly ProviderName[] = PROVIDERS.map(({ name }) => name);

/** Finds the provider with exactly this name. */
export function findProvider(name: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.name === name);
}

/** Names that mail programs connect to: Exchange Online in the public, US government and Chinese clouds, and Outlook.com. */
const MICROSOFT_HOSTS: ReadonlySet<string> = new Set([
  'smtp.office365.com',
  'smtp-legacy.office365.com',
  'outlook.office365.com',
  'smtp-mail.outlook.com',
  'imap-mail.outlook.com',
  'smtp.office365.us',
  'outlook.office365.us',
  'outlook-dod.office365.us',
  'smtp.partner.outlook.cn',
  'partner.outlook.cn',
]);

/** Mail exchangers of tenants: `example-org.mail.protection.outlook.com`, or with DNSSEC `example-org.p-v1.mx.microsoft`. */
const MICROSOFT_EXCHANGER = /\.(?:(?:mail|olc)\.protection\.outlook\.com|[a-z]-v\d+\.mx\.microsoft)$/;

/**
 * Whether a host belongs to Microsoft 365 or Outlook.com. High Volume Email (`smtp-hve.office365.com`,
 * `smtp.hve.mx.microsoft`) does not count: it keeps passwords for longer.
 */
export function isMicrosoft365(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return MICROSOFT_HOSTS.has(name) || MICROSOFT_EXCHANGER.test(name);
}
