export * from '../nodemailer-lib-mail-composer.js';
