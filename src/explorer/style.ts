/** The style of the page: that of a report, with what can be pressed and dragged. */
import { PAGE_STYLE } from '../report/page/style.js';

const OWN = [
  // The head is tight: the bands and the first of the panels are to be on the first screen.
  'body{max-width:1240px;padding-top:14px}h1{font-size:clamp(20px,2.2vw,27px);line-height:1.18;margin:0 0 4px}.kicker{font-size:14px;margin:0 0 2px}',
  '.answer p{font-size:clamp(16px,1.5vw,18px);line-height:1.35;margin:.2em 0;max-width:68em}',
  '.chips{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0;padding:0;list-style:none}',
  '.questions{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center}.questions .others{margin:0}.questions .others[open]{flex-basis:100%}',
  '.chips button{font:inherit;font-size:15px;min-height:40px;padding:6px 14px;border:1px solid var(--rule);border-radius:22px;background:none;color:inherit;cursor:pointer;text-align:left}',
  '.chips button:hover{border-color:var(--ink)}',
  '.chips button[aria-pressed=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}',
  '.others{margin:-4px 0 16px;font-size:15px}.others summary{min-height:44px;line-height:44px;cursor:pointer;color:var(--muted)}.others .chips{margin:4px 0 0}',
  '.press{font:inherit;font-size:15px;min-height:44px;padding:6px 14px;border:1px solid var(--rule);border-radius:22px;background:none;color:inherit;cursor:pointer}.press:hover{border-color:var(--ink)}',
  '.stage{position:relative;touch-action:pan-y}.stage .scene{width:auto;max-width:none}',
  '.mark{position:absolute;width:44px;height:44px;margin:-22px 0 0 -22px;padding:0;border:0;background:none;cursor:ew-resize;touch-action:none}',
  '.mark::before{content:"";position:absolute;left:11px;top:11px;width:18px;height:18px;border-radius:50%;background:var(--t4);border:2px solid var(--paper);box-shadow:0 0 0 2px var(--t4)}',
  '.mark output{position:absolute;left:22px;top:-14px;transform:translateX(-50%);white-space:nowrap;font-size:13px;font-weight:600;color:var(--t4);background:var(--paper);padding:0 4px}',
  '.mark output.early{transform:none}.mark output.late{transform:translateX(-100%)}',
  '.edge{position:absolute;width:24px;height:34px;margin:-17px 0 0 -12px;padding:0;border:0;background:none;cursor:help}',
  '.edge::before{content:"";position:absolute;left:11px;top:2px;width:2px;height:30px;background:transparent}.edge:hover::before,.edge:focus-visible::before,.edge[aria-pressed=true]::before{background:var(--ink)}',
  '.edge::after{content:"?";position:absolute;left:5px;top:25px;width:14px;height:14px;border-radius:50%;background:var(--paper);color:var(--muted);box-shadow:0 0 0 1px var(--rule);font-size:10px;line-height:14px;text-align:center}',
  '.edge:hover::after,.edge:focus-visible::after,.edge[aria-pressed=true]::after{background:var(--ink);color:var(--paper)}',
  '.asks{position:absolute;cursor:crosshair;overflow:hidden}',
  '.ask{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;margin:6px 0}.ask p{flex:1 0 100%;max-width:none;margin:0}',
  '.ask label{display:grid;grid-template-columns:minmax(0,auto);max-width:100%;gap:2px;font-size:13px;color:var(--muted);min-width:0}.ask select,.ask input{font:inherit;font-size:15px;min-height:44px;max-width:100%;box-sizing:border-box;padding:4px 8px;border:1px solid var(--rule);border-radius:6px;background:var(--paper);color:var(--ink)}',
  '.because{border-left:3px solid var(--ink);padding-left:14px;margin:22px 0}.because h2{border:0;margin:0;padding:0}.because li{margin:3px 0}',
  '.tile{position:absolute;padding:0;border:0;border-radius:3px;background:none;cursor:help}.tile:hover,.tile:focus-visible{box-shadow:0 0 0 2px var(--ink)}',
  '.stale{opacity:.4}',
  '.cursor{position:absolute;top:0;width:1px;background:var(--ink);pointer-events:none}',
  '.eyes{position:absolute;inset:0;border:0;padding:0;background:none;cursor:crosshair}',
  // What happened: marks over the days, and what is known of one of them.
  '.happened{margin:14px 0 0}.happened .marks{position:relative}.row-name{position:absolute;font-size:13px;color:var(--muted);line-height:18px}',
  '.occurred{position:absolute;width:14px;height:14px;margin:-7px 0 0 -7px;padding:0;border:0;background:none;cursor:pointer}',
  '.occurred::before{content:"";position:absolute;inset:2.5px;border:1.5px solid var(--ink);background:var(--ink);box-sizing:border-box;border-radius:50%;opacity:.75}',
  '.occurred.decision::before{border-radius:0;transform:rotate(45deg) scale(.86)}.occurred.act::before{border-radius:0;inset:3px 5px}',
  '.occurred.away::before{background:var(--paper)}.occurred.other::before{border-color:var(--t4);background:var(--t4);opacity:1}.occurred.other.away::before{background:var(--paper)}',
  '.occurred:hover,.occurred:focus-visible,.occurred[aria-pressed=true]{z-index:1}.occurred:hover::before,.occurred:focus-visible::before,.occurred[aria-pressed=true]::before{opacity:1;inset:0;border-width:2px}',
  '.told-of{min-height:6.2em;margin:6px 0 0;font-size:15px;line-height:1.4}.occurrence{border-left:3px solid var(--ink);padding-left:12px}.occurrence p{margin:.15em 0}.occurrence .title{font-weight:600;font-size:17px}',
  '.playing{display:flex;align-items:center;gap:12px;margin:6px 0}.playing .press{min-width:84px}.at-day{font-variant-numeric:tabular-nums;font-weight:600}',
  '.looked{stroke:var(--ink);stroke-width:1}#power-picture .looked{display:none}',
  '.shipped:empty{display:none}',
  '.doing{color:var(--muted);font-size:15px}.doing:empty{display:none}.fault{color:var(--t4);white-space:pre-wrap}',
  '.readout{font-size:14px;max-width:640px}.readout caption{color:var(--ink);font-weight:600}.readout th.number{white-space:normal}',
  '@media (max-width:560px){.readout{font-size:12.5px}.readout th,.readout td{padding-right:8px}.readout td.number{white-space:normal}}',
  '.chart{font-size:inherit;margin:36px 0 8px;border-top:2px solid var(--ink)}.chart>summary{padding:10px 0;min-height:24px}.chart h2{display:inline;margin:0;padding:0;border:0;color:var(--ink)}.note.at{position:absolute;right:0;top:0;margin:0}@media (max-width:639px){.note.at{display:none}}',
  '.savers{display:flex;flex-wrap:wrap;align-items:center;gap:4px;margin:6px 0;color:var(--muted);font-size:14px}',
  '.savers .table{margin:0;max-width:100%}.savers summary{min-height:44px;padding:0 8px;line-height:44px;box-sizing:border-box}.table[open]{flex-basis:100%}.rows{max-height:420px;overflow:auto}.rows th{position:sticky;top:0;background:var(--paper)}',
  '.savers button{font:inherit;min-width:44px;min-height:44px;padding:0 8px;border:0;background:none;color:inherit;text-decoration:underline;text-underline-offset:3px;cursor:pointer}.savers button:hover{color:var(--ink)}',
  '.answer p+p+p{display:inline;font-size:15px;color:var(--muted)}.answer p+p+p::after{content:" "}',
  'figure{margin-top:8px}.doings{display:flex;flex-wrap:wrap;gap:0 20px;align-items:baseline;min-height:1.5em}.doings p{margin:0;max-width:none}',
].join('');

/** Paper has what is read, as wide as it is, and nothing that is pressed. */
const PAPER =
  '@media print{.happened,.playing,.chips,.others,.press,.ask,.savers,.edge,.tile,.mark,.eyes,.cursor,.asks,.doing{display:none}' +
  '.stage .scene{width:100%}.stage .scene,.many .scene{max-width:100%}.answer p+p+p{font-size:11pt}.readout{font-size:9pt}}';

/** All of it. */
export const EXPLORER_STYLE = PAGE_STYLE + OWN + PAPER;
