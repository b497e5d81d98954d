/** What the settings make of a rule: its own severity, another one, or off. */
import type {TextDocument} from 'vscode';
import type {RuleFinding} from '../../core/rules/types.ts';
import {type RuleSeverity, setting} from '../settings.ts';

export function severityOf(finding: RuleFinding, document: TextDocument): Exclude<RuleSeverity, 'default'> {
  const said = setting('diagnostics.rules', document)[finding.code] ?? 'default';
  return said === 'default' ? finding.severity : said;
}
