export * from '../mail-opening-old-version.js';
