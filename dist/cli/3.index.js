export * from '../3.index.js';
