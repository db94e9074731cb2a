/** How the page of a simulation looks, in light and dark; nothing is loaded from elsewhere. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #4d5969; --paper: #fff; --line: #8a95a5; --bar: #8fa3bd; --first: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf2; --quiet: #b3bdcb; --paper: #12161c; --line: #7c8898; --bar: #5c6f8a; --first: #7fb0ff; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 0; }
p { margin: 0.3rem 0 0.6rem; color: var(--quiet); max-width: 65ch; }
svg { display: block; width: 100%; height: auto; font-size: 13px; }
svg text { fill: var(--ink); }
.bar { fill: var(--bar); stroke: var(--ink); stroke-width: 0.5; }
.bar.first { fill: var(--first); }
.whisker { stroke: var(--ink); stroke-width: 1.5; fill: none; }
summary { cursor: pointer; padding: 0.6rem 0; min-height: 1.5rem; }
:focus-visible { outline: 3px solid var(--first); outline-offset: 2px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; min-width: 20rem; }
caption { text-align: start; color: var(--quiet); padding-block-end: 0.3rem; }
th, td { text-align: end; padding: 0.3rem 0.8rem; border-block-end: 1px solid var(--line); font-variant-numeric: tabular-nums; }
th:first-child { text-align: start; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; color: var(--quiet); }
@media (forced-colors: active) { .bar { fill: GrayText; } .bar.first { fill: Highlight; } .whisker { stroke: CanvasText; } svg text { fill: CanvasText; } }
`;
