// What the page of an inspection looks like, on light grounds and dark, wide and narrow.
export const style = `
  :root {
    color-scheme: light dark;
    --ink: light-dark(#1d2126, #e9ebee); --quiet: light-dark(#626a75, #99a2ad); --ground: light-dark(#faf8f4, #14171b);
    --card: light-dark(#ffffff, #1b1f25); --line: light-dark(#e2ddd3, #2c323a); --heat: light-dark(#0b5cad, #6cb6ff); --mark: light-dark(#c2410c, #ffa657);
    --h0: light-dark(#0b6bcb, #6cb6ff); --h1: light-dark(#b45309, #f0b45c); --h2: light-dark(#9333a8, #d99af0); --h3: light-dark(#1a7f4b, #68d391); --h4: light-dark(#be2d5e, #ff8fab); --h5: light-dark(#0f7c86, #5fd3dd);
  }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 68rem; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--ground); }
  .eyebrow { margin: 0; font-size: .8rem; letter-spacing: .04em; color: var(--quiet); }
  h1 { font-size: 1.6rem; line-height: 1.2; font-weight: 650; margin: .15rem 0 1.25rem; text-wrap: balance; }
  h2 { font-size: 1rem; font-weight: 650; margin: 0 0 .9rem; }
  h2 small { font-weight: 400; font-size: .82rem; color: var(--quiet); margin-left: .4rem; }
  section { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem 1.25rem 1.2rem; margin: 0 0 1rem; }
  .pair { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
  .pair section { margin: 0; max-width: 100%; flex: 0 1 auto; min-width: 0; } .pair section + section { flex: 1 1 24rem; }
  .bar { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; justify-content: space-between; margin: 0 0 1rem; }
  .group { display: inline-flex; border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; background: var(--card); }
  #kinds { flex-wrap: wrap; } .group button { font: inherit; font-size: .88rem; color: var(--quiet); background: none; border: 0; padding: .35rem .85rem; cursor: pointer; white-space: nowrap; }
  .group button + button { border-left: 1px solid var(--line); }
  .group button[aria-pressed=true] { color: var(--ground); background: var(--ink); }
  button:focus-visible, .word:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
  .stage { position: relative; }
  .stage svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
  .stage path { fill: none; stroke-linecap: round; transition: opacity .12s; }
  .side { margin: 0; display: flex; position: relative; }
  .word { font-size: 1.2rem; line-height: 1.3; padding: .16em .38em; border-radius: .35em; cursor: default; white-space: pre; transition: opacity .12s, background .12s; position: relative; }
  .word.special { font-size: .85rem; color: var(--quiet); align-self: center; }
  .word.on { outline: 2px solid currentColor; }
  .word.off { opacity: .35; }
  .word b { position: absolute; left: 50%; transform: translateX(-50%); font-size: .68rem; line-height: 1; font-weight: 600; color: var(--quiet); }
  .rows .side { flex-wrap: nowrap; justify-content: center; gap: .1rem; }
  .rows #from { margin-top: 7.5rem; }
  .rows #to b { top: -.75em; } .rows #from b { bottom: -.85em; }
  .rows { padding: .9rem 0; }
  .columns { display: grid; grid-template-columns: auto minmax(5rem, 1fr) auto; max-width: 34rem; margin: 0 auto; }
  .columns .side { flex-direction: column; gap: .15rem; justify-content: space-evenly; }
  .columns #to { grid-column: 1; align-items: flex-end; } .columns #from { grid-column: 3; grid-row: 1; align-items: flex-start; }
  .columns .word { font-size: 1.05rem; } .columns .word.special { font-size: .85rem; align-self: auto; }
  .columns b { top: 50%; transform: translateY(-50%); } .columns #to b { left: auto; right: calc(100% + .1rem); } .columns #from b { left: calc(100% + .1rem); }
  .columns { padding: 0 1.6rem; }
  .back { font: inherit; color: var(--heat); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; }
  .said { margin: -.4rem 0 1rem; height: 1.5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .95rem; color: var(--quiet); }
  .said strong { color: var(--ink); font-weight: 600; }
  .heads { display: grid; gap: .45rem .35rem; justify-content: start; overflow-x: auto; padding: 2px; }
  .heads span { font-size: .75rem; color: var(--quiet); align-self: center; padding-right: .4rem; white-space: nowrap; }
  .heads span.top { text-align: center; padding: 0; }
  .heads button { padding: 0; border: 1px solid var(--line); border-radius: .3rem; background: none; cursor: pointer; overflow: hidden; aspect-ratio: 1; position: relative; min-width: 0; }
  .heads button:hover { border-color: var(--quiet); }
  .heads button[aria-pressed=true] { border-color: var(--mark); box-shadow: 0 0 0 2px var(--mark); }
  .heads canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; } .heads.scenes button { aspect-ratio: var(--shape); background: #04060f; }
  .heads i { position: absolute; right: 3px; top: 3px; width: 7px; height: 7px; border-radius: 50%; background: var(--mark); }
  .scroll { overflow-x: auto; padding-bottom: .25rem; }
  #map { display: grid; width: max-content; font-size: .82rem; gap: 1px; }
  #map .col { writing-mode: vertical-rl; transform: rotate(180deg); padding: .3rem 0 .1rem; justify-self: center; white-space: pre; color: var(--quiet); max-height: 9rem; overflow: hidden; text-overflow: ellipsis; }
  #map .row { text-align: right; padding-right: .5rem; white-space: pre; color: var(--quiet); align-self: center; position: sticky; left: 0; background: var(--card); z-index: 1; max-width: 9rem; overflow: hidden; text-overflow: ellipsis; }
  #map .lit { color: var(--ink); font-weight: 600; }
  #map .cell { width: var(--cell); height: var(--cell); border-radius: 2px; background: color-mix(in srgb, var(--heat) calc(var(--w) * 1%), light-dark(#f2efe8, #232830)); font-size: .68rem; display: grid; place-items: center; color: transparent; }
  #map .cell.dark { color: var(--card); } #map .cell.pale { color: var(--ink); }
  #map .cell:hover { outline: 2px solid var(--mark); }
  .scale { display: flex; align-items: center; gap: .5rem; margin-top: .8rem; font-size: .75rem; color: var(--quiet); }
  .scale i { width: 9rem; height: .55rem; border-radius: .3rem; background: linear-gradient(90deg, light-dark(#f2efe8, #232830), var(--heat)); }
  .asked { margin: -.9rem 0 1.25rem; font-size: 1.1rem; color: var(--quiet); }
  .scene { display: none; position: relative; }
  .seen .scene, .heard .scene { display: block; }
  .seen #to, .heard #to, .seen svg, .heard svg { display: none; }
  .seen { display: grid; grid-template-columns: minmax(12rem, 26rem) minmax(10rem, 1fr); gap: 1.5rem; align-items: start; } .seen.alone { grid-template-columns: minmax(12rem, 30rem); justify-content: center; }
  .seen #from, .heard #from { flex-wrap: wrap; gap: .35rem .1rem; justify-content: flex-start; align-content: start; }
  .seen #from b, .heard #from b { bottom: -.55em; }
  .heard #from { margin-top: .9rem; }
  .picture { position: relative; overflow: hidden; border-radius: .5rem; line-height: 0; cursor: crosshair; touch-action: pan-y; background: var(--line); }
  .picture img { width: 100%; height: auto; display: block; } .picture canvas { position: absolute; inset: 0; width: 100%; height: 100%; image-rendering: pixelated; }
  .picture:focus-visible, .wave:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
  .wave { display: block; width: 100%; height: 9rem; cursor: pointer; border-radius: .4rem; touch-action: pan-y; }
  .player { display: flex; align-items: center; gap: .7rem; margin: .5rem 0 0; font-size: .85rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
  .player button { font: inherit; font-weight: 600; color: var(--ground); background: var(--ink); border: 0; border-radius: .5rem; padding: .3rem .9rem; cursor: pointer; min-width: 5rem; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: .8rem; width: 100%; }
  .tiles figure { margin: 0; cursor: pointer; } .tiles figcaption { font-size: .85rem; line-height: 1.3; margin-top: .3rem; color: var(--quiet); overflow-wrap: anywhere; } .tiles .lit figcaption { color: var(--ink); font-weight: 600; } .tiles .lit .picture { outline: 2px solid var(--mark); }
  .lanes { display: grid; grid-template-columns: auto 1fr; gap: .2rem .6rem; width: 100%; align-items: center; font-size: .85rem; } .lanes span { color: var(--quiet); text-align: right; white-space: pre; } .lanes span.lit { color: var(--ink); font-weight: 600; } .lanes canvas { width: 100%; height: 1.1rem; border-radius: .2rem; background: light-dark(#f2efe8, #232830); cursor: pointer; image-rendering: pixelated; }
  #map.wide { display: block; width: 100%; } #map.wide > canvas { width: 100%; aspect-ratio: 1; max-width: 34rem; border-radius: .4rem; background: light-dark(#f2efe8, #232830); image-rendering: pixelated; }
  footer { margin-top: 1.2rem; } footer, noscript { font-size: .85rem; color: var(--quiet); }
  code { font-size: .95em; }
  @media (max-width: 34rem) { .seen { grid-template-columns: 1fr; gap: 1rem; } .seen.alone { grid-template-columns: 1fr; } .said { height: 3em; white-space: normal; } .wave { height: 7rem; } .group button { font-size: .8rem; padding: .35rem .6rem; } body { padding: 1.25rem .75rem 2rem; } h1 { font-size: 1.35rem; } section { padding: .9rem .8rem 1rem; border-radius: .65rem; } h2 small { display: block; margin: .1rem 0 0; } }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
