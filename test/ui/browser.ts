/** One browser and one server of files for all tests of a process; a page that was given back is taken again, since a new one costs most of a second. */
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';

const WEBVIEW = path.resolve('dist/webview');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

/** What a test serves under an address of its own: an answer to a path, or none. */
export type Serve = (pathname: string) => Answer | undefined;

let browser: Browser | undefined;
let server: Server | undefined;
let served = 0;
const places = new Map<string, Serve>();
const free: Page[] = [];

export async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env['SURPRISAL_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  browser = undefined;
  server = undefined;
  free.length = 0;
}

/** A page without anything of the one before it: the same window, that is about to go to another document. */
export async function takePage(viewport: {width: number; height: number}): Promise<Page> {
  const page = free.pop() ?? (await (await openBrowser()).newPage());
  await page.setViewportSize(viewport);
  return page;
}

/** What was asked of the page outside of its document is undone here; its document goes with the next one. */
export async function givePage(page: Page): Promise<void> {
  page.removeAllListeners('pageerror');
  page.removeAllListeners('console');
  await page.emulateMedia({reducedMotion: null});
  await page.goto('about:blank');
  free.push(page);
}

/** The built file of the page at a path; what leads out of their folder is not to be had. */
export function builtFile(pathname: string): Answer | undefined {
  const file = path.join(WEBVIEW, pathname);
  const type = TYPES[path.extname(file)];
  return type && file.startsWith(WEBVIEW) ? {type, body: readFileSync(file)} : undefined;
}

/** Serves under an address of its own until it is taken back: the address, which ends in a slash. */
export async function serve(answer: Serve): Promise<{readonly address: string; readonly end: () => void}> {
  const place = `/${++served}/`;
  places.set(place, answer);
  return {address: `${await origin()}${place}`, end: () => void places.delete(place)};
}

/** Where the built files are, for all tests, so that the browser may keep them. */
export async function builtFiles(): Promise<string> {
  return `${await origin()}/built/`;
}

async function origin(): Promise<string> {
  if (!server) {
    places.set('/built/', builtFile);
    server = createServer((request, response) => {
      const [, place = '', rest = ''] = /^(\/\w+\/)([^?]*)/.exec(request.url ?? '') ?? [];
      const answer = places.get(place)?.(`/${rest}`);
      const kept = place === '/built/' ? 'max-age=3600' : 'no-store';
      response.writeHead(answer ? 200 : 404, {
        'content-type': answer?.type ?? 'text/plain',
        'cache-control': kept,
        'access-control-allow-origin': '*',
      });
      response.end(answer?.body);
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
