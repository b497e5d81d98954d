/** The tests' entry in VS Code's web-worker extension host, where mocha is its browser build and everything is one bundle. */
import 'mocha/mocha.js';
import {finish, type Runner} from './hostRun.ts';

/** mocha's browser build puts itself there. */
const browserMocha = (globalThis as unknown as {mocha: BrowserMocha}).mocha;

interface BrowserMocha {
  setup(options: object): unknown;
  run(done: (failures: number) => void): Runner;
}

/** Defines describe and it; to be called before the test files are loaded. */
export function setUp(): void {
  browserMocha.setup({ui: 'bdd', timeout: 30_000, reporter: class {}});
}

export const run = (): Promise<void> => finish((done) => browserMocha.run(done));
