/** Two or three example command lines for each mode. */

/** An example command line. */
export interface Example {
  /** The purpose of the command line, without a full stop. */
  readonly about: string;
  /** Everything after the mode. */
  readonly options: string;
}

/** The examples by mode. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'round-trip': [
    {
      about: 'One server for both protocols; the password is in the variable MAIL_PROBE_PASSWORD',
      options: '--host mail.example.org --username probe@example.org --from probe@example.org --to probe@example.org',
    },
    {
      about: 'Ports of its own, and critical above 30 seconds',
      options:
        '--host mail.example.org --username probe@example.org --smtp-port 587 --imap-port 143 --from probe@example.org --to probe@example.org --critical 30',
    },
    {
      about: 'Sent from one account and received by another',
      options:
        '--smtp-host smtp.example.org --smtp-username a@example.org --smtp-password-file a.txt --imap-host imap.example.net --imap-username b@example.net --imap-password-file b.txt --from a@example.org --to b@example.net',
    },
  ],
  'smtp-connect': [
    { about: 'Submission with TLS from the first byte, port 465', options: '--host mail.example.org' },
    {
      about: 'A relay that must offer STARTTLS, and never waits longer than a second',
      options: '--host mail.example.org --port 25 --critical 1',
    },
    {
      about: 'A certificate that is warned of a month before it expires',
      options: '--host mail.example.org --port 587 --thresholds "tls_certificate_days_left warning=30:"',
    },
  ],
  'smtp-login': [
    {
      about: 'The password is in the variable MAIL_PROBE_PASSWORD',
      options: '--host mail.example.org --username probe@example.org',
    },
    {
      about: 'Submission with STARTTLS, the password in a file',
      options: '--host mail.example.org --username probe@example.org --port 587 --password-file password.txt',
    },
    {
      about: 'A well-known provider, with an OAuth 2 access token from a file',
      options: '--provider gmail --username probe@gmail.com --access-token-file token.txt',
    },
  ],
  'smtp-send': [
    {
      about: 'Log in and send; the password is in the variable MAIL_PROBE_PASSWORD',
      options: '--host mail.example.org --username probe@example.org --from probe@example.org --to someone@example.net',
    },
    {
      about: 'A relay that accepts mail from this network without a login',
      options: '--host mail.example.org --port 25 --from probe@example.org --to someone@example.net',
    },
    {
      about: 'A message of 5 MB for two people',
      options:
        '--host mail.example.org --username probe@example.org --password-file password.txt --from probe@example.org --to a@example.net --to b@example.net --message-size 5MB',
    },
  ],
  'imap-connect': [
    { about: 'TLS from the first byte, port 993', options: '--host mail.example.org' },
    {
      about: 'STARTTLS on port 143, critical above two seconds',
      options: '--host mail.example.org --port 143 --critical 2',
    },
  ],
  'imap-login': [
    {
      about: 'The password is in the variable MAIL_PROBE_PASSWORD',
      options: '--host mail.example.org --username probe@example.org',
    },
    {
      about: 'STARTTLS, and an authority of its own',
      options:
        '--host mail.example.org --username probe@example.org --port 143 --password-file password.txt --tls-ca ca.pem',
    },
  ],
  'imap-search': [
    {
      about: 'Is there a backup report of today?',
      options:
        '--host mail.example.org --username probe@example.org --search "subject: backup finished" --search "newer-than: 24h" --critical 1:',
    },
    {
      about: 'How many unseen messages wait in another mailbox',
      options:
        '--host mail.example.org --username probe@example.org --mailbox Support --search unseen --warning 20 --critical 50',
    },
    {
      about: 'Delete what is older than 30 days',
      options:
        '--host mail.example.org --username probe@example.org --mailbox Reports --search "older-than: 30d" --delete-found',
    },
  ],
  'imap-mailbox': [
    {
      about: 'Unseen messages of INBOX',
      options: '--host mail.example.org --username probe@example.org --warning 20 --critical 50',
    },
    {
      about: 'Every mailbox, and a quota that fills up',
      options:
        '--host mail.example.org --username probe@example.org --mailboxes "*" --thresholds "quota_used_ratio warning=0.8 critical=0.95"',
    },
  ],
  mx: [
    { about: 'What is published now, and what its mail servers say', options: '--domain example.org' },
    {
      about: 'A planned zone, before it is published',
      options: '--domain example.org --zone zones/example.org.zone --dkim-selectors s2026 --outbound-ips 192.0.2.1',
    },
    {
      about: 'The same plan once it is published, with a mail server that is not in DNS yet',
      options:
        '--domain example.org --zone zones/example.org.zone --stage after --mx-addresses "mx2.example.org 192.0.2.25"',
    },
  ],
};
