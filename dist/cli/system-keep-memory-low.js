export * from '../system-keep-memory-low.js';
