export const id = 130;
export const ids = [130];
export const modules = {

/***/ 12130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainLookup: () => (/* binding */ explainLookup)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);

const MAX_LINKS = 10;
async function explainLookup(host, limitMs) {
    const resolver = new node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.Resolver({ timeout: Math.ceil(limitMs), tries: 1 });
    const cancel = setTimeout(() => resolver.cancel(), limitMs);
    try {
        const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
        if (answers.some((answer) => answer.status === 'fulfilled' && answer.value.length > 0))
            return undefined;
        const codes = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason.code) : 'ENODATA'));
        if (await leadsBack(resolver, host))
            return 'ELOOP';
        return codes.find((code) => code === 'ENODATA') ?? codes[0];
    }
    finally {
        clearTimeout(cancel);
        resolver.cancel();
    }
}
async function leadsBack(resolver, host) {
    const seen = new Set();
    for (let name = host.toLowerCase(); seen.size < MAX_LINKS;) {
        if (seen.has(name))
            return true;
        seen.add(name);
        try {
            const [next] = await resolver.resolveCname(name);
            if (next === undefined)
                return false;
            name = next.toLowerCase();
        }
        catch {
            return false;
        }
    }
    return false;
}


/***/ })

};
