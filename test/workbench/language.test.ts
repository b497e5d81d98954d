/** VS Code in German: hover, status bar, messages and calculator follow; what is copied stays English. */
import assert from 'node:assert/strict';
import {cursorOn, openSession, picture, type Workbench} from './session.ts';

const SAMPLE = 'evaluate_pytorch.py';
const ARRAY = '[0.2, 0.7, 0.1]';

const START_LIMIT_MS = 40_000;

/** A hover says that it is loading while the extension starts; that is late here, since VS Code looks for a language pack first. */
async function hoverThatSays(workbench: Workbench, word: string): Promise<string | undefined> {
  let text: string | undefined;
  for (const end = Date.now() + START_LIMIT_MS; Date.now() < end && !text?.includes(word); ) {
    text = await workbench.hover(ARRAY);
  }
  return text;
}

describe('VS Code in German', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openSession({file: SAMPLE, language: 'de'});
  });
  after(() => workbench?.close());

  it('has the hover in German', async () => {
    const text = await hoverThatSays(workbench, 'Klassen');
    await picture(workbench, 'hover-de');
    for (const part of ['3 Klassen · Wahrscheinlichkeiten', 'dog ← wahr', 'Verlust gegen y_true', 'mäßige Sicherheit'])
      assert.ok(text?.includes(part), `${part} is not in the hover:\n${text}`);
    await workbench.away();
  });

  it('has the calculator in German', async () => {
    await cursorOn(workbench, SAMPLE, ARRAY);
    await workbench.press('Control+K');
    await workbench.press('Control+E');
    await workbench.panel().getByText('Was wäre, wenn…').waitFor();
    await workbench.panel().getByText('mit diesen Zahlen').waitFor();
    await picture(workbench, 'panel-de');
  });
});
