export const id = 678;
export const ids = [678];
export const modules = {

/***/ 42678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   answersTls: () => (/* binding */ answersTls)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41692);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49438);


const LIMIT_MS = 1000;
function answersTls({ endpoint, address }, context) {
    const { signal, world } = context;
    return new Promise((resolve) => {
        const plain = world.connect(address, endpoint.port);
        const socket = node_tls__WEBPACK_IMPORTED_MODULE_0__.connect({ socket: plain, host: endpoint.tls.servername, rejectUnauthorized: false });
        const end = (isTls) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            socket.destroy();
            plain.destroy();
            resolve(isTls);
        };
        const onAbort = () => end(false);
        const timer = setTimeout(onAbort, LIMIT_MS);
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
        plain.on('error', () => end(false));
        socket.once('secureConnect', () => end(true));
        socket.on('error', (error) => end(/_ALERT_/.test((0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) ?? '')));
        socket.once('close', () => end(false));
    });
}


/***/ })

};
