// Runs in VS Code's extension host: leaves its figures as measured.json beside the workspace. Started by ../host.bench.mjs.
const vscode = require('vscode');
const {performance} = require('node:perf_hooks');

const NAMES = ['surprisal.surprisal', 'surprisal-bench.empty-host'];
const ARRAYS = 2000;
const CALLS = 200;
const KEYSTROKES = 15;
const IDLE_MS = 10_000;
const LIMIT_MS = 30_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, probe, pause = 1) {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; ) {
    const value = await probe();
    if (value) return value;
    await sleep(pause);
  }
  throw new Error(`still waiting for ${what}`);
}

/** The row of an extension in VS Code's own report "Startup Performance": load code + call activate + finish activate, in ms. */
function activationOf(report, name) {
  const line = report.split('\n').find((row) => row.startsWith('|') && row.toLowerCase().includes(name));
  const cells = line?.split('|').map((cell) => cell.trim());
  return cells && {load: Number(cells[3]), call: Number(cells[4]), finish: Number(cells[5])};
}

async function activation() {
  for (const name of NAMES) await until(name, () => vscode.extensions.getExtension(name)?.isActive, 50);
  await vscode.commands.executeCommand('perfview.show');
  const report = await until(
    'the report of VS Code on its start',
    () =>
      vscode.workspace.textDocuments
        .find(({uri}) => uri.scheme === 'perf')
        ?.getText()
        .includes('Activation Stats') &&
      vscode.workspace.textDocuments.find(({uri}) => uri.scheme === 'perf').getText(),
    50,
  );
  return Object.fromEntries(NAMES.map((name) => [name, activationOf(report, name)]));
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
  const pressed = performance.now();
  const wanted = insert
    ? (b) => b.insert(new vscode.Position(line, 0), 'F.nll_loss(F.softmax(x, 1), y)\n')
    : (b) => b.delete(new vscode.Range(line - 1, 0, line, 0));
  const edited = editor.edit(wanted).then(() => performance.now() - pressed);
  await until('the findings', () => found(document) !== before);
  listener.dispose();
  const now = performance.now();
  return {whole: now - pressed, inHost: now - arrived, edit: await edited};
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
  await vscode.commands.executeCommand('surprisal.compute');
  await sleep(3_000);
  const before = process.cpuUsage();
  await sleep(IDLE_MS);
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

exports.run = async () => {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const result = {};
  try {
    result.activation = await activation();
    if (process.env.SURPRISAL_MEASURE === 'all') {
      result.diagnostics = await diagnostics();
      result.idle = await idle();
    }
  } catch (error) {
    result.error = String(error.stack);
  }
  const file = vscode.Uri.joinPath(folder, '..', 'measured.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(result)));
};
