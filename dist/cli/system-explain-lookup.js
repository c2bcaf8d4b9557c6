export * from '../system-explain-lookup.js';
