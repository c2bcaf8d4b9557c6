export * from '../211.index.js';
