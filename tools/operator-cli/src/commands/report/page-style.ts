/** The page's style: both themes by the reader's own preference, one column, printable. Below 600 px a row of a table is a card. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --ink-soft: #5b6570; --rule: #d9dee4; --ok: #2f7d4f; --same: #8fa3b8; --bad: #c0392b; --one: #2b6cb0; --two: #d08700; --three: #2f7d4f; --four: #7a5195; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #e6e9ec; --ink-soft: #9aa4ae; --rule: #323940; --ok: #58b37e; --same: #5f7489; --bad: #e0675a; --one: #63a0dc; --two: #e0a63a; --three: #58b37e; --four: #a983c4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .5rem 1rem; } header p { margin: 0; }
h1 { font-size: 1.6rem; margin: .5rem 0 1rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--rule); } h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; color: var(--ink-soft); font-weight: 600; }
.failed { color: var(--bad); font-weight: 600; } .success { color: var(--ok); } .soft { color: var(--ink-soft); font-weight: 400; }
nav a { color: inherit; margin-right: .6rem; } nav a.failed { color: var(--bad); }
.client { border: 1px solid var(--rule); border-radius: 6px; margin: .5rem 0; padding: .5rem .8rem; } .client[data-failing=true] { border-left: 4px solid var(--bad); }
.client summary { cursor: pointer; display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1.2rem; } .client .name { font-weight: 600; min-width: 12rem; } .client .error { flex-basis: 100%; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; } th { color: var(--ink-soft); font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } tr.error td { color: var(--bad); padding-left: 1.5rem; }
.key { display: inline-flex; align-items: center; gap: .35rem; margin-right: 1rem; font-size: .85rem; color: var(--ink-soft); } .key i { width: .8rem; height: .8rem; border-radius: 2px; display: inline-block; }
input, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; padding: .3rem .6rem; } input[type=search] { width: 100%; max-width: 26rem; }
html[lang=es] span[lang=en], html[lang=en] span[lang=es] { display: none; }
@media (max-width: 600px) {
  body { padding: .8rem; }
  table.cards thead { display: none; } table.cards tr { display: block; border: 1px solid var(--rule); border-radius: 6px; margin: .5rem 0; padding: .3rem .6rem; } table.cards tr[hidden] { display: none; }
  table.cards td, table.cards td.n { display: flex; justify-content: space-between; gap: 1rem; text-align: right; border: 0; padding: .15rem 0; } table.cards tr.error td { display: block; text-align: left; }
  table.cards td::before { color: var(--ink-soft); text-align: left; flex-shrink: 0; } html[lang=en] table.cards td::before { content: attr(data-en); } html[lang=es] table.cards td::before { content: attr(data-es); }
}
@media print { button, input, nav { display: none; } }
`;

/** What the page does: choose a language, filter the clients, search the rejects, open the client that a link names. Works without, too. */
export const pageScript = `
const page = document.documentElement;
for (const button of document.querySelectorAll('button[data-language]')) button.addEventListener('click', () => { page.lang = button.dataset.language; });
const search = document.querySelector('#search');
search?.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  for (const row of document.querySelectorAll('tr[data-reject]')) row.hidden = !row.dataset.reject.includes(wanted);
});
const filter = document.querySelector('#filter');
const onlyFailing = document.querySelector('#only-failing');
const choose = () => {
  const wanted = filter.value.toLowerCase();
  for (const client of document.querySelectorAll('details.client'))
    client.hidden = !client.dataset.client.includes(wanted) || (onlyFailing.checked && client.dataset.failing !== 'true');
};
filter?.addEventListener('input', choose);
onlyFailing?.addEventListener('change', choose);
const open = () => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.matches('details')) named.open = true;
};
window.addEventListener('hashchange', open);
open();
`;
