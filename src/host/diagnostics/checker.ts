/**
 * Keeps the diagnostics of open Python, JavaScript and TypeScript documents: checked a moment after the last keystroke, each version once,
 * in slices that the next keystroke cuts short, and nothing at all while nothing changes. The rules are loaded with the first document that they concern.
 */
import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  type NotebookDocument,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import {mayConcern} from '../../core/rules/concern.ts';
import type {Checked} from '../../core/rules/index.ts';
import type {RuleFinding} from '../../core/rules/types.ts';
import {findArrays} from '../core.ts';
import type {Reporter} from '../errors.ts';
import {spoken} from '../language.ts';
import {Debouncer} from '../runtime.ts';
import {SECTION, setting} from '../settings.ts';
import {checkedLanguages} from '../surfaces.ts';
import {notebookOf, type Piece, pieceAt, type Unit, unitOf} from './cells.ts';
import {type Severities, severityOf} from './severity.ts';
import {inSlices} from './slices.ts';

/** After a keystroke, in ms: shorter than any pause between two, long enough for what one keystroke does in several steps. */
const DELAY = 10;
/** A document whose checks take longer than this, in ms, is left in peace for twice as long: typing in it costs a third of the host. */
const SLOW = 150;
const PATIENCE = 2;

/** A finding at its place in one document. */
export interface Placed {
  readonly finding: RuleFinding;
  readonly diagnostic: Diagnostic;
  readonly start: number;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** The link behind a rule's name: its place in the reference panel. */
function referenceLink(code: string): Uri {
  return Uri.parse(`command:surprisal.openReference?${encodeURIComponent(JSON.stringify([code]))}`);
}

function place(finding: RuleFinding, {document, start}: Piece, rules: Severities): Placed | undefined {
  const severity = severityOf(finding, rules);
  if (severity === 'off') return undefined;
  const from = finding.offset - start;
  const range = new Range(document.positionAt(from), document.positionAt(from + finding.length));
  const diagnostic = new Diagnostic(range, spoken(finding.said), severities[severity]);
  diagnostic.source = 'Surprisal';
  diagnostic.code = {value: finding.code, target: referenceLink(finding.code)};
  return {finding, diagnostic, start};
}

const arraysOf = (text: string, languageId: string) => findArrays(text, {languageId}).arrays;

export class Checker implements Disposable {
  readonly #collection = languages.createDiagnosticCollection(SECTION);
  readonly #placed = new WeakMap<TextDocument, {readonly version: number; readonly placed: readonly Placed[]}>();
  /** What was read last, from which the next version is read: by the first document of what is checked together. */
  readonly #checked = new WeakMap<TextDocument, Checked>();
  /** The milliseconds of the last two checks: one by itself may have met a cold compiler or a busy machine. */
  readonly #costs = new WeakMap<TextDocument, readonly number[]>();
  /** The last check of a document, or of any cell of a notebook. */
  readonly #running = new WeakMap<TextDocument | NotebookDocument, Promise<void>>();
  readonly #pending: Debouncer<TextDocument>;
  readonly #listeners: readonly Disposable[];

  constructor(reporter: Reporter) {
    this.#pending = new Debouncer(DELAY, (document) => {
      void reporter.guard('diagnostics', () => this.#check(document));
    });
    this.#listeners = [
      workspace.onDidOpenTextDocument((document) => this.#schedule(document)),
      workspace.onDidChangeTextDocument(({document}) => this.#schedule(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SECTION) && this.#scheduleAll()),
    ];
    this.#scheduleAll();
  }

  /** What was found in this very version of the document. */
  findingsIn(document: TextDocument): readonly Placed[] {
    const known = this.#placed.get(document);
    return known?.version === document.version ? known.placed : [];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#pending.dispose();
    this.#collection.dispose();
  }

  #scheduleAll(): void {
    for (const document of workspace.textDocuments) this.#schedule(document);
  }

  #schedule(document: TextDocument): void {
    if (checkedLanguages.has(document.languageId)) this.#pending.schedule(document, this.#delayFor(document));
  }

  #delayFor(document: TextDocument): number {
    const costs = this.#costs.get(document) ?? [];
    const cost = costs.length < 2 ? 0 : Math.min(...costs);
    return cost > SLOW ? PATIENCE * cost : DELAY;
  }

  #forget(document: TextDocument): void {
    this.#pending.cancel(document);
    this.#collection.delete(document.uri);
    this.#placed.delete(document);
    this.#checked.delete(document);
  }

  /** One check after the other of what is checked together: the cells of a notebook that change at once are read once. */
  async #check(document: TextDocument): Promise<void> {
    const whole = notebookOf(document) ?? document;
    const before = this.#running.get(whole) ?? Promise.resolve();
    const running = before.catch(() => {}).then(() => this.#checkNow(document));
    this.#running.set(whole, running);
    return running;
  }

  async #checkNow(document: TextDocument): Promise<void> {
    if (document.isClosed) return;
    const unit = unitOf(document);
    const versions = unit.pieces.map((piece) => piece.document.version);
    const isCurrent = () =>
      unit.pieces.every((piece, i) => !piece.document.isClosed && piece.document.version === versions[i]);
    const findings = await this.#findings(document, unit, isCurrent);
    if (findings && isCurrent()) this.#publish(unit, findings);
  }

  /** Undefined where the document changed meanwhile. */
  async #findings(
    document: TextDocument,
    unit: Unit,
    isCurrent: () => boolean,
  ): Promise<readonly RuleFinding[] | undefined> {
    const {text, languageId} = unit;
    const isOn = setting('diagnostics.enabled', document);
    if (!isOn || text.length > setting('reading.maximumCharacters', document)) return [];
    if (!mayConcern(text)) return [];
    const {checking} = await import('../../core/rules/index.ts');
    const first = unit.pieces[0]?.document ?? document;
    const known = this.#checked.get(first) ?? {findings: []};
    const steps = checking(known, text, languageId, (part) => arraysOf(part, languageId));
    const done = await inSlices(steps, isCurrent);
    if (!done) return;
    this.#checked.set(first, done.value);
    this.#costs.set(document, [...(this.#costs.get(document) ?? []).slice(-1), done.cost]);
    return done.value.findings;
  }

  #publish(unit: Unit, findings: readonly RuleFinding[]): void {
    const rules = new Map(unit.pieces.map((piece) => [piece, setting('diagnostics.rules', piece.document)]));
    const byPiece = new Map<Piece, Placed[]>(unit.pieces.map((piece) => [piece, []]));
    for (const finding of findings) {
      const piece = pieceAt(unit, finding.offset);
      const placed = place(finding, piece, rules.get(piece) ?? {});
      if (placed) byPiece.get(piece)?.push(placed);
    }
    for (const [{document}, placed] of byPiece) {
      this.#placed.set(document, {version: document.version, placed});
      this.#collection.set(
        document.uri,
        placed.map((p) => p.diagnostic),
      );
    }
  }
}
