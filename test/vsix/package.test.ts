/** Opens the packaged .vsix: what a user needs is in it, nothing else is, and its manifest points at files that are there. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {packageVsix} from '../../scripts/lib/packageVsix.mjs';
import {partsOf} from '../helpers/pageParts.ts';
import {unzip} from '../helpers/zip.ts';

const LIMIT_BYTES = 2_000_000;
const ALLOWED = [
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(LICENSE\.txt|changelog\.md|readme\.md)$/,
  /^extension\/dist\/(web\/)?[\w.-]+\.(js|py)$/,
  /^extension\/dist\/ThirdPartyNotices\.txt$/,
  /^extension\/dist\/webview\/[\w.-]+\.(js|css)$/,
  /^extension\/dist\/webview\/fonts\/KaTeX_[\w-]+\.woff2$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/media\/[\w/.-]+\.(png|svg|css|md)$/,
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
];

/** Every string in the manifest that names a file of the extension. */
function filesNamed(value: unknown): string[] {
  if (typeof value === 'string') return /^\.?\/?(dist|media|l10n)\//.test(value) ? [value.replace(/^\.?\//, '')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(filesNamed);
}

describe('the package', () => {
  let file: string;
  let entries: ReadonlyMap<string, Buffer>;
  const text = (name: string) =>
    entries.get(`extension/${name}`)?.toString('utf8') ?? assert.fail(`${name} is missing`);

  before(() => {
    file = packageVsix();
    entries = unzip(readFileSync(file));
  });

  it('is named after its version', () => {
    const {name, version} = JSON.parse(text('package.json'));
    assert.ok(file.endsWith(`${name}-${version}.vsix`), file);
  });

  it('holds what a user needs', () => {
    const needed = [
      'dist/extension.js',
      'dist/host.js',
      'dist/hostCore.js',
      'dist/rules.js',
      'dist/exports.js',
      'dist/explainLoss.js',
      'dist/reports.js',
      'dist/firstFrame.js',
      'dist/fileWorker.js',
      'dist/web/fileWorker.js',
      'dist/web/extension.js',
      'dist/cli.js',
      'dist/calculations.js',
      'dist/webview/panel.js',
    ];
    for (const name of [...needed, 'readme.md', 'changelog.md', 'LICENSE.txt', 'dist/webview/panel.css']) {
      assert.ok(text(name).length > 0, name);
    }
  });

  it('carries the notice of every package that is in its scripts', () => {
    const notice = text('dist/ThirdPartyNotices.txt');
    const dependencies = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).devDependencies);
    const inputs = Object.values(JSON.parse(readFileSync('out/bundle-inputs.json', 'utf8'))).flat() as string[];
    const bundled = dependencies.filter((name) => inputs.some((file) => file.includes(`node_modules/${name}/`)));
    assert.ok(bundled.includes('katex') && bundled.includes('hyparquet'), String(bundled));
    for (const name of bundled) assert.match(notice, new RegExp(`^${name} \\d[^\\n]*\\([A-Z][\\w.-]+\\)$`, 'm'));
    assert.ok((notice.match(/copyright/gi)?.length ?? 0) >= bundled.length);
  });

  it('is quick to load: at most 5 KB before anything is asked of it, and 250 KB with what answers', () => {
    const sizes = ['extension', 'host'].map((name) => entries.get(`extension/dist/${name}.js`)?.length ?? Number.NaN);
    const [start, whole] = [sizes[0] ?? Number.NaN, sizes.reduce((sum, size) => sum + size, 0)];
    assert.ok(start <= 5 * 1024 && whole <= 250 * 1024, sizes.join());
  });

  it('has a page that draws its result with at most 200 KB, all of it with 350 KB and every tool with 450 KB, without fonts', () => {
    const folder = 'extension/dist/webview/';
    const files = [...entries.keys()].filter((name) => name.startsWith(folder) && /\.(js|css)$/.test(name));
    const contents = new Map(
      files.map((name) => [name.slice(folder.length), entries.get(name)?.toString('utf8') ?? '']),
    );
    const {first, late} = partsOf(contents, 'panel.js');
    const bytes = (names: Iterable<string>) =>
      [...new Set(names)].reduce((sum, name) => sum + Buffer.byteLength(contents.get(name) ?? ''), 0);
    const start = [...first, ...[...contents.keys()].filter((name) => name.endsWith('.css'))];
    assert.ok(first.size === 1 && late.size >= 4, [...first, ...late.keys()].join());
    assert.ok(bytes(start) <= 200 * 1024, `${bytes(start)} bytes before anything is drawn`);
    const [rest, ...others] = [...late.keys()].filter((part) => part.startsWith('rest-'));
    assert.ok(rest !== undefined && others.length === 0);
    const whole = [...start, ...(late.get(rest) ?? [])];
    assert.ok(bytes(whole) <= 350 * 1024, `${bytes(whole)} bytes of the whole calculator`);
    const isTool = (part: string) => /^(compare|explainNumber|copyAs)-/.test(part);
    const tools = [...late.keys()].filter(isTool);
    const pages = [tools, ...[...late.keys()].filter((part) => !isTool(part)).map((part) => [part])];
    assert.equal(tools.length, 3);
    for (const parts of pages) {
      const loaded = bytes([...whole, ...parts.flatMap((part) => [...(late.get(part) ?? [])])]);
      assert.ok(loaded <= 450 * 1024, `${loaded} bytes with ${parts.join()}`);
    }
  });

  it('holds nothing else: no source, no test, no map, no sample, no package', () => {
    const names = [...entries.keys()].filter((name) => !name.endsWith('/'));
    assert.deepEqual(
      names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name))),
      [],
    );
  });

  it('leaves the pictures of the readme out, with no broken link in their place', () => {
    assert.deepEqual(
      [...entries.keys()].filter((name) => name.includes('media/readme')),
      [],
    );
    assert.doesNotMatch(text('readme.md'), /media\/readme/);
  });

  it('is small', () => {
    assert.ok(readFileSync(file).length <= LIMIT_BYTES);
  });

  it('has every file that its manifest names', () => {
    const named = filesNamed(JSON.parse(text('package.json'))).map((name) => name.replace(/\/$/, ''));
    assert.ok(named.length >= 2);
    const there = (name: string) => [...entries.keys()].some((entry) => entry.startsWith(`extension/${name}`));
    assert.deepEqual(
      named.filter((name) => !there(name)),
      [],
    );
  });

  it('has every text that its manifest refers to', () => {
    const keys = [...text('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]);
    if (keys.length === 0) return;
    const texts = JSON.parse(text('package.nls.json'));
    assert.deepEqual(
      keys.filter((key) => texts[key!] === undefined),
      [],
    );
  });

  it('carries no path of the machine it was made on, no source map and no debugging', () => {
    for (const [name, content] of entries) {
      if (!/\.(js|json|md)$/.test(name)) continue;
      assert.ok(!content.includes(process.cwd()), name);
      assert.doesNotMatch(content.toString('utf8'), /sourceMappingURL|\bdebugger\b/, name);
    }
  });

  it('asks for nothing it does not use: no runtime dependencies, no proposed API, no telemetry', () => {
    const manifest = JSON.parse(text('package.json'));
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.enabledApiProposals, undefined);
    for (const [name, content] of entries)
      if (name.endsWith('.js')) assert.ok(!content.includes('createTelemetryLogger'), name);
  });
});
