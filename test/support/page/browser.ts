/** A real browser without a window, for tests that look at a page as people do. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { describeIfFound } from '../servers/describe-if-found.ts';

/** Where Debian and the runners of GitHub have it. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
/** It asks the network for nothing of its own. Playwright gives it an empty profile and further flags of this kind. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const program = PROGRAMS.find((path) => existsSync(path));

/** `describe` for tests in a browser. */
export function describeWithBrowser(name: string, body: () => void): void {
  describeIfFound(program ? { installed: true } : { installed: false, missing: ['chromium'] }, name, body);
}

/** Starts the browser; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
  if (program === undefined) throw new Error('There is no browser.');
  return await chromium.launch({ executablePath: program, args: FLAGS });
}

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A page and what it did, as far as a quiet page does none of it. */
export interface Watched {
  readonly page: Page;
  /** Script errors, console messages and crashes. */
  readonly noise: readonly string[];
  readonly requests: readonly string[];
  /** Those that the policy of the page stopped before they left. */
  readonly blocked: readonly string[];
}

const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

/**
 * All windows of a view have it in common. An empty one stays open in it, because the browser begins anew when it has
 * closed the last, which takes longer than to show a page.
 */
function contextOf(browser: Browser, { width, colorScheme }: View): Promise<BrowserContext> {
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const key = `${width} ${colorScheme}`;
  const context = known.get(key) ?? openContext(browser, { width, colorScheme });
  known.set(key, context);
  return context;
}

async function openContext(browser: Browser, { width, colorScheme }: View): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  await context.newPage();
  return context;
}

/** Opens a file in a window of its own. */
export async function openFile(browser: Browser, url: string, view: View): Promise<Watched> {
  const page = await (await contextOf(browser, view)).newPage();
  const [noise, requests, blocked]: [string[], string[], string[]] = [[], [], []];
  page.on('console', (message) => noise.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`script error: ${error.message}`));
  page.on('dialog', (dialog) => noise.push(`dialog: ${dialog.message()}`));
  page.on('crash', () => noise.push('crash'));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') blocked.push(request.url());
  });
  await page.goto(url);
  return { page, noise, requests, blocked };
}
