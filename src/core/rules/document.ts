/** The table of rules as Markdown: docs/rules.md is this function's output, and a test holds the two against each other. */
import {rules} from './table.ts';
import type {Rule} from './types.ts';

const head = `# Rules

What Surprisal checks at the call sites of PyTorch, Keras and TensorFlow, scikit-learn, SciPy, optax and TensorFlow.js, in Python, JavaScript and TypeScript,
notebooks included. A rule speaks only where the mistake is sure; silence is no proof that a call is right.
This file is generated from \`src/core/rules/table.ts\` by \`npm run docs\`.

| rule | severity | what | why |
|---|---|---|---|
`;

const fence = (text: string) => `\`\`\`python\n${text}\n\`\`\`\n`;

function section(rule: Rule): string {
  const flagged = rule.wrong.map(fence).join('\n');
  const clean = rule.right.map(fence).join('\n');
  return `## ${rule.id}\n\n${rule.title}. ${rule.why}\n\nFlagged:\n\n${flagged}\nNot flagged:\n\n${clean}`;
}

export function rulesDocument(): string {
  const table = rules.map((r) => `| [${r.id}](#${r.id}) | ${r.severity} | ${r.title} | ${r.why} |`).join('\n');
  return `${head}${table}\n\n${rules.map(section).join('\n')}`;
}
