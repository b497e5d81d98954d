// What a webview costs before anything is in it: the yardstick for the panel, opened as the panel is.
const vscode = require('vscode');

function open() {
  const place = {viewColumn: vscode.ViewColumn.Beside, preserveFocus: true};
  const panel = vscode.window.createWebviewPanel('emptyWebview', 'Empty', place, {enableScripts: true});
  panel.webview.html = '<!DOCTYPE html><html lang="en"><body><p id="empty">empty</p></body></html>';
}

async function close() {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview));
}

exports.activate = (context) => {
  context.subscriptions.push(vscode.commands.registerCommand('emptyWebview.open', open));
  context.subscriptions.push(vscode.commands.registerCommand('emptyWebview.close', close));
};
