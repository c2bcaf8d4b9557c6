export * from '../788.index.js';
