export * from '../mail-tls-handshake-for-mail-imap-open-and-mail-smtp-open.js';
