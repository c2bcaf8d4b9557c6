/** The HTML report as people see it: in a browser, on a wide screen and on a phone, light and dark, and on paper. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderHtml } from '../../src/report/html/html.ts';
import { describeWithBrowser, openFile, startBrowser, type View, type Watched } from '../support/page/browser.ts';
import { contrasts } from '../support/page/contrast.ts';
import { FAILING_GATE, PASSING_GATE } from '../support/reports/gate-reports.ts';
import { hostileReport, manyChecks } from '../support/reports/large-reports.ts';
import { reportOf, SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';

const REPORTS: Readonly<Record<string, Report>> = {
  ...SAMPLE_REPORTS,
  severalChecks: manyChecks(12),
  manyChecks: manyChecks(1000),
  hostile: hostileReport(),
  gateFails: reportOf(FAILING_GATE),
  twoGates: reportOf(FAILING_GATE, PASSING_GATE),
};

const SCHEMES = ['light', 'dark'] as const;
/** A tablet has room for the tables as they are, but only just. */
const TABLET: View = { width: 768, colorScheme: 'light' };
const VIEWS = [1280, 390]
  .flatMap((width) => SCHEMES.map((colorScheme): View => ({ width, colorScheme })))
  .concat(TABLET);

describeWithBrowser('the HTML report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-page-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page, and closes it when `look` is done. */
  async function lookAt(html: string, view: View, look: (watched: Watched) => Promise<void>): Promise<void> {
    const path = join(folder, `${crypto.randomUUID()}.html`);
    writeFileSync(path, html);
    const watched = await openFile(browser, pathToFileURL(path).href, view);
    await look(watched);
    await watched.page.close();
  }

  describe.each(Object.entries(REPORTS))('%s', (_, report) => {
    const html = renderHtml(report);
    test.each(VIEWS)('at $width px, $colorScheme: no error, no request, nothing beyond the edge', async (view) => {
      await lookAt(html, view, async ({ page, noise, requests }) => {
        expect(await page.$eval('html', ({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(view.width);
        await openAll(page);
        expect(await beyondEdge(page)).toEqual([]);
        expect(noise).toEqual([]);
        expect(requests).toEqual([page.url()]);
      });
    });
  });

  test.each(SCHEMES)(
    'every text has the contrast of WCAG AA, and every bar that of graphics: %s',
    async (colorScheme) => {
      for (const name of [
        'ok',
        'junk',
        'slowLogin',
        'notArrived',
        'cancelled',
        'misconfigured',
        'severalChecks',
        'gateFails',
      ] as const) {
        const report = REPORTS[name] ?? SAMPLE_REPORTS.ok;
        await lookAt(renderHtml(report), { width: 1280, colorScheme }, async ({ page }) => {
          await openAll(page);
          const texts = await contrasts(page, 'texts');
          expect(texts.length).toBeGreaterThan(10);
          expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
          expect((await contrasts(page, 'bars')).filter(({ contrast }) => contrast < 3)).toEqual([]);
        });
      }
    },
  );

  test('on a phone what a cell holds stands beside its heading', async () => {
    const html = renderHtml(REPORTS['severalChecks'] ?? SAMPLE_REPORTS.ok);
    await lookAt(html, { width: 390, colorScheme: 'light' }, async ({ page }) => {
      await openAll(page);
      const distances = await page.$$eval('.stacks td > :not(br)', (elements) =>
        elements.map((element) => {
          const cell = element.parentElement?.getBoundingClientRect().left ?? 0;
          return element.getBoundingClientRect().left - cell;
        }),
      );
      expect(distances.length).toBeGreaterThan(20);
      expect(distances.filter((distance) => distance < 100)).toEqual([]);
    });
  });

  test('on paper all is open, and light even for those who like it dark', async () => {
    await lookAt(renderHtml(SAMPLE_REPORTS.slowLogin), { width: 1280, colorScheme: 'dark' }, async ({ page }) => {
      const height = async () => (await page.locator('details').last().boundingBox())?.height;
      const ground = async () => await page.$eval('body', groundOf);
      expect(await height()).toBeLessThan(50);
      expect(await ground()).toBe('rgb(18, 22, 27)');
      await page.emulateMedia({ media: 'print' });
      expect(await height()).toBeGreaterThan(150);
      expect(await ground()).toBe('rgb(255, 255, 255)');
    });
  });

  test('were a text not escaped, it still could run nothing, load nothing and style nothing', async () => {
    const evil = `<script>document.title = 'owned'</script><img src="https://evil.example/p.png" onerror="document.title = 'owned'">
      <style>h1 { display: none }</style><p id="evil" style="position: fixed">evil</p><form action="https://evil.example"></form>`;
    const html = renderHtml(SAMPLE_REPORTS.ok).replace('</main>', `${evil}</main>`);
    await lookAt(html, { width: 1280, colorScheme: 'light' }, async ({ page, noise, requests, blocked }) => {
      expect(await page.title()).toMatch(/^OK: /);
      expect(
        await page.$eval('#evil', (element) => element.ownerDocument.defaultView.getComputedStyle(element)['position']),
      ).toBe('static');
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(requests.filter((url) => !blocked.includes(url))).toEqual([page.url()]);
      expect(noise.length).toBeGreaterThanOrEqual(4);
      expect(noise.filter((line) => !line.includes('Content Security Policy'))).toEqual([]);
    });
  });
});

async function openAll(page: Page): Promise<void> {
  await page.$$eval('details', (all) => {
    for (const each of all) each.toggleAttribute('open', true);
  });
}

/** Elements that reach beyond the window, or hold more than they show. */
async function beyondEdge(page: Page): Promise<string[]> {
  return await page.$$eval('html, body, body *', (elements) =>
    elements
      .filter((element) => {
        const { defaultView, documentElement } = element.ownerDocument;
        const { overflowX = '' } = defaultView.getComputedStyle(element);
        const isCut = element === documentElement || overflowX !== 'visible';
        const isWide = element.getBoundingClientRect().right > documentElement.clientWidth + 1;
        return isWide || (isCut && element.scrollWidth > element.clientWidth + 1);
      })
      .map(({ tagName, textContent }) => `${tagName} ${textContent?.slice(0, 40)}`),
  );
}

function groundOf(element: PageElement): string {
  return element.ownerDocument.defaultView.getComputedStyle(element)['backgroundColor'] ?? '';
}
