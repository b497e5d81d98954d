/** The readme tells of every command and setting, with the manifest's own titles and defaults, and its links lead somewhere. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

interface Property {
  readonly default?: unknown;
}

/** The formatter pads tables; one blank is as good as many. */
const readme = readFileSync('README.md', 'utf8').replace(/ +/g, ' ');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const titleOf = (title: string) => title.replace(/^%(.*)%$/, (_, key: string) => texts[key] ?? key);
const sections: readonly {properties: Record<string, Property>}[] = [manifest.contributes.configuration].flat();
const settings = Object.assign({}, ...sections.map((section) => section.properties)) as Record<string, Property>;

describe('the readme', () => {
  for (const {category, title} of manifest.contributes.commands) {
    const name = `${category}: ${titleOf(title)}`;
    it(`names the command ${name}`, () => assert.ok(readme.includes(`| ${name} |`), 'README.md has no line for it'));
  }

  for (const [name, property] of Object.entries(settings)) {
    it(`gives the default of ${name}`, () => {
      const cell = new RegExp(`\\| \`${name}\` \\| \`([^\`]+)\` \\|`).exec(readme);
      assert.ok(cell, 'README.md has no line for it');
      assert.deepEqual(cell[1] === property.default ? cell[1] : JSON.parse(cell[1]!), property.default);
    });
  }

  it('names no setting that there is not', () => {
    const named = [...readme.matchAll(/`(surprisal\.[\w.]+)`/g)].map((match) => match[1]!);
    assert.deepEqual(
      named.filter((name) => settings[name] === undefined),
      [],
    );
  });

  it('names no script that there is not', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!);
    assert.deepEqual(
      named.filter((name) => manifest.scripts[name] === undefined),
      [],
    );
  });

  it('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https:)([^)]+)\)/g)].map((match) => match[1]!);
    assert.deepEqual(
      targets.filter((target) => !existsSync(target)),
      [],
    );
  });

  it('shows command lines that work, where they name no file of the reader', () => {
    const lines = [...readme.matchAll(/^(?:echo .* \| )?node dist\/cli\.js .*$/gm)].map((match) => match[0]);
    const ours = lines.filter((line) => !/\s[\w-]+\.(csv|npy|json)\b/.test(line));
    assert.ok(ours.length >= 3);
    for (const line of ours) assert.ok(execFileSync('/bin/sh', ['-c', line]).length > 0, line);
  });
});
