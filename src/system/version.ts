/** The version of Mail Probe; a test holds it to package.json. */
export const VERSION = '0.1.0';
