export * from '../iconv-lite-and-mailauth-lib-spf-index.js';
