/** A report as one HTML file: inline style and drawings, no script, nothing from the network. */
import {element as h, type Shape, type ShapeChild} from '../../charts/shape.ts';
import {explainReport, fileNames} from '../explain.ts';
import type {ReportView} from '../view.ts';
import {PARTIAL, type ReportDocument} from './document.ts';
import {markup} from './markup.ts';
import {againstSection, chartSections, classSection, confusionSection, facts, worstSection} from './sections.ts';
import {STYLE} from './style.ts';

/** What a reader's browser may do with the file: draw it. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

export function reportHtml(document: ReportDocument): string {
  const view = explainReport(document.report, document.settings);
  const {name} = fileNames(document.file);
  const title = `Loss of ${name}`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8">',
    markup(h('meta', {'http-equiv': 'Content-Security-Policy', content: POLICY})),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    markup(h('title', {}, title)),
    `<style>${STYLE}</style></head><body>`,
    markup(h('main', {}, h('h1', {}, 'Loss of ', h('bdi', {}, name)), body(document, view))),
    '</body></html>\n',
  ].join('\n');
}

function body(document: ReportDocument, view: ReportView): readonly ShapeChild[] {
  const hasLoss = document.report.valid > 0;
  return [
    h('p', {class: 'dim'}, view.summary),
    document.isPartial === true && remark(PARTIAL),
    view.headline !== undefined && total(view.headline, view.verdict),
    view.remarks.map(({text}) => remark(text)),
    facts(view.facts),
    againstSection(document),
    hasLoss && [
      classSection(document),
      ...chartSections(document, view),
      confusionSection(document),
      worstSection(view),
    ],
    list(
      'Problems',
      view.problems.map((p) => `${p.place}: ${p.text}${p.more ? ` — ${p.more}` : ''}`),
    ),
    list('How it was read', document.reasons),
  ];
}

function remark(text: string): Shape {
  return h('p', {class: 'remark'}, text);
}

function total(headline: string, verdict: string | undefined): Shape {
  return h('p', {class: 'total'}, headline, verdict !== undefined && h('small', {}, ` ${verdict}`));
}

function list(title: string, lines: readonly string[]): ShapeChild {
  if (lines.length === 0) return undefined;
  return h(
    'section',
    {},
    h('h2', {}, title),
    h(
      'ul',
      {},
      lines.map((text) => h('li', {}, h('bdi', {}, text))),
    ),
  );
}
