/* The report of a finished batch: findings, figures, runs, scenario, manifest. */
(function (page) {
  'use strict';

  const { element, button, announce, isKnown, download, downloadCsv, fileName, table,
    showFigures } = page;
  const ROWS_AT_FIRST = 12;

  /** Shows it once; all its texts are data. */
  function showReport(report) {
    [showHeader, showFindings, showFigureCards, showRuns, showScenario, showManifest]
      .forEach((show) => show(report));
  }

  function section(id) {
    const found = document.getElementById(id);
    found.hidden = false;
    return found;
  }

  function showHeader(report) {
    document.getElementById('report-title').textContent = report.title;
    document.getElementById('subtitle').textContent = report.subtitle;
    const notes = document.getElementById('notes');
    notes.append(...report.notes.map((note) => element('li', {}, note)));
    notes.hidden = report.notes.length === 0;
  }

  function showFindings(report) {
    if (report.findings.length === 0) return;
    const columns = [['value', 'This batch'], ['published', 'Published'], ['source', 'Source']]
      .filter(([key]) => report.findings.some((finding) => finding[key]));
    const heads = columns.map(([, name]) => element('th', { scope: 'col' }, name));
    const corner = element('td', {}, element('span', { class: 'unseen' }, 'Finding'));
    const rows = report.findings.map((finding) => element('tr', {},
      element('th', { scope: 'row' }, finding.label),
      ...columns.map(([key, name]) =>
        element('td', { class: key, 'data-column': name }, finding[key] || ''))));
    section('findings').append(element('div', { class: 'scroll' },
      element('table', {},
        element('thead', {}, element('tr', {}, corner, ...heads)),
        element('tbody', {}, ...rows))));
  }

  function showFigureCards(report) {
    if (report.figures.length > 0) {
      showFigures(report.figures, section('figures').querySelector('.grid'));
    }
  }

  function showRuns(report) {
    const runs = report.runs;
    if (!runs || runs.rows.length === 0) return;
    const place = section('runs');
    const shown = table(runs, runs.title || 'Runs', ROWS_AT_FIRST);
    const actions = element('div', { class: 'actions below' });
    if (runs.rows.length > ROWS_AT_FIRST) actions.append(moreButton(runs, shown));
    actions.append(button('CSV', 'Download the table of runs as CSV',
      () => downloadCsv({ ...runs, kind: 'table', title: runs.title || 'runs' })));
    place.append(shown.box);
    if (runs.note) place.append(element('figcaption', {}, runs.note));
    place.append(actions);
  }

  function moreButton(runs, shown) {
    const labels = {
      true: `Show the first ${ROWS_AT_FIRST}`, false: `Show all ${runs.rows.length}`,
    };
    let all = false;
    const more = element('button', { type: 'button', 'aria-expanded': 'false' }, labels[false]);
    const show = (everything) => {
      shown.showAll(everything);
      more.textContent = labels[everything];
      more.setAttribute('aria-expanded', String(everything));
    };
    more.addEventListener('click', () => { all = !all; show(all); });
    window.addEventListener('beforeprint', () => show(true));
    window.addEventListener('afterprint', () => show(all));
    return more;
  }

  function showScenario(report) {
    if (!report.scenario) return;
    const text = element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Scenario text' },
      report.scenario);
    const copy = button('Copy', 'Copy the scenario', () => copyText(text, copy));
    const actions = element('div', { class: 'actions' }, copy, button('Save', 'Save the scenario',
      () => download(new Blob([report.scenario], { type: 'text/plain;charset=utf-8' }),
        fileName(report.title, '.conf'))));
    section('scenario').append(actions, text);
  }

  async function copyText(text, copy) {
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch (refused) {
      // Browsers that do not trust a page from disk still copy what is selected.
      getSelection().selectAllChildren(text);
      document.execCommand('copy');
    }
    copy.textContent = 'Copied';
    announce('Scenario copied');
    setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
  }

  function showManifest(report) {
    if (Object.keys(report.manifest).length === 0) return;
    section('manifest').append(definitions(report.manifest));
  }

  function definitions(map) {
    const list = element('dl');
    Object.entries(map).forEach(([name, value]) =>
      list.append(element('dt', {}, name), element('dd', {}, definition(value))));
    return list;
  }

  function definition(value) {
    if (!isKnown(value)) return '–';
    if (Array.isArray(value)) {
      return value.map((one) => typeof one === 'object' ? JSON.stringify(one) : one).join(', ');
    }
    return typeof value === 'object' ? definitions(value) : String(value);
  }

  Object.assign(page, { showReport });
})(window.murmuration = window.murmuration || {});
