export * from '../probes-imap-mailbox-measure-mailboxes.js';
