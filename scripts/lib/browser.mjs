// Opens a headless Chromium with a profile of its own.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {ensureChromium} from './chromium.mjs';

/** Webviews keep a service worker on another origin, which needs third-party storage: no incognito, cookies not blocked. */
function profileFolder() {
  const profile = mkdtempSync(path.join(tmpdir(), 'surprisal-chromium-'));
  mkdirSync(path.join(profile, 'Default'));
  const preferences = {profile: {cookie_controls_mode: 0, block_third_party_cookies: false}};
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return profile;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** This machine's addresses, and those of webviews' files, which a service worker answers without any network. */
const isHere = (url) =>
  !/^(https?|wss?):/.test(url) ||
  /^\w+:\/\/(127\.0\.0\.1|localhost|[^/]+\.vscode-resource\.vscode-cdn\.net)(:|\/)/.test(url);

/** {page, context, close, outside}: outside collects the addresses of requests that left this machine. */
export async function openBrowser({viewport = {width: 1280, height: 800}, ...options} = {}) {
  const executablePath = await ensureChromium();
  const {chromium} = await import('playwright-core');
  const profile = profileFolder();
  const context = await chromium.launchPersistentContext(profile, {executablePath, viewport, args: ARGS, ...options});
  const outside = new Set();
  context.on('request', (request) => isHere(request.url()) || outside.add(request.url()));
  const close = async () => {
    await context.close();
    rmSync(profile, {recursive: true, force: true, maxRetries: 5});
  };
  return {page: context.pages()[0] ?? (await context.newPage()), context, close, outside};
}
