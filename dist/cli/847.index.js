export * from '../847.index.js';
