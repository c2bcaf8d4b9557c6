export * from '../664.index.js';
