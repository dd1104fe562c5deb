/** The style of a page: one column to read, pictures as wide as it, and paper. */
import { COLOURS, FACE, MARKS } from '../../view/style.js';

const PAGE = [
  'html{background:var(--paper)}',
  `body{margin:0 auto;max-width:960px;padding:28px 20px 60px;background:var(--paper);color:var(--ink);font:17px/1.5 ${FACE}}`,
  'h1{font-size:clamp(23px,3.2vw,34px);line-height:1.2;margin:0 0 10px;letter-spacing:-.01em;overflow-wrap:anywhere}',
  'h2{font-size:22px;line-height:1.25;margin:52px 0 8px;border-top:2px solid var(--ink);padding-top:10px}',
  'h3{font-size:17px;margin:26px 0 6px}',
  'p,li{max-width:44em;overflow-wrap:anywhere}p{margin:.4em 0}ul,ol{padding-left:1.2em}',
  '.kicker{color:var(--muted);font-size:15px;margin:0 0 6px}',
  '.answer p{font-size:clamp(18px,2.3vw,21px);line-height:1.42;margin:.35em 0}',
  '.changes{margin:10px 0;padding:8px 12px;border-left:3px solid var(--t4);font-size:15px}',
  '.note{color:var(--muted);font-size:14px;line-height:1.45}',
  'figure{margin:18px 0 6px}figcaption{color:var(--muted);font-size:14px;line-height:1.45;max-width:54em;margin-top:8px}',
  '.scene{display:block;width:100%;height:auto}.scene.small{display:none}',
  '.wide{overflow-x:auto;margin:8px 0}',
  'table{border-collapse:collapse;font-size:14px;line-height:1.35;width:100%}',
  'caption{text-align:left;color:var(--muted);padding:0 0 6px}',
  'th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid var(--rule);overflow-wrap:break-word}',
  'th{font-weight:600}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.date{white-space:nowrap}',
  '.told{padding-left:1em;text-indent:-1em}',
  '.sources{font-size:13px;line-height:1.4;color:var(--muted)}',
  'details{margin:8px 0;font-size:14px}summary{cursor:pointer;color:var(--muted);padding:8px 0;min-height:28px}',
  'a,summary:focus-visible{color:var(--ink)}:focus-visible{outline:3px solid var(--t1);outline-offset:2px}',
  'code,pre{font:13px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}',
  'pre{border:1px solid var(--rule);padding:10px 12px;margin:8px 0}',
].join('');

const NARROW =
  '@media screen and (max-width:639px){body{padding:18px 14px 40px;font-size:16px}.scene.large{display:none}.scene.small{display:block}' +
  'h2{margin-top:38px}th,td{padding-right:8px}}';

const PAPER =
  '@page{margin:16mm 14mm}@media print{body{max-width:none;padding:0;font-size:10.5pt}h1{font-size:22pt}.answer p{font-size:13pt}' +
  'h2{font-size:14pt;margin-top:18pt;break-after:avoid}h3{break-after:avoid}table{font-size:8.5pt}tr,figure{break-inside:avoid}' +
  'figcaption,.note{font-size:8.5pt}details,.screen{display:none}.scene.small{display:none}.scene.large{display:block}.scene *{print-color-adjust:exact}}';

/** A lesson has a leaf of its own for what is to be done. */
const LEAVES =
  '@media print{.leaf+.leaf{break-before:page}.leaf{font-size:9.5pt;line-height:1.4}.leaf p,.leaf li{max-width:none}' +
  '.leaf h1{font-size:19pt}.leaf h2{font-size:12pt;margin:9pt 0 3pt;padding-top:4pt}.leaf figure{margin:8px 0 2px}' +
  '.leaf .sources{font-size:8pt;line-height:1.3;margin:4px 0}.leaf pre{margin:4px 0;padding:4px 8px;font-size:8pt;line-height:1.3}' +
  '.leaf ol{margin:4px 0}.leaf li{break-inside:avoid;margin-bottom:2px}}';

/** All of it. */
export const PAGE_STYLE = `${COLOURS}${MARKS}${PAGE}${NARROW}${PAPER}${LEAVES}`;
