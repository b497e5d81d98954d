/** The extension is there and what its manifest promises is registered. Runs in both extension hosts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const ID = 'surprisal.surprisal';

describe('the extension in VS Code', () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension, `${ID} is not there`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has every command of its manifest', async () => {
    const manifest = vscode.extensions.getExtension(ID)!.packageJSON;
    const promised = manifest.contributes.commands.map((command: {command: string}) => command.command);
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      promised.filter((command: string) => !registered.includes(command)),
      [],
    );
  });
});
