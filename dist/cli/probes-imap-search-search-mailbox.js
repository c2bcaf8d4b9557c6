export * from '../probes-imap-search-search-mailbox.js';
