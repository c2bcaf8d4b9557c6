export * from '../182.index.js';
