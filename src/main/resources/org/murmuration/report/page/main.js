/* Puts the page together: where its data come from, which run is shown, which panes. */
(function (page) {
  'use strict';

  const { announce, element, live, frozen, series, showReport, on, tell } = page;

  const PANES = [['encounters', 'Encounters'], ['look', 'Look'], ['intervene', 'Intervene'],
    ['figures', 'Details']];
  const OVER = ['ended', 'failed'];
  const embedded = document.getElementById('report');
  let giveUp = () => {};
  let hasReport = false;
  let current = {};

  const byId = (id) => document.getElementById(id);

  // ---- Panes and views ----

  function showPane(name, takesFocus) {
    PANES.forEach(([one]) => {
      const tab = byId(`tab-${one}`);
      tab.setAttribute('aria-selected', String(one === name));
      tab.tabIndex = one === name ? 0 : -1;
      byId(`pane-${one}`).hidden = one !== name;
    });
    if (takesFocus) byId(`tab-${name}`).focus();
    tell('pane-shown', name);
  }

  function buildTabs() {
    const tabs = byId('tabs');
    PANES.forEach(([name, title], i) => {
      const tab = element('button', { type: 'button', role: 'tab', id: `tab-${name}`,
        'aria-controls': `pane-${name}` }, title);
      tab.addEventListener('click', () => showPane(name, false));
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const shown = PANES.filter(([one]) => !byId(`tab-${one}`).hidden).map(([one]) => one);
        showPane(shown[(shown.indexOf(name) + step + shown.length) % shown.length], true);
        event.preventDefault();
      });
      byId(`pane-${name}`).setAttribute('aria-labelledby', tab.id);
      tabs.append(tab);
      if (i === 0) tab.setAttribute('aria-selected', 'true');
    });
    on('pane', (name) => {
      showPane(name, false);
      // On a narrow screen the pane is elsewhere.
      const side = byId('side');
      if (side.getBoundingClientRect().top > window.innerHeight - 120
        || side.getBoundingClientRect().bottom < 120) side.scrollIntoView({ block: 'start' });
    });
  }

  function showView(name) {
    byId('run-view').hidden = name !== 'run';
    byId('report-view').hidden = name !== 'report';
    byId('view-run').setAttribute('aria-pressed', String(name === 'run'));
    byId('view-report').setAttribute('aria-pressed', String(name === 'report'));
    window.scrollTo(0, 0);
  }

  /** The report of a finished batch beside the run, once. */
  function addReport(report, hasRun) {
    if (hasReport) return;
    hasReport = true;
    byId('report-view').hidden = false;
    showReport(report);
    byId('views').hidden = !hasRun;
    showView(hasRun ? 'run' : 'report');
  }

  // ---- A run ----

  /** What the parts of the page need to know of the run that is shown. */
  function context(overview, batch, run) {
    const api = page.source.run(batch.batch, run.run);
    const made = { source: page.source, api, mode: overview.mode, state: run.state,
      canCommand: page.source.isLive && !overview.readOnly && overview.mode !== 'record' };
    made.isUnderWay = () => page.source.isLive && !OVER.includes(made.state);
    made.command = (name, body) => page.command(api, name, body);
    return made;
  }

  async function open(overview, batch, run) {
    giveUp();
    let isOpen = true;
    page.forgetLooks();
    const shown = context(overview, batch, run);
    const data = series();
    const title = page.visible(batch.title || batch.name || 'Murmuration');
    byId('title').textContent = title;
    document.title = title;
    byId('bar-run').hidden = false;
    byId('run-view').hidden = false;
    byId('tab-intervene').hidden = !shown.canCommand;
    current = shown;
    tell('run', shown);
    showPane('encounters', false);

    const takeRounds = (rounds) => {
      if (data.add(rounds)) refetch().catch(() => {});
      else tell('rounds', data);
    };
    let isFetching = false;
    const refetch = async () => {
      if (isFetching) return;
      isFetching = true;
      try {
        const rounds = await shown.api.measures(data.next());
        if (!isOpen) return;
        data.add(rounds);
        tell('rounds', data);
      } finally {
        isFetching = false;
      }
    };
    const network = async () => {
      const net = await shown.api.network();
      if (!isOpen) return;
      page.learnMarks(net.marks, data.charts());
      tell('network', net);
    };
    giveUp = () => { isOpen = false; };
    showState({ state: run.state });
    // Measures and population first: they say which conventions there are, and so how each looks.
    // A run that has not begun is heard of when it does.
    await refetch().catch((refused) => (run.state === 'waiting' ? null : showProblem(refused)));
    await network().catch(() => {});
    if (!isOpen) return;
    const stopFollowing = shown.api.follow({
      connected: showConnection, refused: () => page.askToken(),
      state: takeState, rounds: takeRounds, entries: (entries) => tell('entries', entries),
      end: async (state) => {
        if (state && state.state) takeState(state);
        else takeState(await shown.api.state());
        await Promise.allSettled([refetch(), network()]);
        if (page.source.isLive) {
          await latest(shown).catch(() => {});
          await fetchReport(batch, shown, () => isOpen);
        }
      },
    });
    giveUp = () => { isOpen = false; stopFollowing(); };
    shown.api.state().then(takeState).catch(() => {});
    watch(network, shown, () => isOpen);
    if (run.state === 'failed') await fetchReport(batch, shown, () => isOpen);
  }

  /** The newest entries of a run that is over; a live one sends them. */
  async function latest(shown) {
    const { total, entries } = await shown.api.entries(-1, 40);
    tell('entries', { shown: entries, of: total, isOver: true });
  }

  /** Asks for the population again and again, the less often the longer an answer takes. */
  async function watch(network, shown, isOpen) {
    while (isOpen()) {
      const start = performance.now();
      if (!document.hidden) await network().catch(() => {});
      if (!shown.isUnderWay()) return;
      const pause = Math.max(700, 5 * (performance.now() - start));
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
  }

  /** The report is written when all runs of the batch have ended; one that was stopped has none. */
  async function fetchReport(batch, shown, isOpen) {
    for (let tries = 0; tries < 5 && isOpen() && !hasReport && shown.endReason !== 'stopped';) {
      try {
        const overview = await page.source.overview();
        const now = overview.batches.find((one) => one.batch === batch.batch);
        if (now && now.runs.every((run) => OVER.includes(run.state))) {
          tries += 1;
          addReport(await shown.api.report(), true);
          announce('The report of the batch is there');
          return;
        }
      } catch (notYet) {
        // It is being written, or the server is gone.
      }
      await new Promise((resolve) => { setTimeout(resolve, 2000 * (tries + 1)); });
    }
  }

  function showConnection(isConnected) {
    const sign = byId('link');
    sign.hidden = isConnected;
    sign.textContent = 'connection lost, trying again';
  }

  function showProblem(refused) {
    const problem = byId('problem');
    problem.textContent = page.visible(refused.message);
    problem.hidden = false;
  }

  /** Everybody learns the state, after what they ask the run about it. */
  function takeState(state) {
    Object.assign(current, { state: state.state, endReason: state.endReason });
    showState(state);
    tell('state', state);
  }

  function showState(state) {
    const pill = byId('state');
    if (pill.textContent !== state.state) announce(`The run is ${state.state}`);
    pill.textContent = state.state;
    pill.className = `pill ${state.state}`;
  }

  // ---- Start ----

  function buildChoice(overview, all) {
    const choice = byId('run');
    choice.replaceChildren(...all.map(({ batch, run }, i) => {
      const name = overview.batches.length > 1 ? `${page.visible(batch.name || batch.title
        || `batch ${batch.batch}`)}, run ${run.run}` : `run ${run.run}`;
      return element('option', { value: String(i) }, name);
    }));
    byId('run-choice').hidden = all.length < 2;
    choice.onchange = () => open(overview, all[choice.value].batch, all[choice.value].run);
  }

  async function start() {
    buildTabs();
    byId('view-run').addEventListener('click', () => showView('run'));
    byId('view-report').addEventListener('click', () => showView('report'));
    const report = embedded && JSON.parse(embedded.textContent);
    if (report && !report.snapshot) {
      document.title = page.visible(report.title);
      addReport(report, false);
      return;
    }
    page.source = report ? frozen(report) : live();
    try {
      const overview = await overviewOrToken();
      const all = overview.batches.flatMap((batch) => batch.runs.map((run) => ({ batch, run })));
      if (all.length === 0) throw new Error('No run has begun yet');
      buildChoice(overview, all);
      const first = Math.max(0, all.findIndex(({ run }) => !OVER.includes(run.state)));
      byId('run').value = String(first);
      if (report) addReport(report, true);
      await open(overview, all[first].batch, all[first].run);
      // Who opens the file of a batch wants its findings first; the run has been drawn in sight.
      if (report) showView('report');
    } catch (refused) {
      showProblem(refused);
    }
  }

  async function overviewOrToken() {
    for (;;) {
      try {
        return await page.source.overview();
      } catch (refused) {
        if (!page.NEEDS_TOKEN.includes(refused.status)) throw refused;
        if (!(await page.askToken())) throw refused;
      }
    }
  }

  Object.assign(page, { takeState });
  start();
})(window.murmuration = window.murmuration || {});
