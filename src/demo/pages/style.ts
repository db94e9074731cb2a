/** Style sheet of the demo LMS: a plain, friendly school site; contrast at least 4.5:1 in light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#4c5a68;--paper:#f6f4ef;--card:#fff;--line:#d5d0c4;--field:#7b766b;
--brand:#1f5f5b;--on-brand:#fff;--accent:#fbe7b2;--on-accent:#4a3800;--good:#1d6b3a;--bad:#a1271c;--focus:#1554c0}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecef;--soft:#b3bdc7;--paper:#14191e;--card:#1d242b;--line:#38424c;--field:#8b98a5;
--brand:#7fd0c8;--on-brand:#0c1f1e;--accent:#463a12;--on-accent:#fbe9b6;--good:#7ddba0;--bad:#ffa69c;--focus:#9cc2ff}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0;min-height:100vh}
main{max-width:68rem;margin:0 auto;padding:1rem 1.25rem 4rem;outline:0}
h1{font-size:1.75rem;line-height:1.2;margin:.75rem 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
h3{font-size:1.05rem;margin:0 0 .25rem}
p{margin:.35rem 0 .75rem;max-width:65ch}
a{color:var(--brand);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:.2rem}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.banner{background:var(--accent);color:var(--on-accent);margin:0;padding:.4rem 1.25rem;max-width:none;font-size:.95rem;text-align:center}
header{background:var(--card);border-bottom:1px solid var(--line)}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;max-width:68rem;margin:0 auto;padding:.75rem 1.25rem}
.brand{font-weight:700;font-size:1.15rem;text-decoration:none;color:var(--ink);padding:.25rem 0}.brand span{color:var(--brand)}
header nav a{display:inline-block;padding:.25rem 0}
.who{margin:0 0 0 auto;font-size:.95rem}
.trail ol{list-style:none;display:flex;flex-wrap:wrap;gap:0 .5rem;margin:0 auto;padding:.6rem 1.25rem 0;max-width:68rem;font-size:.95rem}
.trail li+li::before{content:"›";margin-right:.5rem;color:var(--soft)}
.lead{font-size:1.1rem;color:var(--soft)}
.soft{color:var(--soft);font-size:.95rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem;padding:0;margin:1rem 0;list-style:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.15rem}
.card>:first-child{margin-top:0}
.card>:last-child{margin-bottom:0}
.cards>li.card{max-width:34rem}
.people{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.5rem}
.person{display:flex;gap:.5rem;align-items:center;border:1px solid var(--field);border-radius:2rem;padding:.3rem .9rem .3rem .35rem;min-height:2.75rem;text-decoration:none;color:var(--ink);background:var(--card)}
.person:hover{border-color:var(--brand);text-decoration:underline}
.face{display:grid;place-items:center;width:2rem;height:2rem;border-radius:50%;background:var(--brand);color:var(--on-brand);font-weight:600;font-size:.85rem}
button,.button{font:inherit;font-weight:600;display:inline-block;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:.5rem;border:1px solid var(--brand);background:var(--brand);color:var(--on-brand);text-decoration:none;cursor:pointer}
.quiet{background:var(--card);color:var(--brand)}
.danger{border-color:var(--bad);background:var(--card);color:var(--bad)}
.row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.75rem 0}
.row form{margin:0}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:start;padding:.75rem 1rem 0;color:var(--soft)}
th,td{text-align:start;vertical-align:top;padding:.6rem 1rem;border-top:1px solid var(--line)}
thead th{border-top:0}
td .soft,.grade .soft{display:block;font-size:.85rem}
.calls td{font-size:.9rem}.calls td:not(:nth-child(2)){white-space:nowrap}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.score{font-weight:700}
iframe{display:block;width:100%;height:min(80vh,56rem);min-height:32rem;border:1px solid var(--line);border-radius:.75rem;background:#fff}
progress{width:100%;height:.8rem;accent-color:var(--brand)}
.on{color:var(--bad);font-weight:700}.ok{color:var(--good);font-weight:700}
details{margin:1rem 0}summary{cursor:pointer;font-weight:600;padding:.4rem 0}
code{font-size:.9em;overflow-wrap:anywhere}
.new{animation:glow 2.5s ease-out}
@keyframes glow{from{background:var(--accent)}to{background:transparent}}
@media (prefers-reduced-motion:reduce){.new{animation:none}}
@media (max-width:30rem){main{padding:.75rem .9rem 3rem}.bar,.trail ol{padding-left:.9rem;padding-right:.9rem}h1{font-size:1.45rem}.who{margin-left:0}th,td{padding:.5rem .65rem}.calls thead{position:absolute;clip-path:inset(50%)}.calls tr{display:grid;grid-template-columns:1fr auto;gap:0 .65rem;padding:.5rem .65rem;border-top:1px solid var(--line)}.calls td{border:0;padding:0}.calls td:nth-child(2){grid-row:2;grid-column:1/-1}}
`;
