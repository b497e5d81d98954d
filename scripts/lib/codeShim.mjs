#!/usr/bin/env node
// Stands in for the desktop `code`: takes its flags, but runs VS Code's server and a headless browser on it.
// @vscode/test-electron starts it as vscodeExecutablePath; the tests' exit status becomes its own.
import path from 'node:path';
import {openBrowser} from './browser.mjs';
import {inRoot} from './project.mjs';
import {startServer, workbenchUrl} from './server.mjs';

const LIMIT_S = Number(process.env.SURPRISAL_HOST_LIMIT_S ?? 600);
const args = process.argv.slice(2);
const flag = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const passedOn = /^(SURPRISAL_|NODE_V8_COVERAGE$)/;
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
delete process.env.NODE_V8_COVERAGE; // meant for the extension host alone

/** Resolves with the tests' exit status, which the workbench tells its driver. */
function exitStatus(page) {
  return new Promise((resolve, reject) => {
    const tooLong = () => reject(new Error(`No result from the extension host in ${LIMIT_S} s.`));
    setTimeout(tooLong, LIMIT_S * 1000).unref();
    page.exposeFunction('codeAutomationLog', () => {});
    page.exposeFunction('codeAutomationExit', resolve);
  });
}

/** The server's own parts that were left out complain, too. */
const isOurs = (message) => message.type() === 'error' && !/bindings file|tsserver/.test(message.text());

/** The last of what the workbench and the extension host wrote on the console, for a run that failed. */
function lastErrors(page) {
  const errors = [];
  page.on('console', (message) => isOurs(message) && errors.push(message.text().slice(0, 1000)));
  return () => errors.slice(-10).join('\n');
}

async function runIn(server, {page, outside}) {
  const folder = path.resolve(args.find((arg) => !arg.startsWith('-')) ?? process.cwd());
  const [developed, tests] = [flag('extensionDevelopmentPath'), flag('extensionTestsPath')];
  const errors = lastErrors(page);
  try {
    const status = exitStatus(page);
    await page.goto(workbenchUrl(server, {folder, developed, tests, environment}), {timeout: LIMIT_S * 1000});
    const code = await status;
    if (code !== 0) console.error(errors());
    return code;
  } catch (error) {
    console.error(error.message);
    await page.screenshot({path: inRoot('artifacts', 'host-failed.png')}).catch(() => {});
    return 1;
  } finally {
    for (const url of outside) console.error(`asked outside: ${url}`);
  }
}

const server = await startServer();
try {
  const browser = await openBrowser();
  process.exitCode = await runIn(server, browser);
  await browser.close();
} finally {
  await server.stop();
}
process.exit();
