export * from '../mail-imap-start-session.js';
