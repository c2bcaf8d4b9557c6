export const id = 775;
export const ids = [775];
export const modules = {

/***/ 5775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   queryRecords: () => (/* binding */ queryRecords)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);

const READERS = {
    A: (resolver, name) => resolver.resolve4(name),
    AAAA: (resolver, name) => resolver.resolve6(name),
    CNAME: (resolver, name) => resolver.resolveCname(name),
    MX: (resolver, name) => resolver.resolveMx(name),
    NS: (resolver, name) => resolver.resolveNs(name),
    PTR: (resolver, name) => resolver.resolvePtr(name),
    TXT: async (resolver, name) => (await resolver.resolveTxt(name)).map((strings) => strings.join('')),
};
async function queryRecords({ name, type, servers }, limitMs) {
    const resolver = new node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.Resolver({ timeout: Math.ceil(limitMs), tries: 1 });
    if (servers)
        resolver.setServers(servers);
    const cancel = setTimeout(() => resolver.cancel(), limitMs);
    try {
        return await READERS[type](resolver, name);
    }
    finally {
        clearTimeout(cancel);
        resolver.cancel();
    }
}


/***/ })

};
