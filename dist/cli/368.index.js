export * from '../368.index.js';
