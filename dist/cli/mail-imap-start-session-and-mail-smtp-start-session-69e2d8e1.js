export * from '../mail-imap-start-session-and-mail-smtp-start-session-69e2d8e1.js';
