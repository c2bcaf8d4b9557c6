export * from '../mail-smtp-start-session.js';
