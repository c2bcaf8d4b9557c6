#!/usr/bin/env node
/******/ var __webpack_modules__ = ({

/***/ 20181:
/***/ ((module) => {

module.exports = process.getBuiltinModule("buffer");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = process.getBuiltinModule("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = process.getBuiltinModule("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:child_process");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 41314:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:dgram");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path/posix");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:process");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:stream/consumers");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:v8");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:zlib");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = process.getBuiltinModule("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = process.getBuiltinModule("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = process.getBuiltinModule("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("string_decoder");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = process.getBuiltinModule("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return ({"3":"imapflow-lib-handler-imap-handler","15":"dns-plan-yaml-nodes","34":"verdict-evaluate","65":"mail-imap-start-session-and-mail-smtp-start-session-69e2d8e1","71":"settings-files-gate-files","130":"system-explain-lookup","146":"probes-mx-talks-judge-talks","151":"cli-run-cli-for-cli-start-151","168":"system-keep-memory-low","176":"probes-imap-mailbox-measure-mailboxes","182":"plan-plan-merge","187":"import-import-file","213":"cli-commands-run-lint-and-plan-plan-checks-and-7adafd89","237":"merge-run-merge","282":"mail-imap-start-session-and-mail-smtp-start-session-0ad62fcb","298":"cli-commands-run-lint-and-plan-plan-checks-and-plan-3a478838","306":"mail-message-message","330":"mail-tls-handshake-for-mail-imap-open-and-mail-smtp-open","344":"sandbox-mail-domain-and-sandbox-sandbox-for-cli-ce8e3b7e","352":"sandbox-mail-domain-and-sandbox-sandbox-for-cli-2bc8178f","354":"probes-imap-search-search-mailbox","368":"iconv-lite-and-mailauth-lib-spf-index","473":"pipeline-dry-run","483":"dns-plan-yaml-nodes-and-import-import-file-and-yaml","485":"plan-plan-checks","525":"mailauth-lib-spf-index","572":"nodemailer-lib-mail-composer","593":"probes-round-trip-make-round-trip","603":"plan-plan-memory","664":"nodemailer-lib-mail-composer-and-nodemailer-lib-smtp-dd4a4ff6","678":"mail-opening-wrong-mode","704":"dns-plan-read-plan","725":"cli-commands-run-lint","731":"mail-imap-start-session","735":"cli-run-cli-for-cli-start-735","757":"mail-opening-old-version","774":"ajv-dist-2020","825":"probes-mx-talk-with-hosts","833":"probes-imap-search-search-mailbox-and-probes-round-dc60a37e","838":"cli-commands-run-history-and-cli-commands-terminal-memory","847":"nodemailer-lib-smtp-connection","852":"sandbox-mail-domain","868":"probes-mx-run-gate","881":"mail-smtp-start-session","925":"cli-commands-run-history","949":"mail-tls-handshake-for-mail-opening-connect","970":"tinyglobby","992":"cli-commands-terminal-memory"})[chunkId] + ".js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: ./lib/system/run-to-verdict.js
function runToVerdict(host, run, { exitCode, say }) {
    let hasVerdict = false;
    let wasSaid = false;
    const sayOnce = (sentence) => {
        if (!wasSaid)
            say(sentence);
        wasSaid = true;
    };
    const fail = (error) => {
        sayOnce(describeFault(error));
        host.exit(exitCode);
    };
    host.exitCode = exitCode;
    host.on('uncaughtException', (error) => {
        if (host.listenerCount('uncaughtException') === 1)
            fail(error);
    });
    host.on('exit', () => {
        if (hasVerdict)
            return;
        host.exitCode = exitCode;
        sayOnce('Mail Probe ended before there was a verdict.');
    });
    run().then((code) => {
        hasVerdict = true;
        host.exitCode = code;
    }, fail);
}
function describeFault(error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const line = text.replace(/\s+/g, ' ').slice(0, 500);
    if (isMissingPart(error))
        return `Mail Probe is not complete, and has to be installed again (${line}).`;
    return `Mail Probe failed, which says nothing about the mail system (${line}).`;
}
function isMissingPart(error) {
    if (!(error instanceof Error))
        return false;
    return error instanceof SyntaxError || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND');
}

;// CONCATENATED MODULE: ./lib/cli/needed-node.js
const OLDEST_MINOR = { 20: 16, 22: 3 };
function tooOld(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > 22 || minor >= (OLDEST_MINOR[major] || Number.POSITIVE_INFINITY))
        return undefined;
    return `Node ${version} is too old: Mail Probe needs Node 20.16 or later, and of Node 22 that is 22.3 or later. Nothing was tested.`;
}

;// CONCATENATED MODULE: ./lib/cli/start.js


const UNKNOWN = 3;
function startCli(host) {
    host.stderr.on('error', () => { });
    const say = (sentence) => void host.stderr.write(`mail-probe: ${sentence}\n`);
    const problem = tooOld(host.versions.node);
    if (problem === undefined) {
        runToVerdict(host, () => Promise.all(/* import() */[__nccwpck_require__.e(735), __nccwpck_require__.e(151)]).then(__nccwpck_require__.bind(__nccwpck_require__, 71151)).then(({ runCli }) => runCli(host)), { exitCode: UNKNOWN, say });
        return;
    }
    host.exitCode = UNKNOWN;
    say(problem);
}

;// CONCATENATED MODULE: ./lib/cli.js

startCli(process);

