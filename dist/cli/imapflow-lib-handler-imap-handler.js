export * from '../imapflow-lib-handler-imap-handler.js';
