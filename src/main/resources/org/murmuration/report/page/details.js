/* What a run costs and lacks, on which nodes it is, and who did what to it. */
(function (page) {
  'use strict';

  const { element, number, isKnown, foreign, nameField, on, seldom } = page;

  const place = document.getElementById('pane-figures');
  const parts = Object.fromEntries(['run', 'cost', 'missing', 'cluster', 'limits', 'audit']
    .map((name) => [name, element('section', { id: `part-${name}` })]));
  let run = null;
  let state = null;
  let isShown = false;

  function facts(pairs) {
    return element('dl', { class: 'facts' }, ...pairs.filter(([, value]) => isKnown(value))
      .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
  }

  function fill(name, title, ...content) {
    parts[name].replaceChildren(...(content.length > 0 ? [element('h3', {}, title), ...content] : []));
  }

  function showState() {
    if (!state || !isShown) return;
    fill('run', 'Run', facts([
      ['Seed', String(state.seed)],
      ...Object.entries(state.cell || {})
        .map(([factor, level]) => [page.visible(factor), foreign(level)]),
      ['State', state.endReason ? foreign(`${state.state}: ${state.endReason}`) : state.state],
      ['Entries', number(state.position)],
      ['Encounters a round', number(state.roundLength)],
      ['Under way', isKnown(state.inFlight) ? `${number(state.inFlight)} of ${
        number(state.mostInFlight)} at most` : null],
      ['Encounters a second', isKnown(state.rate) ? number(state.rate) : null],
      ['Interventions', number(state.interventions)],
    ]));
    showCost(state.cost);
    showMissing(state.missing || {});
  }

  function showCost(cost) {
    if (!cost) {
      fill('cost', 'Cost', element('p', { class: 'caption' }, 'No mind of this run makes calls.'));
      return;
    }
    const unpriced = (cost.unpriced || []).length > 0
      ? `without those of ${cost.unpriced.map(page.visible).join(', ')}, whose price is not known`
      : '';
    fill('cost', 'Cost', facts([
      ['Calls', number(cost.calls)],
      ['Tokens in', number(cost.tokensIn)], ['Tokens out', number(cost.tokensOut)],
      ['Money', isKnown(cost.money)
        ? `${page.money(cost.money, page.visible(cost.currency))} ${unpriced}` : null],
      ['Budget', cost.budget ? foreign(cost.budget) : null],
      ['Calls under way', isKnown(cost.underWay) ? number(cost.underWay) : null],
      ['Calls queued', isKnown(cost.queued) ? number(cost.queued) : null],
      ['Gateway', cost.gateway ? foreign(cost.gateway) : null],
    ]));
  }

  function showMissing(missing) {
    const reasons = Object.entries(missing).filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a);
    if (reasons.length === 0) {
      fill('missing', 'Missing answers', element('p', { class: 'caption' }, 'None.'));
      return;
    }
    const most = reasons[0][1];
    fill('missing', 'Missing answers', element('dl', { class: 'bars' },
      ...reasons.flatMap(([reason, count]) => [element('dt', {}, foreign(reason)),
        element('dd', {}, element('progress', { max: String(most), value: String(count),
          'aria-hidden': 'true' }), number(count))])));
  }

  // ---- Limits ----

  function showLimits() {
    if (!run.canCommand || !run.isUnderWay()) {
      fill('limits', '');
      return;
    }
    const most = element('input', { type: 'number', min: '1', step: '1', id: 'in-flight',
      placeholder: state ? String(state.mostInFlight) : '' });
    const budget = element('input', { id: 'budget', placeholder: 'calls=1000, money=5' });
    const form = element('form', { class: 'stack' },
      element('label', {}, 'Encounters under way, at most ', most),
      element('label', {}, 'Budget of the batch ', budget), nameField(),
      element('div', { class: 'actions' }, element('button', { type: 'submit' }, 'Set')));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = {};
      if (most.value !== '') body.inFlight = Number(most.value);
      if (budget.value.trim() !== '') body.budget = budget.value.split(/[\s,]+/).filter(Boolean);
      if (await run.command('limits', body)) form.reset();
    });
    fill('limits', 'Limits', form);
  }

  // ---- Cluster and audit log ----

  async function showCluster() {
    const { nodes } = run.source.isLive && run.mode !== 'record'
      ? await run.source.cluster() : { nodes: [] };
    if (nodes.length === 0) {
      fill('cluster', '');
      return;
    }
    const heads = ['node', 'shards', 'agents', 'calls', 'lost'];
    fill('cluster', 'Cluster', element('div', { class: 'scroll' }, element('table', {},
      element('thead', {}, element('tr', {}, ...heads.map((head) =>
        element('th', { scope: 'col', class: head === 'node' ? '' : 'number' }, head)))),
      element('tbody', {}, ...nodes.map(nodeRow)))),
    element('p', { class: 'caption' },
      'Calls: under way and queued. Lost: messages that were dropped or found nobody; they are '
      + 'repeated.'));
  }

  function nodeRow(node) {
    const about = [node.status, node.supervisor ? 'supervisor' : '', ...(node.roles || [])]
      .filter(Boolean).join(' · ');
    const name = element('td', {}, foreign(node.address), element('small', {}, page.visible(about)));
    if (node.gatewayDown) {
      name.append(element('small', { class: 'adverse' }, page.visible(node.gatewayDown)));
    }
    const values = [number(node.shards), number(node.agents),
      `${number(node.underWay)} + ${number(node.queued)}`,
      number((node.dropped || 0) + (node.deadLetters || 0))];
    return element('tr', {}, name,
      ...values.map((value) => element('td', { class: 'number' }, value)));
  }

  async function showAudit() {
    const { lines } = await run.api.audit();
    const newest = lines.slice(-100).reverse();
    fill('audit', 'Audit log', newest.length === 0
      ? element('p', { class: 'caption' }, 'No command yet.')
      : element('ol', { class: 'audit', 'aria-label': 'Commands, newest first' },
        ...newest.map(({ time, by, what, result }) => element('li', {},
          element('b', {}, foreign(what)), ' ', element('span', {}, foreign(result)),
          element('small', {}, `${page.visible(by)} · ${page.visible(time)}`)))));
  }

  /** What is asked for rather than told; a run that cannot tell does not have it. */
  function ask() {
    if (!run || !isShown) return;
    showCluster().catch(() => fill('cluster', ''));
    showAudit().catch(() => fill('audit', ''));
  }

  const soon = seldom(500, showState);
  place.append(...Object.values(parts));
  on('run', (given) => {
    [run, state] = [given, null];
    Object.keys(parts).forEach((name) => fill(name, ''));
  });
  on('state', (given) => {
    const before = state;
    state = given;
    soon();
    if (isShown && (!before || before.state !== given.state)) showLimits();
  });
  on('pane-shown', (pane) => {
    isShown = pane === 'figures';
    if (!isShown || !run) return;
    showState();
    showLimits();
    ask();
  });
  on('changed', ask);
  setInterval(() => { if (run && run.isUnderWay() && !document.hidden) ask(); }, 5000);
})(window.murmuration = window.murmuration || {});
