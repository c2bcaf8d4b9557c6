export const id = 962;
export const ids = [962];
export const modules = {

/***/ 9962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _engine_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25833);
/* harmony import */ var _engine_recorder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17103);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25836);
/* harmony import */ var _pipeline_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44102);
/* harmony import */ var _text_untrusted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18340);
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50359);
/* harmony import */ var _ticket_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90628);







const LIMIT_MS = 20_000;
async function runPost(world) {
    const tickets = (0,_ticket_js__WEBPACK_IMPORTED_MODULE_5__/* .readTickets */ .oC)(world.env);
    if (tickets.length === 0)
        return 0;
    const job = await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_3__/* .prepare */ .iA)(world);
    (0,_masks_js__WEBPACK_IMPORTED_MODULE_6__/* .printMasks */ .nL)(job.secrets, world.stdout);
    const what = tickets.length === 1 ? 'its test message deleted; looking for it' : 'all test messages deleted; looking';
    world.stdout(`Mail Probe: the main step has not seen ${what} once more.`);
    const logins = new _engine_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .Logins */ .n();
    const stories = await Promise.all(tickets.map((kept) => cleanUp(kept, job, world, logins)));
    for (const line of stories.flat())
        world.stdout(`  ${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .safeText */ .Hk)(job.redact(line), 600)}`);
    return 0;
}
async function cleanUp({ ticket, owner }, job, world, logins) {
    const check = job.plan?.checks.find(({ name }) => (0,_ticket_js__WEBPACK_IMPORTED_MODULE_5__/* .ticketOwner */ .sx)(name) === owner);
    const cleanUpLater = check?.probe.cleanUp;
    if (!cleanUpLater) {
        const where = ticket.mailboxes.join(' and ');
        return [
            `The check is not there any more. Look for ${ticket.token} in the subjects of ${where}, and delete it by hand.`,
        ];
    }
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(tooSlow()), LIMIT_MS);
    const recorder = new _engine_recorder_js__WEBPACK_IMPORTED_MODULE_1__/* .Recorder */ .v(world, controller.signal, {
        redact: job.redact,
        onProgress: () => { },
        onTrace: () => { },
        onCleanup: async () => { },
        onLogin: (protocol, refused) => logins.learn(check, protocol, refused),
        loginRefusal: (protocol) => logins.refusal(check, protocol),
    });
    const last = { signal: controller.signal, hasSuccessor: false, leave: () => { }, amend: () => { } };
    let trouble;
    await logins.turn(check);
    try {
        await cleanUpLater(ticket, recorder.forCleanup(last));
    }
    catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
    }
    finally {
        clearTimeout(timer);
        controller.abort();
        logins.release(check);
    }
    const lines = recorder.finish(undefined, new Set()).findings.map(describe);
    if (trouble !== undefined)
        lines.push(`It could not be deleted: ${trouble}`);
    if (lines.length === 0)
        lines.push('It is deleted.');
    return job.plan?.many ? lines.map((line) => `${check.name}: ${line}`) : lines;
}
function describe({ message, hint }) {
    return [message, hint].filter((part) => part !== undefined).join(' ');
}
function tooSlow() {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .ProbeFailure */ .BU({
        code: 'E_DEADLINE',
        phase: 'cleanup',
        message: `The clean-up did not finish within ${LIMIT_MS / 1000} s.`,
        hint: 'Delete the message by hand.',
    });
}


/***/ })

};
