export * from '../nodemailer-lib-smtp-connection.js';
