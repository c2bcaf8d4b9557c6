export * from '../mail-tls-handshake-for-mail-opening-connect.js';
