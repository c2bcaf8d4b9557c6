export * from '../probes-imap-search-search-mailbox-and-probes-round-dc60a37e.js';
