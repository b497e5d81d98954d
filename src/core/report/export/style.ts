/** The look of a saved report: light or dark as the reader's system is, and on paper. No character that markup would read. */
export const STYLE = `
:root{color-scheme:light dark;--text:#1f1f1f;--dim:#5a5a5a;--ground:#fff;--faint:#d9d9d9;--loss:#1a73c7;--chance:#c42b1c;--true:#2b7d2b;--target:#b35900}
@media(prefers-color-scheme:dark){:root{--text:#d4d4d4;--dim:#a0a0a0;--ground:#1f1f1f;--faint:#3a3a3a;--loss:#59a4f9;--chance:#f88070;--true:#89d185;--target:#e2a24a}}
*{box-sizing:border-box}
body{margin:0;padding:24px;color:var(--text);background:var(--ground);font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:960px;margin:auto}
h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:32px 0 8px}
p{margin:6px 0}.dim,caption,dt{color:var(--dim)}
.total{font-size:1.6em;margin:12px 0}.total small{font-size:.6em;color:var(--dim)}
dl{display:flex;flex-wrap:wrap;gap:4px 24px;margin:8px 0}dl div{display:flex;gap:6px}dd{margin:0}
dd,td,th{font-variant-numeric:tabular-nums}
.box{overflow-x:auto;margin-top:8px}.box:focus-visible{outline:2px solid var(--loss)}
table{border-collapse:collapse;width:100%}caption{text-align:start;padding-bottom:4px}
th,td{padding:3px 8px;text-align:end;border-bottom:1px solid var(--faint);white-space:nowrap;font-weight:400}
thead th{color:var(--dim)}th:first-child,.start{text-align:start}
bdi.cut{display:inline-block;max-width:22em;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
td.bar{width:24%;min-width:110px}.bar svg{display:block}
.remark{border-inline-start:3px solid var(--chance);padding-inline-start:10px}
ul{padding-inline-start:20px;margin:6px 0}
.drawing{max-width:100%;height:auto;display:block}
.drawing text{fill:var(--text);font:11px system-ui,sans-serif}.drawing .tick,.drawing .axis-label{fill:var(--dim)}.drawing .small{font-size:10px}
.axis-line{stroke:var(--dim)}.grid-line{stroke:var(--faint)}.curve{fill:none;stroke:var(--loss);stroke-width:2}
.chance-line{stroke:var(--chance);stroke-width:1.2;stroke-dasharray:5 4}.mean-line{stroke:var(--text);stroke-width:1.5}
.histogram-bar{fill:var(--loss);fill-opacity:.7;stroke:var(--loss)}.fill{fill:var(--loss)}.fill.endless{fill:var(--chance)}
.point{fill:var(--target);stroke:var(--ground);stroke-width:1.5}
.halo{paint-order:stroke;stroke:var(--ground);stroke-width:3px}
.right{background:color-mix(in srgb,var(--true) calc(var(--s)*1%),transparent)}.wrong{background:color-mix(in srgb,var(--chance) calc(var(--s)*1%),transparent)}
@media print{body{padding:0}h2{break-after:avoid}tr,.drawing{break-inside:avoid}}
`;
