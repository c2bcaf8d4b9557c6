export * from '../mail-imap-start-session-and-mail-smtp-start-session-0ad62fcb.js';
