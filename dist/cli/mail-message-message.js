export * from '../mail-message-message.js';
