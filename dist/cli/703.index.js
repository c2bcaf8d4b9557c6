export * from '../703.index.js';
