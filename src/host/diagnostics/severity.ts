/** What the settings make of a rule: its own severity, another one, or off. */
import type {RuleFinding} from '../../core/rules/types.ts';
import type {RuleSeverity} from '../settings.ts';

export type Severities = Readonly<Record<string, RuleSeverity>>;

export function severityOf({code, severity}: RuleFinding, rules: Severities): Exclude<RuleSeverity, 'default'> {
  const said = rules[code] ?? 'default';
  return said === 'default' ? severity : said;
}
