/* Headline figures: where the run stands, in a few numbers. */
(function (page) {
  'use strict';

  const { element, number, isKnown, on, seldom } = page;
  const place = document.getElementById('headline');
  const MOST_VALUES = 3;
  let state = null;
  let charts = [];

  const percent = (value) => `${number(100 * value)} %`;

  function tile(name, value, small, kind) {
    const shown = element('dd', {}, value);
    if (small) shown.append(' ', element('small', {}, small));
    return element('div', { class: `tile ${kind || ''}` }, element('dt', {}, name), shown);
  }

  /** The first curve of each chart that is not one of shares by convention. */
  function leading() {
    return charts.filter((chart) => chart.columns.length === 1 || !chart.share)
      .map((chart) => ({ name: chart.labels[0] || chart.title, share: chart.share,
        value: state.latest[chart.columns[0]] }))
      .filter(({ value }) => isKnown(value)).slice(0, MOST_VALUES);
  }

  /** The convention that most hold, where the run has shares of conventions. */
  function ahead() {
    const shares = charts.find(page.isOfConventions);
    if (!shares) return [];
    const values = shares.columns.map((column, i) =>
      ({ name: shares.labels[i], value: state.latest[column] }))
      .filter(({ value }) => isKnown(value));
    values.sort((a, b) => b.value - a.value);
    return values.slice(0, 1);
  }

  function tiles() {
    const rounds = state.maxRounds > 0 ? `of ${number(state.maxRounds)} at most` : '';
    const adverse = state.adversaries === 1 ? '1 adversary' : `${number(state.adversaries)} adversaries`;
    const made = [
      tile('Round', number(state.rounds), rounds),
      tile('Encounters', number(state.encounters)),
    ];
    if (isKnown(state.rate)) made.push(tile('Rate', number(state.rate), 'a second'));
    made.push(tile('Agents', number(state.agents), adverse, state.adversaries ? 'adverse' : ''));
    ahead().forEach(({ name, value }) =>
      made.push(tile('Ahead', page.foreign(name), percent(value))));
    leading().forEach(({ name, value, share }) =>
      made.push(tile(name, share ? percent(value) : number(value))));
    const missing = Object.values(state.missing || {}).reduce((sum, count) => sum + count, 0);
    if (missing > 0) made.push(tile('Missing answers', number(missing)));
    if (state.cost) {
      made.push(tile('Calls', number(state.cost.calls), isKnown(state.cost.money)
        ? page.money(state.cost.money, page.visible(state.cost.currency)) : ''));
    }
    return made;
  }

  function show() {
    if (!state) return;
    const text = element('p', { class: 'saying' }, page.foreign(state.headline));
    place.replaceChildren(element('dl', { class: 'tiles' }, ...tiles()), text);
    const problem = document.getElementById('problem');
    problem.hidden = !state.trouble;
    if (state.trouble && problem.textContent !== state.trouble) {
      problem.textContent = page.visible(state.trouble);
    }
  }

  const soon = seldom(250, show);
  on('run', () => { state = null; charts = []; place.replaceChildren(); });
  on('state', (given) => { state = given; soon(); });
  on('rounds', (rounds) => { charts = rounds.charts(); soon(); });
})(window.murmuration = window.murmuration || {});
