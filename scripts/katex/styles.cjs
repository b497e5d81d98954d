// KaTeX's stylesheet, cut to the rules that can meet something: its classes stand in the page's scripts, its fonts are carried.

/** The fonts that the panel's formulas are set in; the others (bold, script, Fraktur …) are left out with their rules. */
const KATEX_FONT = /KaTeX_(Main-Regular|Math-Italic|AMS-Regular|Typewriter-Regular|Size[1-4]-Regular)\.woff2/;
/** Families of those fonts. */
const CARRIED = /font-family:KaTeX_(?:Main|Math|AMS|Typewriter|Size[1-4])\b/;
/** Script sizes: text is 6, its scripts 3, their scripts 1; no formula asks for another. */
const SIZING = /\.(?:sizing|fontsize-ensurer)\.reset-size(?:\d+)\.size(?:\d+)/;
const SCRIPTS = /\.(?:sizing|fontsize-ensurer)\.reset-size[136]\.size[136](?!\d)/;
/** Classes whose names the scripts put together. */
const MADE_OF_PARTS = /^(?:size\d+|[lrc]lap)$/;

function smallStyles(css, words) {
  const woff2Only = css.replace(/,url\([^)]*\.woff\) format\("woff"\),url\([^)]*\.ttf\) format\("truetype"\)/g, '');
  return woff2Only.replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
    if (selectors.startsWith('@font-face')) return KATEX_FONT.test(body) ? rule : '';
    if (/font-family:KaTeX_\w/.test(body) && !CARRIED.test(body)) return '';
    const kept = selectors.split(',').filter((selector) => canMatch(selector, words));
    return kept.length > 0 ? `${kept.join(',')}{${body}}` : '';
  });
}

function canMatch(selector, words) {
  if (SIZING.test(selector)) return SCRIPTS.test(selector);
  const classes = [...selector.matchAll(/\.(-?[a-zA-Z][\w-]*)/g)].map(([, name]) => name);
  return classes.length > 0 && classes.every((name) => MADE_OF_PARTS.test(name) || words.has(name));
}

/** Every word that could be a class in these scripts. */
function wordsOf(scripts) {
  return new Set(scripts.flatMap((script) => script.match(/[a-zA-Z][\w-]*/g) ?? []));
}

module.exports = {KATEX_FONT, smallStyles, wordsOf};
