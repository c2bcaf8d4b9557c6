/** C0, DEL, C1, line separators and byte-order marks. CR and LF would inject commands and headers; none has a use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
export const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;

/** In texts of several lines, tabs and line ends are fine, but no bare CR: servers disagree whether it ends a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
export const CONTROL_IN_BODY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/u;
