/** The first of the texts, each cut where it is long. */
export const someOf = (texts: readonly string[]): string =>
  `${texts
    .slice(0, 5)
    .map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text))
    .join(', ')}${texts.length > 5 ? ', …' : ''}`;
