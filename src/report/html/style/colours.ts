/** The colours of the page, as variables: for light, for dark, and for paper. Text has a contrast of 4.5 and more. */

const LIGHT = `
--page: #ffffff; --soft: #f3f5f7; --line: #dde2e8; --text: #1c2128; --muted: #57606c; --link: #1a56c4;
--ok: #16703a; --ok-soft: #eaf6ef; --ok-line: #bfe3cd;
--warning: #855600; --warning-soft: #fff6df; --warning-line: #efd9a3;
--critical: #b42318; --critical-soft: #fdeeec; --critical-line: #f3c6c1;
--unknown: #5b3fb5; --unknown-soft: #f2eefc; --unknown-line: #d5caf3;
--smtp: #2f6fdb; --imap: #0c8a8e; --message: #6b7785;`;

const DARK = `
--page: #12161b; --soft: #1d232b; --line: #2d353f; --text: #e4e9ef; --muted: #9ca7b3; --link: #82b1ff;
--ok: #4cc38a; --ok-soft: #12241b; --ok-line: #1f4632;
--warning: #e3b341; --warning-soft: #272011; --warning-line: #4d3f1b;
--critical: #ff857d; --critical-soft: #2e1817; --critical-line: #5e2c29;
--unknown: #b9a4f6; --unknown-soft: #201b34; --unknown-line: #3d3363;
--smtp: #6ea8fe; --imap: #45c8c0; --message: #93a1b1;`;

/** Paper is always light, whatever the screen is. */
export const COLOURS = `
:root { color-scheme: light;${LIGHT}
}
@media screen and (prefers-color-scheme: dark) {
:root { color-scheme: dark;${DARK}
}
}`;
