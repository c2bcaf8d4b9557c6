export * from '../settings-files-gate-files.js';
