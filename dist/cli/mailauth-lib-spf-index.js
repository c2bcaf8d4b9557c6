export * from '../mailauth-lib-spf-index.js';
