export * from '../mail-opening-wrong-mode.js';
