/** Every setting of the manifest, read in one place: a value that does not fit falls back to its default. */
import {type ConfigurationChangeEvent, type ConfigurationScope, workspace} from 'vscode';
import type {PanelSettings} from '../protocol.ts';

export const SECTION = 'surprisal';

type Reader<T> = (value: unknown) => T;

const flag =
  (fallback: boolean): Reader<boolean> =>
  (value) =>
    typeof value === 'boolean' ? value : fallback;

const count =
  (fallback: number, least: number, most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, least), most) : fallback;

const number =
  (fallback: number, least: number, most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : fallback;

const text =
  (fallback: string): Reader<string> =>
  (value) =>
    typeof value === 'string' ? value.trim() || fallback : fallback;

const choice =
  <T extends string | number>(fallback: T, ...others: readonly T[]): Reader<T> =>
  (value) =>
    others.find((other) => other === value) ?? fallback;

export type RuleSeverity = 'default' | 'off' | 'error' | 'warning' | 'information' | 'hint';

const ruleSeverity = choice<RuleSeverity>('default', 'off', 'error', 'warning', 'information', 'hint');

/** Rule → severity; what is no severity counts as the rule's own. */
const ruleSeverities: Reader<Readonly<Record<string, RuleSeverity>>> = (value) =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([rule, severity]) => [rule, ruleSeverity(severity)]))
    : {};

/** Names as in the manifest without `surprisal.`; test/unit/manifest holds both lists against each other. */
export const settingReaders = {
  unit: choice('nats', 'bits', 'hartleys'),
  precision: count(4, 0, 15),
  indexBase: choice<0 | 1>(0, 1),
  'hover.enabled': flag(true),
  'hover.show': choice('predictions', 'allArrays'),
  'hover.table': flag(true),
  'hover.maximumClasses': count(8, 3, 100),
  'hover.maximumRows': count(3, 1, 20),
  'inlineHints.enabled': flag(false),
  'inlineHints.activeLineOnly': flag(false),
  'statusBar.enabled': flag(true),
  'diagnostics.enabled': flag(true),
  'diagnostics.rules': ruleSeverities,
  'fixes.epsilon': number(1e-7, Number.MIN_VALUE, 0.49),
  'reading.maximumCharacters': count(2_000_000, 10_000, 50_000_000),
  'reading.pairingDistance': count(200, 0, 100_000),
  'dask.scheduler': text(''),
  'dask.python': text('python3'),
} as const;

export type SettingName = keyof typeof settingReaders;
export type SettingValue<K extends SettingName> = ReturnType<(typeof settingReaders)[K]>;

/** The value of `surprisal.<name>` where `scope` is (a document, a folder); the default where it is unset or unfit. */
export function setting<K extends SettingName>(name: K, scope?: ConfigurationScope): SettingValue<K> {
  const raw: unknown = workspace.getConfiguration(SECTION, scope ?? null).get(name);
  return settingReaders[name](raw) as SettingValue<K>;
}

export function panelSettings(scope?: ConfigurationScope): PanelSettings {
  return {
    unit: setting('unit', scope),
    precision: setting('precision', scope),
    indexBase: setting('indexBase', scope),
  };
}

/** Those settings of an open panel that were changed just now: what a person chose in it else stays. */
export function changedPanelSettings(
  event: ConfigurationChangeEvent,
  scope?: ConfigurationScope,
): Partial<PanelSettings> {
  const changed = Object.entries(panelSettings(scope)).filter(([name]) =>
    event.affectsConfiguration(`${SECTION}.${name}`),
  );
  return Object.fromEntries(changed);
}
