export * from '../572.index.js';
