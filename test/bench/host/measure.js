// Runs in VS Code's extension host: leaves its figures as measured.json beside the workspace. Started by ../host.bench.mjs.
const vscode = require('vscode');
const {performance} = require('node:perf_hooks');

const NAMES = ['surprisal.surprisal', 'surprisal-bench.empty-host'];
const ARRAYS = 2000;
const CALLS = 200;
const KEYSTROKES = 15;
const SETTLE_MS = 8_000;
const IDLE_MS = 10_000;
const LIMIT_MS = 30_000;

/** Milliseconds that this process has computed: other processes of a busy machine do not count in it. */
const cpu = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, probe, pause = 2) {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; ) {
    const value = await probe();
    if (value) return value;
    await sleep(pause);
  }
  throw new Error(`still waiting for ${what}`);
}

/**
 * Milliseconds from asking for an extension until it is active: its code loaded and activate() run, one extension after the other.
 * Neither is activated by VS Code's start here, and the start has settled: what other extensions do then is in no figure.
 */
async function activation() {
  const names = process.env.SURPRISAL_MEASURE_ORDER === 'reverse' ? [...NAMES].reverse() : NAMES;
  const result = {};
  await sleep(SETTLE_MS);
  for (const name of names) {
    const extension = vscode.extensions.getExtension(name);
    if (extension.isActive) throw new Error(`${name} was active before it was asked for`);
    const [start, computed] = [performance.now(), cpu()];
    await extension.activate();
    result[name] = {wall: performance.now() - start, cpu: cpu() - computed};
  }
  return result;
}

/** 2,000 arrays and 200 calls, every tenth of them wrong. */
function source() {
  const lines = ['import torch', 'import torch.nn.functional as F'];
  for (let i = 0; i < ARRAYS; i++) {
    lines.push(`probs_${i} = torch.tensor([[0.${100 + (i % 800)}, 0.7, 0.1], [0.2, 0.3, 0.5]])`);
    if (i % (ARRAYS / CALLS) !== 0) continue;
    const input = i % 100 === 0 ? 'F.softmax(model(x), dim=1)' : 'model(x)';
    lines.push(`loss_${i} = F.cross_entropy(${input}, y)`);
  }
  return `${lines.join('\n')}\n`;
}

const found = ({uri}) => vscode.languages.getDiagnostics(uri).filter(({source: name}) => name === 'Surprisal').length;

/** One keystroke that makes or mends a finding → its time until the host has the new findings, and until the editor's edit came back. */
async function keystroke(editor, insert) {
  const {document} = editor;
  const before = found(document);
  const line = document.lineCount - 1;
  let arrived = 0;
  const listener = vscode.workspace.onDidChangeTextDocument(() => {
    arrived ||= performance.now();
  });
  const [pressed, computed] = [performance.now(), cpu()];
  const wanted = insert
    ? (b) => b.insert(new vscode.Position(line, 0), 'F.nll_loss(F.softmax(x, 1), y)\n')
    : (b) => b.delete(new vscode.Range(line - 1, 0, line, 0));
  const edited = editor.edit(wanted).then(() => performance.now() - pressed);
  await until('the findings', () => found(document) !== before);
  listener.dispose();
  const now = performance.now();
  return {whole: now - pressed, inHost: now - arrived, cpu: cpu() - computed, edit: await edited};
}

async function diagnostics() {
  const document = await vscode.workspace.openTextDocument({language: 'python', content: source()});
  const opened = performance.now();
  const editor = await vscode.window.showTextDocument(document);
  await until('the first findings', () => found(document) > 0);
  const first = performance.now() - opened;
  const later = [];
  for (let i = 0; i < KEYSTROKES; i++) later.push(await keystroke(editor, i % 2 === 0));
  return {first, later, findings: found(document)};
}

/** CPU time of this process while nothing changes, with a few documents and a panel open. */
async function idle() {
  for (const language of ['python', 'typescript', 'json'])
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({language, content: 'probs = [0.2, 0.7, 0.1]\n'}),
      {preview: false},
    );
  if (vscode.extensions.getExtension(NAMES[0])) await vscode.commands.executeCommand('surprisal.compute');
  await sleep(SETTLE_MS);
  const before = cpu();
  await sleep(IDLE_MS);
  return cpu() - before;
}

exports.run = async () => {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const result = {};
  try {
    const what = process.env.SURPRISAL_MEASURE;
    if (what !== 'idle') result.activation = await activation();
    if (what === 'diagnostics') result.diagnostics = await diagnostics();
    if (what === 'idle') result.idle = await idle();
  } catch (error) {
    result.error = String(error.stack);
  }
  const file = vscode.Uri.joinPath(folder, '..', 'measured.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(result)));
};
