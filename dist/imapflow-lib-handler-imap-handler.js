export const id = 3;
export const ids = [3];
export const modules = {

/***/ 20003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compiler: () => (/* reexport */ imap_compiler),
  parser: () => (/* reexport */ parser)
});

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/imap-formal-syntax.js
/* eslint new-cap: 0, no-useless-concat: 0 */
/**
 * Defines the IMAP formal syntax character classes and validation rules as specified
 * in RFC 3501 Section 9 (http://tools.ietf.org/html/rfc3501#section-9).
 *
 * Each exported method returns a string of allowed characters for a given IMAP grammar
 * production rule (e.g., ATOM-CHAR, ASTRING-CHAR, TEXT-CHAR). Results are computed once,
 * on first use, and cached at module level.
 *
 * Also exports a `verify` function for validating strings against a set of allowed characters.
 */
/**
 * Generates a string containing all characters in the given Unicode code point range (inclusive).
 *
 * @param start - The starting character code point.
 * @param end - The ending character code point.
 * @returns A string containing all characters from start to end.
 */
function expandRange(start, end) {
    let chars = [];
    for (let i = start; i <= end; i++) {
        chars.push(i);
    }
    return String.fromCharCode(...chars);
}
/**
 * Returns a new string with all characters from the exclude string removed from the source string.
 *
 * @param source - The source string to filter.
 * @param exclude - A string of characters to exclude from the source.
 * @returns The source string with excluded characters removed.
 */
function excludeChars(source, exclude) {
    return Array.prototype.filter.call(source, (ch) => exclude.indexOf(ch) < 0).join('');
}
/**
 * Wraps a computation so that it runs once, on first call, and the result is reused afterwards.
 *
 * @param compute - Produces the character set.
 * @returns A zero-argument function returning the cached character set.
 */
function memo(compute) {
    let value = null;
    return () => {
        if (value === null) {
            value = compute();
        }
        return value;
    };
}
/** All 7-bit US-ASCII characters excluding NUL (0x01-0x7F). */
const CHAR = memo(() => expandRange(0x01, 0x7f));
/** All 8-bit characters excluding NUL (0x01-0xFF). */
const CHAR8 = memo(() => expandRange(0x01, 0xff));
/** The space character (0x20). */
const SP = () => ' ';
/** All control characters (0x00-0x1F and 0x7F). */
const CTL = memo(() => expandRange(0x00, 0x1f) + '\x7F');
/** The double-quote character. */
const DQUOTE = () => '"';
/** All uppercase and lowercase ASCII alphabetic characters (A-Z, a-z). */
const ALPHA = memo(() => expandRange(0x41, 0x5a) + expandRange(0x61, 0x7a));
/** All ASCII digit characters (0-9). */
const DIGIT = memo(() => expandRange(0x30, 0x39));
/** The LIST wildcard characters ("%" and "*"). */
const listWildcards = () => '%' + '*';
/** Characters that are special inside quoted strings (DQUOTE and backslash). */
const quotedSpecials = memo(() => DQUOTE() + '\\');
/** The response-special character ("]"). */
const respSpecials = () => ']';
/** Characters that are special in ATOMs and must be excluded: "(", ")", "{", SP, CTL, list-wildcards, quoted-specials, resp-specials. */
const atomSpecials = memo(() => '(' + ')' + '{' + SP() + CTL() + listWildcards() + quotedSpecials() + respSpecials());
/** Characters allowed in an IMAP ATOM (CHAR minus atom-specials). */
const atomChar = memo(() => excludeChars(CHAR(), atomSpecials()));
/** Characters allowed in an IMAP ASTRING (ATOM-CHAR plus resp-specials). */
const astringChar = memo(() => atomChar() + respSpecials());
/** Characters allowed in IMAP text (CHAR minus CR and LF). */
const textChar = memo(() => excludeChars(CHAR(), '\r\n'));
/** Characters allowed in an IMAP tag (ASTRING-CHAR minus "+"). */
const tag = memo(() => excludeChars(astringChar(), '+'));
/** Characters allowed in an IMAP command name (ALPHA, DIGIT, and hyphen). */
const command = memo(() => ALPHA() + DIGIT() + '-');
/**
 * Verifies that every character in the given string is within the set of allowed characters.
 *
 * @param str - The string to validate.
 * @param allowedChars - A string containing all allowed characters.
 * @returns The index of the first disallowed character, or -1 if all characters are valid.
 */
function verify(str, allowedChars) {
    for (let i = 0, len = str.length; i < len; i++) {
        if (allowedChars.indexOf(str.charAt(i)) < 0) {
            return i;
        }
    }
    return -1;
}
const imapFormalSyntax = {
    CHAR,
    CHAR8,
    SP,
    CTL,
    DQUOTE,
    ALPHA,
    DIGIT,
    'ATOM-CHAR': atomChar,
    'ASTRING-CHAR': astringChar,
    'TEXT-CHAR': textChar,
    'atom-specials': atomSpecials,
    'list-wildcards': listWildcards,
    'quoted-specials': quotedSpecials,
    'resp-specials': respSpecials,
    tag,
    command,
    verify
};
/* harmony default export */ const imap_formal_syntax = (imapFormalSyntax);

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/errors.js
/**
 * The `code` values ImapFlow sets on the errors it raises, so they can be matched without
 * string literals: `if (err.code === ImapFlowErrorCode.NoConnection)`.
 *
 * Parser failures use `ParserError` followed by a number (`ParserError11`) and are not listed
 * one by one, test them with `err.code?.startsWith('ParserError')`. Errors from the socket, TLS
 * or DNS layer pass through with Node's own code (`ECONNREFUSED`, `ENOTFOUND`, ...).
 */
const ImapFlowErrorCode = {
    // the connection is gone, the command was not (or can no longer be) completed
    NoConnection: 'NoConnection',
    EConnectionClosed: 'EConnectionClosed',
    StateLogout: 'StateLogout',
    ClosedAfterConnectText: 'ClosedAfterConnectText',
    ClosedAfterConnectTLS: 'ClosedAfterConnectTLS',
    // timeouts
    CONNECT_TIMEOUT: 'CONNECT_TIMEOUT',
    GREETING_TIMEOUT: 'GREETING_TIMEOUT',
    UPGRADE_TIMEOUT: 'UPGRADE_TIMEOUT',
    ETIMEOUT: 'ETIMEOUT',
    LockTimeout: 'LockTimeout',
    // the server
    ETHROTTLE: 'ETHROTTLE',
    UnexpectedTag: 'UnexpectedTag',
    MissingTag: 'MissingTag',
    InvalidResponse: 'InvalidResponse',
    ResponseProcessingFailed: 'ResponseProcessingFailed',
    STARTTLS_INJECTION: 'STARTTLS_INJECTION',
    COMPRESS_TRAILING_DATA: 'COMPRESS_TRAILING_DATA',
    PollFailed: 'PollFailed',
    NotFound: 'NotFound',
    MissingServerExtension: 'MissingServerExtension',
    // response parsing and size limits
    ParserError: 'ParserError',
    ParserErrorExchange: 'ParserErrorExchange',
    // an unexpected exception inside the parser, re-raised with a code; a parser bug
    ParserErrorInternal: 'ParserErrorInternal',
    MAX_IMAP_NESTING_REACHED: 'MAX_IMAP_NESTING_REACHED',
    LineTooLarge: 'LineTooLarge',
    LiteralTooLarge: 'LiteralTooLarge',
    ResponseTooLarge: 'ResponseTooLarge',
    TooManyTokens: 'TooManyTokens',
    // one command received more untagged responses than are kept, see MAX_COLLECTED_RESPONSES
    TooManyResponses: 'TooManyResponses',
    // invalid values in a command
    InvalidStringValue: 'InvalidStringValue',
    InvalidTokenValue: 'InvalidTokenValue',
    InvalidTextValue: 'InvalidTextValue',
    InvalidSequenceSet: 'InvalidSequenceSet',
    InvalidSearchQuery: 'InvalidSearchQuery',
    InvalidMessageContent: 'InvalidMessageContent',
    // download()
    DownloadOverflow: 'DownloadOverflow',
    DownloadIncomplete: 'DownloadIncomplete',
    // proxy connections
    ProxyError: 'ProxyError',
    EPROXY: 'EPROXY',
    UnsupportedProxyAddress: 'UnsupportedProxyAddress',
    ERR_INVALID_URL: 'ERR_INVALID_URL',
    // the transport option
    UnsupportedTransportOption: 'UnsupportedTransportOption',
    // API misuse
    InstanceReused: 'InstanceReused',
    // a message command (FETCH) was called while no mailbox was selected
    NoMailboxSelected: 'NoMailboxSelected'
};
/**
 * Error subclass thrown when IMAP authentication fails.
 */
class AuthenticationFailure extends Error {
    constructor() {
        super(...arguments);
        this.authenticationFailed = true;
    }
}
/**
 * Creates an {@link ImapFlowError} with a code and optional extra properties. The code is
 * checked by the compiler against {@link ImapFlowErrorCode}, so a typo or an undeclared
 * code fails the build instead of reaching consumers.
 *
 * @param message - The error message
 * @param code - The error code
 * @param props - Extra properties to set on the error
 * @returns The error, ready to throw or reject with
 */
function createImapError(message, code, props) {
    const error = new Error(message);
    error.code = code;
    if (props) {
        Object.assign(error, props);
    }
    return error;
}

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/limits.js
// Shared response-size limits for the IMAP parser. Kept in one place so the streaming parser
// (ImapStream) and the standalone token parser cannot drift apart, and so the documented
// defaults in the ImapFlowOptions type describe both paths.

// Maximum allowed literal size: 1GB (1073741824 bytes)
const MAX_LITERAL_SIZE = 1024 * 1024 * 1024;
// Default maximum length of a single line (a response without a literal). Matches the literal cap:
// large literal-free responses (e.g. big SEARCH/LIST results) are legitimate, so this bound exists
// only to stop a server that never sends a line terminator, not to constrain normal traffic.
const MAX_LINE_SIZE = (/* unused pure expression or super */ null && (MAX_LITERAL_SIZE));
// Default maximum total size of a single assembled response: every line segment and literal of
// one response combined. The per-line and per-literal caps alone cannot stop a server that
// spreads attacker-controlled bytes across an unbounded number of tokens of a single response
// (e.g. one FETCH answer carrying many maximum-size literals).
//
// Deliberately above the literal cap: the response total also carries the literal's marker line
// and the rest of the response framing, so a cap equal to MAX_LITERAL_SIZE would make a literal
// of exactly the maximum permitted size impossible to receive. Configuring both limits calls for
// the same headroom - set maxResponseSize above maxLiteralSize, not equal to it.
const MAX_RESPONSE_SIZE = 2 * MAX_LITERAL_SIZE;
// Default maximum number of tokens (atoms, strings, literals, lists and the other parse tree
// nodes) in a single response. The byte limits bound what a server sends, not what parsing it
// costs: every token becomes a tree node and an attribute object, around a hundred bytes of heap
// for a two-byte "1 ", so a line of many small tokens costs fifty times its size. A legitimate
// response stays far below this (the long one, a SEARCH answer of plain numbers, is read without
// the tokenizer, see parser()), so the bound only stops a server that floods one response.
const MAX_RESPONSE_TOKENS = 1000000;
// How much of the offending input a parse error carries along. The error travels whole into log
// entries (pino copies every property of a logged error) and into the rejection of the command
// the line belonged to, and the line can be as long as the configured line cap.
const ERROR_CONTEXT_LENGTH = 1024;
/**
 * The input a parse error carries: a bounded prefix with the full length.
 *
 * @param input - The input that failed to parse
 * @returns The bounded prefix and the full length
 */
const boundedInput = (input) => ({
    input: input.slice(0, ERROR_CONTEXT_LENGTH),
    inputLength: input.length
});
/**
 * Normalizes a configured size limit. A non-negative integer is honored as-is (including 0, which
 * means "reject anything non-empty"), and `Infinity` disables the limit; anything else falls back
 * to the default, so an explicit 0 is not silently swallowed the way `value || DEFAULT` would
 * swallow it.
 *
 * @param value - The configured value.
 * @param defaultValue - Fallback when the value is not a usable limit.
 * @returns The normalized limit.
 */
const normalizeLimit = (value, defaultValue) => (Number.isInteger(value) || value === Infinity) && value >= 0 ? value : defaultValue;
/**
 * Builds the `LiteralTooLarge` error. One shape for every place a literal is refused, so callers
 * can rely on `code`, `literalSize` and `maxSize` regardless of which parser rejected it.
 *
 * @param literalSize - The declared literal size.
 * @param maxSize - The bound that was exceeded.
 * @param reason - What the bound was, when it is not the configured maximum.
 * @returns The error to emit or throw.
 */
const createLiteralTooLargeError = (literalSize, maxSize, reason) => createImapError(`Literal size ${literalSize} exceeds ${reason || `maximum allowed size of ${maxSize} bytes`}`, 'LiteralTooLarge', {
    literalSize,
    maxSize
});

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/token-parser.js
/* eslint new-cap: 0 */



const STATE_ATOM = 0x001;
const STATE_LITERAL = 0x002;
const STATE_NORMAL = 0x003;
const STATE_PARTIAL = 0x004;
const STATE_SEQUENCE = 0x005;
const STATE_STRING = 0x006;
const RE_SINGLE_DIGIT = /^\d$/;
// Prevents stack overflow from maliciously crafted deeply-nested IMAP input (e.g., (((((...)))))).
// The tokenizer itself is iterative; what recurses is the getAttributes() walk and the
// consumers of its output (the body structure parser, the compiler used for logging), and
// a hundred frames is nothing to any of them. The old bound of 25 was reached by a message
// with 22 nested multiparts, which an external sender can produce, and the whole FETCH row
// then failed to parse and was dropped silently.
const MAX_NODE_DEPTH = 100;
// The depth at which the data items of a FETCH response sit: TREE (0) > the item list (1) >
// a key or value (2). See createNode() for what happens when nesting overflows below one.
const FETCH_DATA_ITEM_DEPTH = 2;
/**
 * Tokenizes an IMAP attribute string into a tree of typed nodes.
 * Handles all IMAP data types: atoms, quoted strings, literals (including literal8),
 * sequences, lists (parenthesized groups), sections (bracketed groups), and partial ranges.
 * Enforces a maximum nesting depth of {@link MAX_NODE_DEPTH} to prevent stack overflow
 * from malicious input: a FETCH data item that nests deeper is replaced by NIL and listed in
 * `truncatedAttributes`, any other input that nests deeper fails to parse.
 */
class TokenParser {
    /**
     * Creates a new TokenParser.
     *
     * @param parent - The parent ParserInstance that owns this token parser. Used to access the parsed command for context-sensitive parsing.
     * @param startPos - The starting position offset in the original input, used for error reporting.
     * @param str - The attribute string to tokenize.
     * @param options - Parser options.
     * @param options.literalPlus - Whether the LITERAL+ extension is in use.
     * @param options.literals - Pre-parsed literal values from the input stream.
     * @param options.maxLiteralSize - Maximum size (in bytes) of a literal parsed inline
     *   from the input, i.e. when no pre-parsed literal buffers were supplied. Defaults to 1GB.
     * @param options.maxResponseTokens - Maximum number of parse tree nodes, see MAX_RESPONSE_TOKENS.
     */
    constructor(parent, startPos, str, options) {
        this.str = (str || '').toString();
        this.options = options || {};
        this.parent = parent;
        // Same normalization and default as the streaming parser, so a direct user of this parser
        // gets the same bound (an explicit 0 means "reject any non-empty inline literal").
        this.maxLiteralSize = normalizeLimit(this.options.maxLiteralSize, MAX_LITERAL_SIZE);
        this.maxResponseTokens = normalizeLimit(this.options.maxResponseTokens, MAX_RESPONSE_TOKENS);
        this.tokenCount = 0;
        this.truncatedAttributes = [];
        this.tree = this.currentNode = this.createNode();
        this.pos = startPos || 0;
        this.currentNode.type = 'TREE';
        this.state = STATE_NORMAL;
    }
    /**
     * Builds a numbered parser error that carries a bounded copy of the input and the position
     * (and character, when there is one) where parsing failed.
     *
     * @param message - The error message
     * @param code - The numbered parser error code
     * @param pos - Position of the failure in the original input
     * @param chr - The offending character
     * @returns The error to throw
     */
    parserError(message, code, pos, chr) {
        const parserContext = { ...boundedInput(this.str), pos };
        if (chr !== undefined) {
            parserContext.chr = chr;
        }
        return createImapError(message, code, { parserContext });
    }
    /**
     * Processes the input string and returns the parsed attributes as a flat array of typed objects.
     * Each attribute is an object with a `type` (e.g., "ATOM", "STRING", "LITERAL", "SEQUENCE")
     * and a `value` property. Lists are represented as nested arrays. Sections and partials are
     * attached as properties on the preceding attribute object.
     *
     * @returns A promise that resolves to an array of parsed attribute objects and nested arrays.
     * @throws {Error} If the input contains syntax errors or unclosed nodes.
     */
    async getAttributes() {
        await this.processString();
        const attributes = [];
        let branch = attributes;
        // Synchronous on purpose: the recursion is bounded by MAX_NODE_DEPTH, and an async walk
        // allocated a promise per token, which a line of many small tokens multiplies
        let walk = (node) => {
            let curBranch = branch;
            let elm;
            let partial;
            if (!node.isClosed && node.type === 'SEQUENCE' && node.value === '*') {
                node.isClosed = true;
                node.type = 'ATOM';
            }
            // If the node was never closed, throw it
            if (!node.isClosed) {
                throw this.parserError(`Unexpected end of input at position ${this.pos + this.str.length - 1} [E9]`, 'ParserError9', this.pos + this.str.length - 1);
            }
            let type = (node.type || '').toString().toUpperCase();
            if (node.truncated) {
                // The item nested deeper than MAX_NODE_DEPTH, see createNode(). Its subtree is
                // not walked (that is what keeps this recursion bounded). A list is replaced by
                // NIL so the data items keep pairing up as key and value; a section is attached
                // to the item before it, so it is dropped whole.
                if (type === 'LIST') {
                    branch.push(null);
                }
                return;
            }
            switch (type) {
                case 'LITERAL':
                case 'STRING':
                case 'SEQUENCE':
                    elm = {
                        type: node.type.toUpperCase(),
                        value: node.value
                    };
                    branch.push(elm);
                    break;
                case 'ATOM':
                    if (node.value.toUpperCase() === 'NIL') {
                        branch.push(null);
                        break;
                    }
                    elm = {
                        type: node.type.toUpperCase(),
                        value: node.value
                    };
                    branch.push(elm);
                    break;
                case 'SECTION':
                    branch = branch[branch.length - 1].section = [];
                    break;
                case 'LIST':
                    elm = [];
                    branch.push(elm);
                    branch = elm;
                    break;
                case 'PARTIAL':
                    partial = node.value.split('.').map(Number);
                    branch[branch.length - 1].partial = partial;
                    break;
            }
            // Each child is released once it is converted, so the tree and the attributes built
            // from it are not both held whole at the peak of a line of many tokens
            let childNodes = node.childNodes;
            for (let i = 0; childNodes && i < childNodes.length; i++) {
                walk(childNodes[i]);
                childNodes[i] = null;
            }
            branch = curBranch;
        };
        walk(this.tree);
        return attributes;
    }
    /**
     * Creates a new node in the parse tree. Each node represents a token or structural
     * element (e.g., atom, string, literal, list, section, partial). The node is automatically
     * appended to the parent's childNodes array if a parent is provided.
     *
     * @param parentNode - The parent node to attach this node to. If omitted, creates a root node.
     * @param startPos - The starting position of this node in the original input string.
     * @returns The newly created node with childNodes, type, value, and isClosed properties.
     * @throws {Error} If the nesting depth exceeds MAX_NODE_DEPTH outside a FETCH data item, or
     *   the response has more than maxResponseTokens nodes.
     */
    createNode(parentNode, startPos) {
        // The root node is not a token of the response
        if (parentNode && ++this.tokenCount > this.maxResponseTokens) {
            throw createImapError(`Response has more than ${this.maxResponseTokens} tokens`, 'TooManyTokens', {
                maxSize: this.maxResponseTokens,
                parserContext: { ...boundedInput(this.str), pos: startPos }
            });
        }
        let node = {
            // declared up front, so a node keeps one shape when its first child arrives
            childNodes: undefined,
            type: false,
            value: '',
            isClosed: true,
            depth: 0
        };
        if (parentNode) {
            node.parentNode = parentNode;
            node.depth = parentNode.depth + 1;
        }
        else {
            node.depth = 0;
        }
        if (node.depth > MAX_NODE_DEPTH) {
            if (!this.isFetchResponse()) {
                // A bounded prefix only, the error travels whole into logs and rejections
                throw createImapError('Too much nesting in IMAP string', 'MAX_IMAP_NESTING_REACHED', { _imapStr: this.str.slice(0, ERROR_CONTEXT_LENGTH) });
            }
            // A FETCH row carries the data of one message, and the item nesting this deep (a
            // BODYSTRUCTURE of a message with a hundred nested multiparts, which the sender of
            // that message controls) is one of several. Failing the line would drop the whole
            // row, and with it the message, from the FETCH result. The data item is marked
            // instead, which getAttributes() turns into NIL, and the tokenizer carries on: it
            // keeps no stack, so the depth costs it nothing. Marked on the first crossing only,
            // every node below that one is already inside a marked item.
            if (parentNode.depth === MAX_NODE_DEPTH) {
                this.truncateFetchDataItem(parentNode);
            }
        }
        if (typeof startPos === 'number') {
            node.startPos = startPos;
        }
        if (parentNode) {
            (parentNode.childNodes ||= []).push(node);
        }
        return node;
    }
    /**
     * Whether the line being parsed is a message data response (`* 12 FETCH (...)`): a numeric
     * command with FETCH as its first attribute. Only those get the per-item nesting fallback.
     *
     * @returns True for an untagged FETCH response
     */
    isFetchResponse() {
        let command = this.parent.command;
        let first = this.tree.childNodes?.[0];
        return (typeof command === 'string' &&
            /^\d+$/.test(command) &&
            !!first &&
            first.type === 'ATOM' &&
            typeof first.value === 'string' &&
            first.value.toUpperCase() === 'FETCH');
    }
    /**
     * Marks the FETCH data item a too deeply nested node belongs to as truncated and records
     * its key (the item before it in the list, e.g. BODYSTRUCTURE) for the caller to report.
     *
     * @param node - The node at MAX_NODE_DEPTH whose child would exceed the limit
     */
    truncateFetchDataItem(node) {
        let item = node;
        while (item.depth > FETCH_DATA_ITEM_DEPTH && item.parentNode) {
            item = item.parentNode;
        }
        if (item.truncated) {
            return;
        }
        item.truncated = true;
        // The item is the last child of the list while it is being parsed, so its key is the
        // child before it. A key is an atom (BODYSTRUCTURE, ENVELOPE, BODY); anything else means
        // the row itself is malformed, and the key is reported as unknown.
        let siblings = item.parentNode?.childNodes || [];
        let key = siblings[siblings.length - 2];
        this.truncatedAttributes.push(key && key.type === 'ATOM' && typeof key.value === 'string' ? key.value.toUpperCase() : '?');
    }
    /**
     * Processes the entire input string character by character using a state machine.
     * Transitions between states (NORMAL, ATOM, STRING, LITERAL, SEQUENCE, PARTIAL, TEXT)
     * based on the current character and builds the parse tree. This is the main parsing
     * loop that drives the tokenization.
     *
     * @throws {Error} If the input contains unexpected characters, unclosed structures, or other syntax errors.
     */
    async processString() {
        let chr, i, len;
        const checkSP = () => {
            // jump to the next non whitespace pos
            while (this.str.charAt(i + 1) === ' ') {
                i++;
            }
        };
        // Whether chr is the closing delimiter of node: ")" ends a LIST, "]" ends a SECTION
        const closesNode = (c, node) => !!node && ((c === ')' && node.type === 'LIST') || (c === ']' && node.type === 'SECTION'));
        // Facts about the ATOM, SEQUENCE or PARTIAL token being read, kept up to date as its
        // characters are appended. Reading them back from the value instead (value.at(-1),
        // value.includes('*'), a regex test) makes V8 flatten the string built with += on every
        // character, which is quadratic in the token length, and the server decides that length:
        // a 600 KB ESEARCH result took seconds of event loop time
        let tokenLength = 0;
        // Where the token starts in the input, and whether its value still is that run of the
        // input. A token is read as a run of characters, so its value is sliced from the input
        // instead of grown with +=: each += of a long token adds a cons string of some twenty
        // bytes per character, which the server multiplies with a long token
        let tokenStart = 0;
        let tokenSliced = true;
        // Where the quoted string being read starts, and whether it holds an escape
        let stringStart = 0;
        let stringEscaped = false;
        let tokenLast = '';
        let tokenPrev = '';
        let tokenDigitsOnly = true;
        let tokenHasStar = false;
        let tokenHasDot = false;
        const appendToToken = (c) => {
            if (!tokenLength) {
                tokenStart = i;
            }
            tokenSliced = tokenSliced && i === tokenStart + tokenLength && this.str.charAt(i) === c;
            this.currentNode.value = tokenSliced ? this.str.slice(tokenStart, i + 1) : this.currentNode.value + c;
            tokenLength++;
            tokenPrev = tokenLast;
            tokenLast = c;
            tokenDigitsOnly = tokenDigitsOnly && RE_SINGLE_DIGIT.test(c);
            tokenHasStar = tokenHasStar || c === '*';
            tokenHasDot = tokenHasDot || c === '.';
        };
        // A digit-led token is only a guess at a sequence set. ":" and "," are ATOM-CHARs, so a
        // server sends a mailbox name, keyword or label such as "2024:Q1" or "1,a" unquoted, and
        // rejecting it would drop the whole response line: the mailbox missing from LIST, the
        // message missing from FETCH. When the sequence grammar breaks, such a token is read on as
        // an atom, and the atom rules decide whether the current character is acceptable. A token
        // holding "*" can not be an atom ("*" is not an ATOM-CHAR), so it keeps the sequence errors
        const continueAsAtom = () => {
            this.currentNode.type = 'ATOM';
            this.state = STATE_ATOM;
            // read the current character again, in STATE_ATOM
            i--;
        };
        // Starts the value of the current node as a new token, with its first character if any
        const startToken = (first) => {
            this.currentNode.value = '';
            tokenLength = 0;
            tokenSliced = true;
            tokenLast = tokenPrev = '';
            tokenDigitsOnly = true;
            tokenHasStar = tokenHasDot = false;
            if (first) {
                appendToToken(first);
            }
        };
        // ImapStream supplies one buffer per literal marker it framed, {0} included. A marker
        // without a buffer means the line and its literals do not match up, so fail with a parser
        // error instead of reading a missing buffer or shifting every later literal by one
        // Read by index: shift() moves every remaining buffer, which made a response of many
        // literals quadratic to parse
        let literalIndex = 0;
        const takeLiteral = (literals) => {
            if (literalIndex >= literals.length) {
                throw this.parserError(`Literal without data at position ${this.pos + i} [E35]`, 'ParserError35', this.pos + i, chr);
            }
            return literals[literalIndex++];
        };
        // Any ATOM supported char starts a new Atom sequence, otherwise throw an error
        // Allow \ as the first char for atom to support system flags
        // Allow % to support LIST '' %
        // Allow 8bit characters (presumably unicode)
        // Shared by the default branch and by a '[' that is not a response code section, which
        // used to fall through into the default branch
        const startAtom = () => {
            if (!imap_formal_syntax['ATOM-CHAR']().includes(chr) && chr !== '\\' && chr !== '%' && chr.charCodeAt(0) < 0x80) {
                throw this.parserError(`Unexpected char at position ${this.pos + i} [E13: ${JSON.stringify(chr)}]`, 'ParserError13', this.pos + i, chr);
            }
            this.currentNode = this.createNode(this.currentNode, this.pos + i);
            this.currentNode.type = 'ATOM';
            startToken(chr);
            this.state = STATE_ATOM;
        };
        for (i = 0, len = this.str.length; i < len; i++) {
            chr = this.str.charAt(i);
            switch (this.state) {
                case STATE_NORMAL:
                    switch (chr) {
                        // DQUOTE starts a new string
                        case '"':
                            this.currentNode = this.createNode(this.currentNode, this.pos + i);
                            this.currentNode.type = 'string';
                            this.state = STATE_STRING;
                            stringStart = i + 1;
                            stringEscaped = false;
                            this.currentNode.isClosed = false;
                            break;
                        // ( starts a new list
                        case '(':
                            this.currentNode = this.createNode(this.currentNode, this.pos + i);
                            this.currentNode.type = 'LIST';
                            this.currentNode.isClosed = false;
                            break;
                        // ) closes a list
                        case ')':
                            if (this.currentNode.type !== 'LIST') {
                                throw this.parserError(`Unexpected list terminator ) at position ${this.pos + i} [E10]`, 'ParserError10', this.pos + i, chr);
                            }
                            this.currentNode.isClosed = true;
                            this.currentNode.endPos = this.pos + i;
                            this.currentNode = this.currentNode.parentNode;
                            checkSP();
                            break;
                        // ] closes section group
                        case ']':
                            if (this.currentNode.type !== 'SECTION') {
                                throw this.parserError(`Unexpected section terminator ] at position ${this.pos + i} [E11]`, 'ParserError11', this.pos + i, chr);
                            }
                            this.currentNode.isClosed = true;
                            this.currentNode.endPos = this.pos + i;
                            this.currentNode = this.currentNode.parentNode;
                            checkSP();
                            break;
                        // < starts a new partial byte range (e.g., BODY[]<0.1024>)
                        case '<':
                            // '<' is only a partial range marker when it immediately follows ']',
                            // which occurs in BODY[section]<origin.length> responses.
                            // In all other contexts, '<' is treated as the start of an ATOM.
                            if (this.str.charAt(i - 1) !== ']') {
                                this.currentNode = this.createNode(this.currentNode, this.pos + i);
                                this.currentNode.type = 'ATOM';
                                startToken(chr);
                                this.state = STATE_ATOM;
                            }
                            else {
                                this.currentNode = this.createNode(this.currentNode, this.pos + i);
                                this.currentNode.type = 'PARTIAL';
                                startToken();
                                this.state = STATE_PARTIAL;
                                this.currentNode.isClosed = false;
                            }
                            break;
                        // literal8 (RFC 3516): uses ~{size} prefix instead of {size}
                        // literal8 allows binary data containing NUL bytes, unlike regular literals
                        case '~': {
                            let nextChr = this.str.charAt(i + 1);
                            if (nextChr !== '{') {
                                // '~' is an ATOM-CHAR itself, so when it does not start a literal8
                                // it starts an atom, including the one-character atom "~" that a
                                // space, the end of the line or a closing delimiter ends
                                if (imap_formal_syntax['ATOM-CHAR']().includes(nextChr) ||
                                    nextChr === ' ' ||
                                    nextChr === '' ||
                                    closesNode(nextChr, this.currentNode)) {
                                    startAtom();
                                    break;
                                }
                                throw this.parserError(`Unexpected literal8 marker at position ${this.pos + i} [E12]`, 'ParserError12', this.pos + i, chr);
                            }
                            // Mark the next literal as literal8 type; consumed when '{' is encountered
                            this.expectedLiteralType = 'literal8';
                            break;
                        }
                        // { starts a new literal (regular {size}\r\n or literal8 ~{size}\r\n)
                        case '{':
                            this.currentNode = this.createNode(this.currentNode, this.pos + i);
                            this.currentNode.type = 'LITERAL';
                            // Use literal8 type if '~' was seen immediately before, otherwise standard literal
                            this.currentNode.literalType = this.expectedLiteralType || 'literal';
                            this.expectedLiteralType = false;
                            this.state = STATE_LITERAL;
                            this.currentNode.isClosed = false;
                            break;
                        // * starts a new sequence
                        case '*':
                            this.currentNode = this.createNode(this.currentNode, this.pos + i);
                            this.currentNode.type = 'SEQUENCE';
                            startToken(chr);
                            this.currentNode.isClosed = false;
                            this.state = STATE_SEQUENCE;
                            break;
                        // normally a space should never occur
                        case ' ':
                            // just ignore
                            break;
                        // [ starts section
                        case '[':
                            // If it is the *first* element after response command, then process as a response argument list
                            // Status responses (OK/NO/BAD/BYE/PREAUTH) use [code] for response codes
                            if (['OK', 'NO', 'BAD', 'BYE', 'PREAUTH'].includes(this.parent.command.toUpperCase()) &&
                                this.currentNode === this.tree) {
                                this.currentNode.endPos = this.pos + i;
                                this.currentNode = this.createNode(this.currentNode, this.pos + i);
                                this.currentNode.type = 'ATOM';
                                this.currentNode = this.createNode(this.currentNode, this.pos + i);
                                this.currentNode.type = 'SECTION';
                                this.currentNode.isClosed = false;
                                this.state = STATE_NORMAL;
                                // RFC 2221 REFERRAL special case: the payload is an RFC 2192/RFC 5092
                                // IMAP URL (e.g., imap://user@host/mailbox) which contains characters
                                // that would break normal ATOM parsing (colons, slashes, etc.).
                                // We handle this by consuming everything up to ']' as a single ATOM value.
                                if (this.str.substring(i + 1, i + 10).toUpperCase() === 'REFERRAL ') {
                                    // create the REFERRAL atom
                                    this.currentNode = this.createNode(this.currentNode, this.pos + i + 1);
                                    this.currentNode.type = 'ATOM';
                                    this.currentNode.endPos = this.pos + i + 8;
                                    this.currentNode.value = 'REFERRAL';
                                    this.currentNode = this.currentNode.parentNode;
                                    // eat all the way through the ] to be the  IMAPURL token.
                                    this.currentNode = this.createNode(this.currentNode, this.pos + i + 10);
                                    // just call this an ATOM, even though IMAPURL might be more correct
                                    this.currentNode.type = 'ATOM';
                                    // jump i to the ']' that closes the section. The URL itself can
                                    // hold a bracketed IPv6 host (imap://[::1]/INBOX), so brackets
                                    // opened inside the URL are matched before the closing one.
                                    let depth = 0;
                                    for (i = i + 10; i < this.str.length; i++) {
                                        let urlChr = this.str.charAt(i);
                                        if (urlChr === '[') {
                                            depth++;
                                        }
                                        else if (urlChr === ']' && depth-- === 0) {
                                            break;
                                        }
                                    }
                                    // A malformed REFERRAL with no closing ']' leaves i at the end of
                                    // the string, so the URL takes the rest of it.
                                    this.currentNode.endPos = this.pos + i - 1;
                                    this.currentNode.value = this.str.substring(this.currentNode.startPos - this.pos, this.currentNode.endPos - this.pos + 1);
                                    this.currentNode = this.currentNode.parentNode;
                                    // close out the SECTION
                                    this.currentNode.isClosed = true;
                                    this.currentNode = this.currentNode.parentNode;
                                    checkSP();
                                }
                                break;
                            }
                            // Not a response code section: handled like any other atom start
                            startAtom();
                            break;
                        default:
                            startAtom();
                            break;
                    }
                    break;
                case STATE_ATOM:
                    // An atom is terminated by: space, closing delimiter of parent node,
                    // a backslash starting the next flag of a list (broken servers only),
                    // or encountering a '[' that starts a section for BODY/BINARY commands.
                    // space finishes an atom
                    if (chr === ' ') {
                        this.currentNode.endPos = this.pos + i - 1;
                        this.currentNode = this.currentNode.parentNode;
                        this.state = STATE_NORMAL;
                        break;
                    }
                    // ')' or ']' terminates the atom AND closes the enclosing LIST or SECTION
                    if (closesNode(chr, this.currentNode.parentNode)) {
                        this.currentNode.endPos = this.pos + i - 1;
                        this.currentNode = this.currentNode.parentNode;
                        this.currentNode.isClosed = true;
                        this.currentNode.endPos = this.pos + i;
                        this.currentNode = this.currentNode.parentNode;
                        this.state = STATE_NORMAL;
                        checkSP();
                        break;
                    }
                    // A backslash can not occur inside an atom (it is a quoted-special), so one
                    // arriving inside a flag of a parenthesized list can only be a server that
                    // wrote two flags without the separating space, as home.pl does in its LIST
                    // responses ("\\Sent\\HasNoChildren"). Read it as the end of this flag and the
                    // start of the next one rather than rejecting the line, which would drop the
                    // whole mailbox. Only an atom that already is a flag is split, so an unquoted
                    // name is never cut in two, and only when a flag name follows, so a trailing
                    // backslash still fails as before instead of becoming a one-character flag
                    if (chr === '\\') {
                        const parent = this.currentNode.parentNode;
                        const value = this.currentNode.value;
                        const next = this.str.charAt(i + 1);
                        if (parent &&
                            parent.type === 'LIST' &&
                            value.length > 1 &&
                            value.startsWith('\\') &&
                            next &&
                            (imap_formal_syntax['ATOM-CHAR']().includes(next) || next === '*')) {
                            this.currentNode.endPos = this.pos + i - 1;
                            this.currentNode = parent;
                            startAtom();
                            break;
                        }
                    }
                    // If the atom so far is all digits and we see ',' or ':', it is actually
                    // a sequence set (e.g., "1:5" or "1,3,5"), so reclassify and switch state
                    if ((chr === ',' || chr === ':') && tokenLength && tokenDigitsOnly) {
                        this.currentNode.type = 'SEQUENCE';
                        this.currentNode.isClosed = true;
                        this.state = STATE_SEQUENCE;
                    }
                    // [ starts a section group for this element
                    // Allowed only for selected elements, otherwise falls through to regular ATOM processing
                    if (chr === '[' &&
                        tokenLength <= 11 &&
                        ['BODY', 'BODY.PEEK', 'BINARY', 'BINARY.PEEK'].includes(this.currentNode.value.toUpperCase())) {
                        this.currentNode.endPos = this.pos + i;
                        this.currentNode = this.createNode(this.currentNode.parentNode, this.pos + i);
                        this.currentNode.type = 'SECTION';
                        this.currentNode.isClosed = false;
                        this.state = STATE_NORMAL;
                        break;
                    }
                    // if the char is not ATOM compatible, throw. Allow \* as an exception
                    if (!imap_formal_syntax['ATOM-CHAR']().includes(chr) &&
                        chr.charCodeAt(0) < 0x80 && // allow 8bit (presumably unicode) bytes
                        chr !== ']' &&
                        !(chr === '*' && this.currentNode.value === '\\') &&
                        (!this.parent || !this.parent.command || !['NO', 'BAD', 'OK'].includes(this.parent.command.toUpperCase()))) {
                        throw this.parserError(`Unexpected char at position ${this.pos + i} [E16: ${JSON.stringify(chr)}]`, 'ParserError16', this.pos + i, chr);
                    }
                    else if (this.currentNode.value === '\\*') {
                        throw this.parserError(`Unexpected char at position ${this.pos + i} [E17: ${JSON.stringify(chr)}]`, 'ParserError17', this.pos + i, chr);
                    }
                    appendToToken(chr);
                    break;
                case STATE_STRING:
                    // DQUOTE ends the string sequence. Its value is taken from the input in one
                    // piece, for the same reason tokens are sliced, see appendToToken()
                    if (chr === '"') {
                        let value = this.str.slice(stringStart, i);
                        this.currentNode.value = stringEscaped ? value.replace(/\\([\s\S])/g, '$1') : value;
                        this.currentNode.endPos = this.pos + i;
                        this.currentNode.isClosed = true;
                        this.currentNode = this.currentNode.parentNode;
                        this.state = STATE_NORMAL;
                        checkSP();
                        break;
                    }
                    // \ Escapes the following char, which is skipped here so it can not end the string
                    if (chr === '\\') {
                        i++;
                        if (i >= len) {
                            throw this.parserError(`Unexpected end of input at position ${this.pos + i} [E18]`, 'ParserError18', this.pos + i);
                        }
                        stringEscaped = true;
                    }
                    break;
                case STATE_PARTIAL:
                    if (chr === '>') {
                        if (tokenLast === '.') {
                            throw this.parserError(`Unexpected end of partial at position ${this.pos + i} [E19]`, 'ParserError19', this.pos + i, chr);
                        }
                        this.currentNode.endPos = this.pos + i;
                        this.currentNode.isClosed = true;
                        this.currentNode = this.currentNode.parentNode;
                        this.state = STATE_NORMAL;
                        checkSP();
                        break;
                    }
                    if (chr === '.' && (!tokenLength || tokenHasDot)) {
                        throw this.parserError(`Unexpected partial separator . at position ${this.pos + i} [E20]`, 'ParserError20', this.pos + i, chr);
                    }
                    if (!imap_formal_syntax.DIGIT().includes(chr) && chr !== '.') {
                        throw this.parserError(`Unexpected char at position ${this.pos + i} [E21: ${JSON.stringify(chr)}]`, 'ParserError21', this.pos + i, chr);
                    }
                    if (tokenLast === '0' && (tokenLength === 1 || tokenPrev === '.') && chr !== '.') {
                        throw this.parserError(`Invalid partial at position ${this.pos + i} [E22: ${JSON.stringify(chr)}]`, 'ParserError22', this.pos + i, chr);
                    }
                    appendToToken(chr);
                    break;
                case STATE_LITERAL:
                    if (this.currentNode.started) {
                        // only relevant if literals are not already parsed out from input
                        // Disabled NULL byte check
                        // See https://github.com/emailjs/emailjs-imap-handler/commit/f11b2822bedabe492236e8263afc630134a3c41c
                        /*
                        if (chr === '\u0000') {
                            throw new Error('Unexpected \\x00 at position ' + (this.pos + i));
                        }
                        */
                        this.currentNode.chBuffer[this.currentNode.chPos++] = chr.charCodeAt(0);
                        if (this.currentNode.chPos >= this.currentNode.literalLength) {
                            this.currentNode.endPos = this.pos + i;
                            this.currentNode.isClosed = true;
                            this.currentNode.value = this.currentNode.chBuffer.toString('binary');
                            this.currentNode.chBuffer = Buffer.alloc(0);
                            this.currentNode = this.currentNode.parentNode;
                            this.state = STATE_NORMAL;
                            checkSP();
                        }
                        break;
                    }
                    if (chr === '+' && this.options.literalPlus) {
                        this.currentNode.literalPlus = true;
                        break;
                    }
                    if (chr === '}') {
                        if (!('literalLength' in this.currentNode)) {
                            throw this.parserError(`Unexpected literal prefix end char } at position ${this.pos + i} [E23]`, 'ParserError23', this.pos + i, chr);
                        }
                        if (this.str.charAt(i + 1) === '\n') {
                            i++;
                        }
                        else if (this.str.charAt(i + 1) === '\r' && this.str.charAt(i + 2) === '\n') {
                            i += 2;
                        }
                        else {
                            throw this.parserError(`Unexpected char at position ${this.pos + i} [E24: ${JSON.stringify(chr)}]`, 'ParserError24', this.pos + i, chr);
                        }
                        this.currentNode.literalLength = Number(this.currentNode.literalLength);
                        if (!this.currentNode.literalLength) {
                            // special case where literal content length is 0
                            // close the node right away, do not wait for additional input
                            if (this.options.literals) {
                                // consume the queue entry of the {0} marker too, so later
                                // literals in the same response stay aligned with their markers
                                this.currentNode.value = takeLiteral(this.options.literals);
                            }
                            this.currentNode.endPos = this.pos + i;
                            this.currentNode.isClosed = true;
                            this.currentNode = this.currentNode.parentNode;
                            this.state = STATE_NORMAL;
                            checkSP();
                        }
                        else if (this.options.literals) {
                            // use the next precached literal values
                            this.currentNode.value = takeLiteral(this.options.literals);
                            // only APPEND arguments are kept as Buffers
                            /*
                            if ((this.parent.command || '').toString().toUpperCase() !== 'APPEND') {
                                this.currentNode.value = this.currentNode.value.toString('binary');
                            }
                            */
                            this.currentNode.endPos = this.pos + i + this.currentNode.value.length;
                            this.currentNode.started = false;
                            this.currentNode.isClosed = true;
                            this.currentNode = this.currentNode.parentNode;
                            this.state = STATE_NORMAL;
                            checkSP();
                        }
                        else {
                            // No pre-parsed literal buffers were supplied, so the literal is read
                            // inline from this input and its declared length decides an
                            // allocation. ImapStream always supplies buffers (and has already
                            // enforced its own cap), so this branch means the parser is being used
                            // directly and the declared length is untrusted: bound it before
                            // allocating anything.
                            // Two bounds apply: the configured maximum, and the bytes actually
                            // available here - an inline literal has to be present in the input
                            // being parsed, so a longer declaration can never be satisfied and
                            // must not reserve memory for itself.
                            let available = this.str.length - i - 1;
                            let literalLength = this.currentNode.literalLength;
                            if (literalLength > this.maxLiteralSize || literalLength > available) {
                                let overMax = literalLength > this.maxLiteralSize;
                                let error = createLiteralTooLargeError(literalLength, overMax ? this.maxLiteralSize : available, overMax ? null : `the ${available} bytes available in the input`);
                                error.parserContext = { ...boundedInput(this.str), pos: this.pos + i, chr };
                                throw error;
                            }
                            this.currentNode.started = true;
                            // Allocate expected size buffer.
                            // Maybe should use allocUnsafe instead?
                            this.currentNode.chBuffer = Buffer.alloc(this.currentNode.literalLength);
                            this.currentNode.chPos = 0;
                        }
                        break;
                    }
                    if (!imap_formal_syntax.DIGIT().includes(chr)) {
                        throw this.parserError(`Unexpected char at position ${this.pos + i} [E25: ${JSON.stringify(chr)}]`, 'ParserError25', this.pos + i, chr);
                    }
                    if (this.currentNode.literalLength === '0') {
                        throw this.parserError(`Invalid literal at position ${this.pos + i} [E26]`, 'ParserError26', this.pos + i, chr);
                    }
                    this.currentNode.literalLength = (this.currentNode.literalLength || '') + chr;
                    break;
                case STATE_SEQUENCE: {
                    // A space ends the sequence set, and so does the closing delimiter of the
                    // enclosing list or section ("PARTIAL (1:100 5,7,9)", "[COPYUID 1 1:3 4,5]")
                    let closesParent = closesNode(chr, this.currentNode.parentNode);
                    if (chr === ' ' || closesParent) {
                        if (!RE_SINGLE_DIGIT.test(tokenLast) && tokenLast !== '*') {
                            if (!tokenHasStar) {
                                // a dangling separator, "10:" or "1,"
                                continueAsAtom();
                                break;
                            }
                            throw this.parserError(`Unexpected end of sequence at position ${this.pos + i} [E27: ${JSON.stringify(chr)}]`, 'ParserError27', this.pos + i, chr);
                        }
                        if (this.currentNode.value !== '*' && tokenLast === '*' && tokenPrev !== ':') {
                            throw this.parserError(`Unexpected end of sequence at position ${this.pos + i} [E28: ${JSON.stringify(chr)}]`, 'ParserError28', this.pos + i, chr);
                        }
                        this.currentNode.isClosed = true;
                        this.currentNode.endPos = this.pos + i - 1;
                        this.currentNode = this.currentNode.parentNode;
                        this.state = STATE_NORMAL;
                        if (closesParent) {
                            this.currentNode.isClosed = true;
                            this.currentNode.endPos = this.pos + i;
                            this.currentNode = this.currentNode.parentNode;
                            checkSP();
                        }
                        break;
                    }
                    if (chr === ':') {
                        if (!RE_SINGLE_DIGIT.test(tokenLast) && tokenLast !== '*') {
                            if (!tokenHasStar) {
                                continueAsAtom();
                                break;
                            }
                            throw this.parserError(`Unexpected range separator : at position ${this.pos + i} [E29]`, 'ParserError29', this.pos + i, chr);
                        }
                    }
                    else if (chr === '*') {
                        if (![',', ':'].includes(tokenLast)) {
                            throw this.parserError(`Unexpected range wildcard at position ${this.pos + i} [E30]`, 'ParserError30', this.pos + i, chr);
                        }
                    }
                    else if (chr === ',') {
                        if (!RE_SINGLE_DIGIT.test(tokenLast) && tokenLast !== '*') {
                            if (!tokenHasStar) {
                                continueAsAtom();
                                break;
                            }
                            throw this.parserError(`Unexpected sequence separator , at position ${this.pos + i} [E31]`, 'ParserError31', this.pos + i, chr);
                        }
                        if (tokenLast === '*' && tokenPrev !== ':') {
                            throw this.parserError(`Unexpected sequence separator , at position ${this.pos + i} [E32]`, 'ParserError32', this.pos + i, chr);
                        }
                    }
                    else if (!RE_SINGLE_DIGIT.test(chr)) {
                        if (!tokenHasStar) {
                            continueAsAtom();
                            break;
                        }
                        throw this.parserError(`Unexpected char at position ${this.pos + i} [E33: ${JSON.stringify(chr)}]`, 'ParserError33', this.pos + i, chr);
                    }
                    if (RE_SINGLE_DIGIT.test(chr) && tokenLast === '*') {
                        throw this.parserError(`Unexpected number at position ${this.pos + i} [E34: ${JSON.stringify(chr)}]`, 'ParserError34', this.pos + i, chr);
                    }
                    appendToToken(chr);
                    break;
                }
            }
        }
        // the same applies to a digit-led token that ends the input on a dangling separator ("10:")
        if (this.state === STATE_SEQUENCE && (tokenLast === ':' || tokenLast === ',') && !tokenHasStar) {
            this.currentNode.type = 'ATOM';
        }
        // A star-led sequence set ("*:4") is only closed by a space or a closing delimiter, so one
        // that ends the input is closed here, under the same rules a space applies to it. A bare "*"
        // is left to getAttributes(), which reads it as an atom
        if (this.state === STATE_SEQUENCE && !this.currentNode.isClosed && (RE_SINGLE_DIGIT.test(tokenLast) || (tokenLast === '*' && tokenPrev === ':'))) {
            this.currentNode.isClosed = true;
            this.currentNode.endPos = this.pos + this.str.length - 1;
        }
    }
}

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/parser-instance.js
/* eslint new-cap: 0 */




/**
 * Parses a single IMAP response line into its structural components: tag, command,
 * and attributes. Handles status responses (OK, NO, BAD, PREAUTH, BYE) with their
 * human-readable text and response codes, as well as continuation responses ("+").
 */
class ParserInstance {
    /**
     * Creates a new ParserInstance for parsing an IMAP response line.
     *
     * @param input - The raw IMAP response line to parse.
     * @param options - Parser options passed through to the TokenParser for attribute parsing.
     * @param options.literalPlus - Whether the LITERAL+ extension is in use.
     * @param options.literals - Pre-parsed literal values from the stream.
     */
    constructor(input, options) {
        this.input = (input || '').toString();
        this.options = options || {};
        this.remainder = this.input;
        this.pos = 0;
    }
    /**
     * The context a parse error carries: a bounded prefix of the input (and of the element that
     * failed, when there is one) with their full lengths, and the position.
     *
     * @param element - The element that failed to parse
     * @returns The context to attach to the error
     */
    errorContext(element) {
        let context = { ...boundedInput(this.input), pos: this.pos };
        if (element !== undefined) {
            let bounded = boundedInput(element);
            context.element = bounded.input;
            context.elementLength = bounded.inputLength;
        }
        return context;
    }
    /**
     * Extracts and returns the IMAP tag from the beginning of the response.
     * The tag is typically "*" for untagged responses, "+" for continuation requests,
     * or a client-assigned command tag like "A1".
     *
     * @returns The parsed tag string.
     * @throws {Error} If the tag contains invalid characters.
     */
    async getTag() {
        if (!this.tag) {
            this.tag = await this.getElement(imap_formal_syntax.tag() + '*+');
        }
        return this.tag;
    }
    /**
     * Extracts and returns the IMAP command or response name from the input.
     * For continuation responses (tag "+"), returns an empty string and stores
     * the remainder as human-readable text. For status responses (OK, NO, BAD,
     * PREAUTH, BYE), separates the optional response code from the human-readable text.
     *
     * @returns The parsed command string.
     * @throws {Error} If the command contains invalid characters or input ends unexpectedly.
     */
    async getCommand() {
        if (this.tag === '+') {
            // special case
            this.humanReadable = this.remainder.trim();
            this.remainder = '';
            return '';
        }
        if (!this.command) {
            this.command = await this.getElement(imap_formal_syntax.command());
        }
        // Status responses have the format: TAG OK/NO/BAD [response-code] human-readable text
        // Example: * OK [CAPABILITY IMAP4rev1] Server ready
        // Example: A1 NO [AUTHENTICATIONFAILED] Invalid credentials
        // We need to separate the optional [response-code] from the human-readable text.
        switch ((this.command || '').toString().toUpperCase()) {
            case 'OK':
            case 'NO':
            case 'BAD':
            case 'PREAUTH':
            case 'BYE':
                {
                    let match = this.remainder.match(/^\s+\[/);
                    if (match) {
                        // Find the ']' that closes the response code. Inner brackets are
                        // tracked because servers do put bracketed values inside a code
                        // (e.g. a "[css3-page]" keyword in a PERMANENTFLAGS list), which a
                        // first-']' scan would cut in half.
                        let nesting = 1;
                        let end = -1;
                        for (let i = match[0].length; i < this.remainder.length; i++) {
                            let c = this.remainder[i];
                            if (c === '[') {
                                nesting++;
                            }
                            else if (c === ']') {
                                nesting--;
                            }
                            if (!nesting) {
                                end = i;
                                break;
                            }
                        }
                        // Unbalanced '[' inside the code: the RFC 9051 free-text form
                        // (`atom [SP 1*<any TEXT-CHAR except "]">]`) permits '[' but not
                        // ']', so the code really does end at the first ']' here. Without
                        // this fallback the scan finds no closing bracket at all and the
                        // human-readable text - what every error message is built from -
                        // is swallowed into the response code.
                        if (end < 0) {
                            end = this.remainder.indexOf(']', match[0].length);
                        }
                        if (end >= 0) {
                            this.humanReadable = this.remainder.substring(end + 1).trim();
                            this.remainder = this.remainder.substring(0, end + 1);
                        }
                    }
                    else {
                        this.humanReadable = this.remainder.trim();
                        this.remainder = '';
                    }
                }
                break;
        }
        return this.command;
    }
    /**
     * Extracts the next whitespace-delimited element from the input and validates it
     * against the given syntax character set. Advances the parser position past the element.
     *
     * @param syntax - A string of allowed characters for the element (as returned by imap-formal-syntax methods).
     * @returns The extracted element string.
     * @throws {Error} If the element contains characters not in the syntax set, or if input ends unexpectedly.
     */
    async getElement(syntax) {
        let match, element, errPos;
        if (/^\s/.test(this.remainder)) {
            throw createImapError(`Unexpected whitespace at position ${this.pos} [E1]`, 'ParserError1', { parserContext: this.errorContext() });
        }
        if ((match = this.remainder.match(/^\s*[^\s]+(?=\s|$)/))) {
            element = match[0];
            if ((errPos = imap_formal_syntax.verify(element, syntax)) >= 0) {
                if (this.tag === 'Server' && element === 'Unavailable.') {
                    // Microsoft Exchange sometimes sends a non-standard response
                    // "Server Unavailable." instead of a proper IMAP tagged/untagged response.
                    // We detect this specific pattern and convert it into a synthetic BAD response
                    // so the rest of the parser can handle it gracefully.
                    throw createImapError(`Server returned an error: ${this.input}`, 'ParserErrorExchange', {
                        parserContext: {
                            ...this.errorContext(element),
                            value: {
                                tag: '*',
                                command: 'BAD',
                                attributes: [{ type: 'TEXT', value: this.input }]
                            }
                        }
                    });
                }
                throw createImapError(`Unexpected char at position ${this.pos + errPos} [E2: ${JSON.stringify(element.charAt(errPos))}]`, 'ParserError2', {
                    parserContext: this.errorContext(element)
                });
            }
        }
        else {
            throw createImapError(`Unexpected end of input at position ${this.pos} [E3]`, 'ParserError3', { parserContext: this.errorContext() });
        }
        this.pos += match[0].length;
        this.remainder = this.remainder.slice(match[0].length);
        return element;
    }
    /**
     * Consumes a single space character from the current position in the input.
     * Advances the parser position by one.
     *
     * @throws {Error} If the current character is not a space, or if input has ended unexpectedly.
     */
    async getSpace() {
        if (!this.remainder.length) {
            if (this.tag === '+' && this.pos === 1) {
                // special case, empty + response
                return;
            }
            throw createImapError(`Unexpected end of input at position ${this.pos} [E4]`, 'ParserError4', { parserContext: this.errorContext() });
        }
        if (imap_formal_syntax.verify(this.remainder.charAt(0), imap_formal_syntax.SP()) >= 0) {
            throw createImapError(`Unexpected char at position ${this.pos} [E5: ${JSON.stringify(this.remainder.charAt(0))}]`, 'ParserError5', {
                parserContext: this.errorContext(this.remainder)
            });
        }
        this.pos++;
        this.remainder = this.remainder.slice(1);
    }
    /**
     * Parses the remaining input as IMAP attributes using the TokenParser.
     * This handles complex structures including nested lists, literals, strings,
     * atoms, sections, sequences, and partial ranges.
     *
     * @returns A promise that resolves to an array of parsed attribute objects.
     * @throws {Error} If the input contains unexpected whitespace, invalid characters, or ends unexpectedly.
     */
    async getAttributes() {
        if (!this.remainder.length) {
            throw createImapError(`Unexpected end of input at position ${this.pos} [E6]`, 'ParserError6', { parserContext: this.errorContext() });
        }
        if (/^\s/.test(this.remainder)) {
            throw createImapError(`Unexpected whitespace at position ${this.pos} [E7]`, 'ParserError7', {
                parserContext: this.errorContext(this.remainder)
            });
        }
        const tokenParser = new TokenParser(this, this.pos, this.remainder, this.options);
        let attributes = await tokenParser.getAttributes();
        this.truncatedAttributes = tokenParser.truncatedAttributes;
        return attributes;
    }
}

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/imap-parser.js




// The codes the parser raises on purpose: the numbered ParserErrorN codes, ParserErrorExchange,
// the nesting limit, the inline literal size limit and the token limit
const PARSER_ERROR_CODES = /^(?:ParserError\d+|ParserErrorExchange|MAX_IMAP_NESTING_REACHED|LiteralTooLarge|TooManyTokens)$/;
/**
 * Anything the parser throws other than one of its own coded errors - a TypeError from a parser
 * bug, a RangeError from runaway recursion or a bad Buffer offset (which carries a Node code), a
 * thrown non-Error - is re-raised as a coded `ParserErrorInternal`, so callers that match on
 * codes still handle it and settle the command the line belonged to. The fuzz suite treats this
 * code as a failure, so the guard does not hide parser bugs from the tests.
 *
 * @param err - The thrown value
 * @param input - The line that was being parsed
 * @returns The error to rethrow
 */
function asParserError(err, input) {
    if (err instanceof Error && PARSER_ERROR_CODES.test(err.code || '')) {
        return err;
    }
    return createImapError(`Unexpected parser failure: ${err instanceof Error ? err.message : String(err)}`, 'ParserErrorInternal', {
        parserContext: boundedInput(input.toString()),
        ...(err instanceof Error ? { _err: err } : {})
    });
}
/**
 * Reads the numbers of an untagged SEARCH response, the part of the line after the command
 * (" 2 5 9"), into an array. A SEARCH answer holds one number per matching message, so on a
 * large mailbox one line carries millions of them, and run through the tokenizer each would
 * become a parse tree node and an attribute object, some 30 times the size of the line in heap.
 *
 * @param str - The rest of the line after the command
 * @returns The numbers, or null when the line holds anything but a space before every number
 *   and trailing spaces (a CONDSTORE MODSEQ list, extra spaces, a number past 2^53), which is
 *   left to the tokenizer
 */
function readSearchNumbers(str) {
    // trailing spaces are tolerated, as the tokenizer does, some servers end the line with one
    let end = str.length;
    while (end > 1 && str.charCodeAt(end - 1) === 0x20) {
        end--;
    }
    if (end < 2 || str.charCodeAt(0) !== 0x20) {
        return null;
    }
    const numbers = [];
    // -1 until the first digit of the current number
    let value = -1;
    for (let i = 1; i < end; i++) {
        const c = str.charCodeAt(i);
        if (c === 0x20) {
            if (value < 0) {
                return null;
            }
            numbers.push(value);
            value = -1;
        }
        else if (c >= 0x30 && c <= 0x39) {
            value = (value < 0 ? 0 : value * 10) + (c - 0x30);
            // past 2^53 the digits no longer add up exactly, a line with such a number is left
            // to the tokenizer
            if (value > Number.MAX_SAFE_INTEGER) {
                return null;
            }
        }
        else {
            return null;
        }
    }
    if (value < 0) {
        return null;
    }
    numbers.push(value);
    return numbers;
}
// The CONDSTORE list that ends a SEARCH answer to a MODSEQ query (RFC 7162 section 3.1.5)
const RE_SEARCH_MODSEQ = /^ \(MODSEQ (\d{1,19})\) *$/i;
/**
 * Reads an untagged SEARCH response without the tokenizer, see readSearchNumbers(): the numbers,
 * and the MODSEQ value of a trailing CONDSTORE list. A MODSEQ query on a large mailbox matches as
 * many messages as any other, so its answer must not fall back to the tokenizer either.
 *
 * @param str - The rest of the line after the command
 * @returns The numbers, with the MODSEQ list as the attributes the tokenizer would have made of
 *   it, or null when the line is left to the tokenizer
 */
function readSearchResponse(str) {
    // the last character tells whether there is a list to look for, without scanning the line
    if (!str.trimEnd().endsWith(')')) {
        const numbers = readSearchNumbers(str);
        return numbers && { numbers };
    }
    const open = str.lastIndexOf(' (');
    const match = open < 0 ? null : RE_SEARCH_MODSEQ.exec(str.slice(open));
    if (!match) {
        return null;
    }
    const numbers = readSearchNumbers(str.slice(0, open));
    return (numbers && {
        numbers,
        attributes: [
            [
                { type: 'ATOM', value: 'MODSEQ' },
                { type: 'ATOM', value: match[1] }
            ]
        ]
    });
}
/**
 * Parses a raw IMAP command or response buffer into a structured object.
 * Handles edge cases such as null-byte-padded responses from buggy servers and
 * multi-word commands like UID and AUTHENTICATE.
 *
 * @param command - The raw IMAP command or response data to parse.
 * @param options - Parser options passed through to the underlying ParserInstance and TokenParser.
 * @param options.literalPlus - Whether the LITERAL+ extension is in use.
 * @param options.literals - Pre-parsed literal values extracted from the input stream.
 * @returns A promise that resolves to a parsed response object with `tag` (the IMAP tag, e.g. "*",
 *   "+", or a command tag like "A1"), `command` (the IMAP command or response name, e.g. "OK",
 *   "FETCH"), `attributes` (parsed attributes of the response), `numbers` (the numbers of an
 *   untagged SEARCH response that holds nothing else, instead of `attributes`) and
 *   `nullBytesRemoved` (number of leading null bytes removed, if any).
 */
async function parser(command, options) {
    options = options || {};
    let nullBytesRemoved = 0;
    // Workaround for buggy IMAP servers that pad responses with leading NUL (\x00) bytes.
    // Some servers (observed in the wild) prepend null bytes to their output, which would
    // cause parsing to fail. We strip them and note how many were removed for diagnostics.
    if (Buffer.isBuffer(command) && command[0] === 0) {
        // find the first non null byte and trim
        let firstNonNull = -1;
        for (let i = 0; i < command.length; i++) {
            if (command[i] !== 0) {
                firstNonNull = i;
                break;
            }
        }
        if (firstNonNull === -1) {
            // All bytes are null, treat as a BAD response
            return { tag: '*', command: 'BAD', attributes: [] };
        }
        command = command.subarray(firstNonNull);
        nullBytesRemoved = firstNonNull;
    }
    const parserInstance = new ParserInstance(command, options);
    const response = {};
    try {
        response.tag = await parserInstance.getTag();
        await parserInstance.getSpace();
        response.command = await parserInstance.getCommand();
        if (nullBytesRemoved) {
            response.nullBytesRemoved = nullBytesRemoved;
        }
        // Some IMAP commands are multi-word: "UID FETCH", "UID STORE", "UID COPY",
        // "UID MOVE", "UID SEARCH", "UID EXPUNGE", and "AUTHENTICATE PLAIN", etc.
        // For these, the first word is consumed as the command, then we read the
        // subcommand and concatenate them (e.g., "UID" + " " + "FETCH" -> "UID FETCH").
        if (['UID', 'AUTHENTICATE'].includes((response.command || '').toUpperCase())) {
            await parserInstance.getSpace();
            response.command += ' ' + (await parserInstance.getElement(imap_formal_syntax.command()));
        }
        if (response.tag === '*' && (response.command || '').toUpperCase() === 'SEARCH') {
            const search = readSearchResponse(parserInstance.remainder);
            if (search) {
                return Object.assign(response, search);
            }
        }
        if (parserInstance.remainder.trim().length) {
            await parserInstance.getSpace();
            response.attributes = await parserInstance.getAttributes();
            if (parserInstance.truncatedAttributes && parserInstance.truncatedAttributes.length) {
                response.truncatedAttributes = parserInstance.truncatedAttributes;
            }
        }
        if (parserInstance.humanReadable) {
            response.attributes = (response.attributes || []).concat({
                type: 'TEXT',
                value: parserInstance.humanReadable
            });
        }
    }
    catch (err) {
        let error = asParserError(err, command);
        if (error.code === 'ParserErrorExchange' && error.parserContext && error.parserContext.value) {
            return error.parserContext.value;
        }
        if (response.tag) {
            // The tag had already been parsed when the rest of the line failed. Expose it
            // so the connection can settle the command this line was addressed to - unlike
            // re-deriving the tag from the raw bytes, this inherits the leading-NUL
            // workaround above.
            error.parsedTag = response.tag;
        }
        throw error;
    }
    return response;
}

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/imap-compiler.js
/* eslint no-console: 0, new-cap: 0 */


// A single element of a sequence-set as defined by the RFC 9051 grammar: a number
// or a range, where "*" stands for the largest number in use. Digit strings are not
// range-checked here (a server rejects "0" or an overlong number on its own); the
// point of the check is that nothing outside this alphabet can reach the wire.
const SEQ_RANGE = /^(\d+|\*)(:(\d+|\*))?$/;
// Validates a full sequence-set: comma-separated SEQ_RANGE elements, or "$"
// (RFC 5182 SEARCHRES), which references the previous SEARCH result and is only
// valid as the entire set. Split into per-element tests on purpose - a whole-set
// regex with an unbounded repeat group overflows the regex engine's backtrack
// stack with an uncoded RangeError on valid sets in the million-element range,
// while the per-element regex is bounded.
const isValidSequenceSet = (value) => value === '$' || value.split(',').every(part => SEQ_RANGE.test(part));
// Numeric tokens may only put the digit alphabet on the wire. Anything that does
// not round to a bounded non-negative integer (NaN, Infinity, negatives, unsafe
// magnitudes) degrades to 0 - the fallback the NaN coercion has always used.
const safeNumber = (value) => {
    let num = Math.round(Number(value));
    return Number.isSafeInteger(num) && num >= 0 ? num : 0;
};
// Log output stands in a placeholder for any value longer than this, so a log entry never
// carries a copy of a large token (a message body, a long unquoted server token)
const LOG_VALUE_LIMIT = 100;
const logPlaceholder = (length, kind) => `"(* ${length}B ${kind} *)"`;
// Characters that cannot appear in an IMAP quoted string: CR and LF terminate a
// command line, and NUL is outside the CHAR production entirely. A value carrying
// any of them has to be sent as a literal, so quoting it is never correct.
const NOT_QUOTABLE = /[\r\n\0]/;
// A line terminator ends an IMAP command, so no token may carry one to the wire.
const CRLF = /[\r\n]/;
/**
 * Quotes a value as an IMAP quoted string. Only DQUOTE and backslash are escaped -
 * the IMAP grammar defines no other escape sequence, so JSON-style escaping (which
 * turns a tab into a literal backslash-t and a control character into \\uXXXX) would
 * silently change the value the server receives.
 *
 * @param value - The value to quote.
 * @returns The quoted string, ready to be written to the wire.
 * @throws {Error} If the value contains CR, LF or NUL, which a quoted string cannot carry.
 */
const quoteString = (value) => {
    if (NOT_QUOTABLE.test(value)) {
        throw createImapError('Unquotable character in IMAP string value', 'InvalidStringValue');
    }
    return '"' + value.replace(/["\\]/g, char => '\\' + char) + '"';
};
function compiler(response, options) {
    let { asArray, isLogging, literalPlus, literalMinus } = options || {};
    const respParts = [];
    // Formats an entry (string, number or Buffer) into the Buffer that is written to
    // the wire, and is the choke point every emission passes through: a line
    // terminator ends an IMAP command, so no token - the tag and command name
    // included - may put one on the wire. The literal size marker and literal data
    // are the only emissions where CRLF is legitimate; those call sites opt out with
    // `raw`. Never enforced when logging: re-encoding an incoming server response for
    // the log or for error text must not throw, whatever the server sent. With
    // `returnEmpty`, an unrecognized entry type yields null instead of an empty
    // Buffer.
    const emitEntry = (entry, opts) => {
        let { returnEmpty, raw } = opts || {};
        if (!raw && !isLogging && (typeof entry === 'string' || Buffer.isBuffer(entry)) && CRLF.test(entry.toString('latin1'))) {
            throw createImapError('Line terminator in IMAP token', 'InvalidTokenValue');
        }
        if (typeof entry === 'string') {
            return Buffer.from(entry);
        }
        if (typeof entry === 'number') {
            return Buffer.from(entry.toString());
        }
        if (Buffer.isBuffer(entry)) {
            return entry;
        }
        if (returnEmpty) {
            return null;
        }
        return Buffer.alloc(0);
    };
    let resp = []
        .concat(emitEntry(response.tag, { returnEmpty: true }) || [])
        .concat(response.command ? emitEntry(' ' + response.command) : []);
    let val;
    let lastType;
    // Set right after the compiler writes "(" or "[" itself, so the first element inside gets no
    // leading space
    let afterOpener = false;
    let walk = (node, options) => {
        options = options || {};
        // Add a space separator when:
        // - The previous token was a LITERAL. Literal data ends exactly at its declared length, so
        //   a following token always needs an explicit separator, even though the last written byte
        //   is arbitrary literal content.
        // - Otherwise: there is something written already (resp is not empty) and the compiler did
        //   not just open a list or a section. This is tracked rather than read back from the last
        //   written byte: a token value can itself end in "(", "[" or "<" (an atom such as "X["),
        //   and suppressing the space after it would fuse it with the next argument.
        // A sub-array element in a consecutive-list context never gets one (no space between
        // adjacent lists).
        if (lastType === 'LITERAL' || (!afterOpener && resp.length)) {
            if (!options.subArray) {
                resp.push(emitEntry(' '));
            }
        }
        afterOpener = false;
        if (node && node.buffer && !Buffer.isBuffer(node)) {
            // mongodb binary
            node = node.buffer;
        }
        if (Array.isArray(node)) {
            lastType = 'LIST';
            resp.push(emitEntry('('));
            afterOpener = true;
            // check if we need to skip separator WS between two arrays
            let subArray = node.length > 1 && Array.isArray(node[0]);
            for (let child of node) {
                if (subArray && !Array.isArray(child)) {
                    subArray = false;
                }
                walk(child, { subArray });
            }
            resp.push(emitEntry(')'));
            afterOpener = false;
            return;
        }
        if (!node && typeof node !== 'string' && typeof node !== 'number' && !Buffer.isBuffer(node)) {
            resp.push(emitEntry('NIL'));
            return;
        }
        if (typeof node === 'string' || Buffer.isBuffer(node)) {
            if (isLogging && node.length > LOG_VALUE_LIMIT) {
                resp.push(emitEntry(logPlaceholder(node.length, 'string')));
            }
            else {
                resp.push(emitEntry(isLogging ? JSON.stringify(node.toString()) : quoteString(node.toString())));
            }
            return;
        }
        if (typeof node === 'number') {
            resp.push(emitEntry(safeNumber(node))); // Only bounded non-negative integers allowed
            return;
        }
        lastType = node.type;
        if (isLogging && node.sensitive) {
            resp.push(emitEntry('"(* value hidden *)"'));
            return;
        }
        switch (node.type.toUpperCase()) {
            case 'LITERAL':
                if (isLogging) {
                    resp.push(emitEntry(logPlaceholder(node.value.length, 'literal')));
                }
                else {
                    // The size marker must match the bytes emitEntry() writes, and it writes
                    // nothing for a value that is not a Buffer or a string
                    if (node.value && !Buffer.isBuffer(node.value) && typeof node.value !== 'string') {
                        throw createImapError('Literal value must be a Buffer or a string', 'InvalidTokenValue');
                    }
                    // The literal size marker counts octets - string values are written as
                    // UTF-8, so their UTF-16 .length would undercount multi-byte characters
                    let literalLength = !node.value ? 0 : Buffer.isBuffer(node.value) ? node.value.length : Buffer.byteLength(node.value.toString());
                    // Append '+' to the size marker only when the extension actually permits a
                    // non-synchronizing literal of this size (RFC 7888): LITERAL+ always,
                    // LITERAL- only up to 4096 bytes
                    let usePlus = literalPlus || (literalMinus && literalLength <= 4096);
                    // canAppend: whether the literal data can be sent in the same buffer segment -
                    // non-synchronizing literals always, and everything in single-buffer mode
                    // (asArray false), which has no continuation flow
                    let canAppend = !asArray || usePlus;
                    // Emit the literal header: optional '~' prefix for literal8, then {size[+]}\r\n
                    resp.push(emitEntry(`${node.isLiteral8 ? '~' : ''}{${literalLength}${usePlus ? '+' : ''}}\r\n`, { raw: true }));
                    if (canAppend) {
                        // Literal data follows immediately in the same buffer segment
                        if (node.value && node.value.length) {
                            resp.push(emitEntry(node.value, { raw: true }));
                        }
                    }
                    else {
                        // For synchronizing literals in asArray mode, split output into separate
                        // parts. The caller must send each part and wait for a continuation
                        // response from the server before sending the next.
                        respParts.push(resp);
                        resp = [].concat(emitEntry(node.value, { returnEmpty: true, raw: true }) || []);
                    }
                }
                break;
            case 'STRING':
                if (isLogging && node.value.length > LOG_VALUE_LIMIT) {
                    resp.push(emitEntry(logPlaceholder(node.value.length, 'string')));
                }
                else {
                    val = (node.value || '').toString();
                    resp.push(emitEntry(isLogging ? JSON.stringify(val) : quoteString(val)));
                }
                break;
            case 'SEQUENCE':
                // Sequence sets are written verbatim - they are the one token type with
                // no quoting to fall back on. Callers build them from user-supplied
                // ranges, so validate here, at the single point every outgoing sequence
                // set passes through, rather than trusting each command module. Skipped
                // when logging: the incoming token parser accepts sequence-shaped tokens
                // this strict grammar rejects (an ESEARCH set like "1:2:3", a folder
                // name like "12:30:00"), and re-compiling a server response for the log
                // or for error text must never throw. An empty or missing set is refused
                // too: it would put nothing on the wire and leave the next argument in its
                // place.
                // Emitted raw: the validated alphabet cannot contain a line terminator, and
                // re-scanning a potentially multi-megabyte set in the choke point would
                // double the cost of exactly the sets this branch exists for
                if (!isLogging) {
                    val = node.value === null || node.value === undefined ? '' : node.value.toString();
                    if (!isValidSequenceSet(val)) {
                        throw createImapError('Invalid sequence set value', 'InvalidSequenceSet');
                    }
                    resp.push(emitEntry(val, { raw: true }));
                }
                else if (node.value) {
                    resp.push(emitEntry(node.value, { raw: true }));
                }
                break;
            case 'TEXT':
                // Response text is written verbatim. Only the parser produces it today, for
                // incoming lines, so this is a re-encoding path rather than a command-building
                // one. The emitEntry choke point would refuse a line terminator here too;
                // this check runs first only to raise the more specific InvalidTextValue code.
                if (node.value) {
                    if (!isLogging && CRLF.test(node.value.toString())) {
                        throw createImapError('Line terminator in IMAP text value', 'InvalidTextValue');
                    }
                    resp.push(emitEntry(node.value));
                }
                break;
            case 'NUMBER':
                // Coerced rather than written through: formatRespEntry passes a string or
                // Buffer straight to the wire, so a numeric token carrying a string value
                // would be another verbatim channel
                resp.push(emitEntry(safeNumber(node.value)));
                break;
            case 'ATOM':
            case 'SECTION':
                val = (node.value || '').toString();
                if (!node.section || val) {
                    if (isLogging && val.length > LOG_VALUE_LIMIT) {
                        // A server can put a line's worth of bytes in one unquoted token
                        val = logPlaceholder(val.length, 'atom');
                    }
                    else if (node.value === '' ||
                        imap_formal_syntax.verify(val.charAt(0) === '\\' ? val.slice(1) : val, imap_formal_syntax['ATOM-CHAR']()) >= 0) {
                        // An empty value, or one with a character outside ATOM-CHAR (checked
                        // past a leading backslash, as system flags like \Seen carry one), goes
                        // out as an IMAP quoted string. JSON.stringify is used only for log
                        // output, where values are display-escaped.
                        val = isLogging ? JSON.stringify(val) : quoteString(val);
                    }
                    resp.push(emitEntry(val));
                }
                // Section bracket handling: emit [section-contents] after the ATOM value
                // e.g., BODY[HEADER.FIELDS (Subject)] or BODY[1.MIME]
                if (node.section) {
                    resp.push(emitEntry('['));
                    afterOpener = true;
                    for (let child of node.section) {
                        walk(child);
                    }
                    resp.push(emitEntry(']'));
                    afterOpener = false;
                }
                // Partial range: emit <origin.length> after the section brackets. Coerced
                // rather than joined as-is: this is the last token component written
                // verbatim, and the choke point is only worth relying on if it holds for
                // all of them. Every producer already passes numbers, so nothing changes
                // for them.
                if (node.partial) {
                    resp.push(emitEntry(`<${node.partial.map(safeNumber).join('.')}>`));
                }
                break;
        }
    };
    if (response.attributes) {
        let attributes = Array.isArray(response.attributes) ? response.attributes : [].concat(response.attributes);
        for (let child of attributes) {
            walk(child);
        }
    }
    if (response.numbers) {
        for (let value of response.numbers) {
            walk(value);
        }
    }
    if (resp.length) {
        respParts.push(resp);
    }
    // A part with a single entry (the data of a synchronizing literal) is used as is: copying a
    // large message only to send it doubles its memory
    const compiled = respParts.map(part => (part.length === 1 ? part[0] : Buffer.concat(part)));
    // without asArray there is a single part, returned as is instead of copied
    return asArray ? compiled : compiled.length === 1 ? compiled[0] : Buffer.concat(compiled);
}
/* harmony default export */ const imap_compiler = (compiler);

;// CONCATENATED MODULE: ../../node_modules/imapflow/dist/esm/handler/imap-handler.js


/**
 * Re-exports the IMAP protocol parser and compiler as a single module.
 *
 * - `parser` parses raw IMAP command/response buffers into structured objects.
 * - `compiler` compiles structured response objects into IMAP protocol Buffers.
 */



/***/ })

};
