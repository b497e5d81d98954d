/** Manifest and code held against each other: commands, settings, tools, texts and translations. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {lesson} from '../../src/core/reference/index.ts';
import {ruleById} from '../../src/core/rules/index.ts';
import {extensions, isPredictionFile} from '../../src/host/files/kinds.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const {contributes} = manifest;
const sources = readdirSync('src/host', {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({file, text: readFileSync(path.join('src/host', file), 'utf8')}));
const code = sources.map(({text}) => text).join('\n');
const textOf = (file: string) => sources.find((source) => source.file === path.normalize(file))?.text ?? '';
/** What the rules say, which VS Code shows in its own language. */
const ruleCode = readdirSync('src/core/rules/checks')
  .map((file) => readFileSync(path.join('src/core/rules/checks', file), 'utf8'))
  .join('\n');
/** 2_000_000 → 2000000, true → 'true'. */
const plain = (text: string) =>
  Number.isNaN(Number(text.replaceAll('_', ''))) ? text : Number(text.replaceAll('_', ''));
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();
/** The first group that matched, each time. */
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.find((group) => group !== undefined) ?? '');

const commandIds: readonly string[] = contributes.commands.map(({command}: {command: string}) => command);
const settingNames = Object.keys(contributes.configuration.properties).map((name) => name.replace(/^surprisal\./, ''));

describe('the manifest and the code', () => {
  it('name the same commands', () => {
    for (const [file, pattern] of [
      ['surfaces.ts', /^ {2}'(surprisal\.\w+)',/gm],
      ['commands/table.ts', /^ {2}'(surprisal\.\w+)':/gm],
    ] as const)
      assert.deepEqual(sorted(matches(textOf(file), pattern)), sorted(commandIds), file);
  });

  it('show only commands that exist, in menus, keys, walkthroughs and links', () => {
    const menus = Object.values(contributes.menus).flat() as {command?: string}[];
    const named = [...menus, ...contributes.keybindings].flatMap(({command}) => command ?? []);
    const linked = matches(
      readFileSync('package.nls.json', 'utf8') + code,
      /['(:"](surprisal\.(?:open|compute|copy|insert|toggle|normalize|evaluate|compare)\w*)/g,
    );
    assert.deepEqual(
      [...named, ...linked].filter((id) => !commandIds.includes(id)),
      [],
    );
  });

  it('offer files of predictions under the same names', () => {
    const menus = Object.values(contributes.menus).flat() as {command?: string; when?: string}[];
    const conditions = menus.flatMap(({when}) => matches(when ?? '', /resourceFilename =~ \/(.*?)\/i/g));
    assert.ok(conditions.length >= 5);
    const isNamed = (name: string) => conditions.some((pattern) => new RegExp(pattern, 'i').test(name));
    const names = [
      'a.csv',
      'a.tsv.gz',
      'A.NPY',
      'a.json',
      'a.b.parquet',
      'a.csv.zst',
      'csv',
      'a.py',
      'a.csvx',
      'a.gz',
      'a.npy.txt',
    ];
    for (const name of [...names, ...extensions.map((extension) => `a.${extension}`)]) {
      assert.equal(isNamed(name), isPredictionFile(name), name);
    }
    for (const name of ['package.json', 'tsconfig.base.json', 'launch.json']) assert.ok(!isNamed(name), name);
  });

  it('name the same settings, and the code uses each', () => {
    const read = matches(
      textOf('settings.ts'),
      /^ {2}'?([\w.]+)'?: (?:flag|count|number|text|choice|ruleSeverities)/gm,
    );
    assert.deepEqual(sorted(read), sorted(settingNames));
    const used = matches(code, /setting\(\s*'([\w.]+)'/g);
    assert.deepEqual(sorted(used), sorted(settingNames));
  });

  it('give every setting a scope, a default, and a description in words', () => {
    for (const [name, property] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
      for (const key of ['scope', 'default', 'markdownDescription'])
        assert.ok(key in property, `${name} has no ${key}`);
    }
  });

  it('agree on the settings’ defaults', () => {
    const reader = textOf('settings.ts');
    for (const [name, {default: fallback}] of Object.entries<{default: unknown}>(
      contributes.configuration.properties,
    )) {
      const key = name.replace(/^surprisal\./, '');
      const first = new RegExp(`^ {2}'?${key.replace('.', '\\.')}'?: \\w+(?:<[^>]*>)?\\('?([\\w.-]+)'?`, 'm').exec(
        reader,
      )?.[1];
      if (first) assert.deepEqual(plain(first), plain(String(fallback)), name);
    }
  });

  it('name the same language-model tools, with schemas and texts for the model', () => {
    const registered = matches(matches(textOf('surfaces.ts'), /toolNames = \[(.*?)\]/g).join(), /'(\w+)'/g);
    const answered = matches(textOf('tools/table.ts'), /^ {2}(\w+): \w+Tool,/gm);
    const declared = contributes.languageModelTools as {name: string; modelDescription: string; inputSchema: unknown}[];
    for (const names of [registered, answered]) assert.deepEqual(sorted(names), sorted(declared.map(({name}) => name)));
    for (const tool of declared) assert.ok(tool.modelDescription.length > 50 && tool.inputSchema, tool.name);
  });

  it('link from hovers only to sections that the reference has', () => {
    const anchors = matches(textOf('hover/markdown.ts'), /(?:return|\?|:) '([a-z]+(?:-[a-z]+)+)'/g);
    assert.ok(anchors.length >= 4);
    for (const anchor of anchors)
      assert.ok(
        lesson.some((s) => s.anchor === anchor || s.rows.some((r) => r.anchor === anchor)),
        anchor,
      );
  });

  it('activate for each panel that a reload restores', () => {
    const types = matches(textOf('surfaces.ts'), /'(surprisal\.(?:calculator|reference|report))'/g);
    assert.equal(types.length, 3);
    for (const type of types) assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${type}`), type);
  });

  it('point only at files that exist', () => {
    const steps = contributes.walkthroughs.flatMap(({steps}: {steps: {media: {svg: string}}[]}) => steps);
    for (const file of [manifest.icon, ...steps.map(({media}: {media: {svg: string}}) => media.svg)]) {
      assert.ok(existsSync(file), file);
    }
  });
});

describe('the rules in the settings', () => {
  const properties = contributes.configuration.properties['surprisal.diagnostics.rules'].properties;
  const texts = JSON.parse(readFileSync('package.nls.json', 'utf8'));

  it('are those of the table, each with its title', () => {
    assert.deepEqual(Object.keys(properties), [...ruleById.keys()]);
    for (const [id, {description}] of Object.entries<{description: string}>(properties)) {
      assert.equal(description, `%rule.${id}%`);
      assert.equal(texts[`rule.${id}`], ruleById.get(id)?.title);
    }
  });
});

describe('the tests inside VS Code', () => {
  const tests = readdirSync('test/integration')
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join('test/integration', file), 'utf8'))
    .join('\n');
  const missing = (names: readonly string[], use: (name: string) => RegExp) => names.filter((n) => !use(n).test(tests));
  const literally = (name: string) => name.replaceAll('.', '\\.');

  it('run every command', () => {
    const run = (id: string) => new RegExp(`(?:executeCommand|run)(?:<[^(]*>)?\\(\\s*'${literally(id)}'`);
    assert.deepEqual(missing(commandIds, run), []);
  });

  it('change every setting', () => {
    const change = (name: string) => new RegExp(`withSettings\\(\\{[^}]*'?${literally(name)}'?:`);
    assert.deepEqual(missing(settingNames, change), []);
  });

  it('ask every language-model tool', () => {
    const names = contributes.languageModelTools.map(({name}: {name: string}) => name);
    assert.deepEqual(
      missing(names, (name) => new RegExp(`invoke\\('${name}'`)),
      [],
    );
  });

  it('go through the manifest’s rules, one by one', () => {
    const rules = readFileSync('test/integration/rules.test.ts', 'utf8');
    assert.match(rules, /properties\['surprisal\.diagnostics\.rules'\]\.properties/);
    assert.match(rules, /for \(const id of contributed\)/);
  });
});

describe('texts', () => {
  const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));

  it('of the manifest exist in English and German, none unused', () => {
    const used = sorted(matches(JSON.stringify(manifest), /"%([\w.-]+)%"/g));
    assert.deepEqual(sorted(Object.keys(read('package.nls.json'))), used);
    assert.deepEqual(sorted(Object.keys(read('package.nls.de.json'))), used);
  });

  it('of the rules are sentences with as many arguments as holes, and no message is made in another way', () => {
    const calls = matches(ruleCode, /\bsay\(\s*('(?:[^'\\]|\\.)*'|"[^"]*")/g);
    assert.ok(calls.length > 50);
    assert.deepEqual(matches(ruleCode, /\b(?:at|atArray|atElement)\([^;]*?(`[^`]*`)/g), []);
  });
});
