/* Figures of a report or of a run under way, each on a card that can be saved. */
(function (page) {
  'use strict';

  const { element, button, foreign, downloadCsv, download, fileName, table, colours, LIGHT, onTheme }
    = page;
  const PNG = { width: 900, margin: 24, density: 2 };
  const charts = new Set();

  /** What is drawn: how, in which words it is told, and what stands in the table beside it. */
  const KINDS = {
    lines: { option: page.linesOption, words: (figure) =>
      `Curves of ${figure.y.label} by ${figure.x.label}: ${namesOf(figure.curves)}.` },
    bars: { option: page.barsOption, height: page.barsHeight, words: (figure) =>
      `Bars of ${figure.y.label}: ${namesOf(figure.groups)}.` },
    network: { option: page.networkOption, height: page.networkHeight, words: page.networkWords,
      table: page.networkTable },
    scatter: { option: page.scatterOption, words: page.scatterWords, table: page.scatterTable },
    tree: { option: page.treeOption, height: page.treeHeight, words: page.treeWords,
      table: page.treeTable, isWide: page.isDeep },
    grid: { option: page.gridOption, height: page.gridHeight, words: page.gridWords,
      table: page.gridTable, isWide: page.isBroad },
    events: { option: page.eventsOption, height: page.eventsHeight, words: page.eventsWords,
      table: page.eventsTable, isWide: page.isLong },
  };

  const namesOf = (series) => series.map((one) => one.name).join(', ');

  function showFigures(figures, grid) {
    figures.forEach((figure) => {
      const card = figureCard(figure);
      grid.append(card.node);
      card.draw();
    });
  }

  /**
   * A figure on a card.
   *
   * `draw` draws it once it is on the page; `update` shows another figure of the same kind in its
   * place; `drop` ends it.
   */
  function figureCard(figure) {
    if (KINDS[figure.kind]) return chartCard(figure);
    const shown = { node: element('div'), update, draw: () => {}, drop: () => {} };
    function update(next) {
      const made = next.kind === 'table' ? tableCard(next) : transcriptsCard(next);
      shown.node.replaceWith(made);
      shown.node = made;
    }
    update(figure);
    return shown;
  }

  function card(figure, content, buttons) {
    const head = element('div', { class: 'head' }, element('h3', {}, figure.title),
      element('div', { class: 'actions' }, ...buttons));
    const made = element('figure', {}, head, content);
    if (figure.note) made.append(element('figcaption', {}, figure.note));
    return made;
  }

  function csvButton(title, figure) {
    return button('CSV', `Download the data of “${title}” as CSV`, () => downloadCsv(figure()));
  }

  function tableCard(figure) {
    const made = card(figure, table(figure, figure.title, Infinity).box,
      [csvButton(figure.title, () => figure)]);
    if (figure.columns.length > 6) made.className = 'wide';
    return made;
  }

  function transcriptsCard(figure) {
    const all = element('div', { class: 'transcripts' }, ...figure.transcripts.map(transcript));
    const made = card(figure, all, [csvButton(figure.title, () => figure)]);
    made.className = 'wide';
    return made;
  }

  /** One conversation, folded up; every text in an isolated run of its own direction. */
  function transcript({ heading, lines }) {
    const spoken = lines.map((line) => {
      const who = element('b', {}, foreign(line.speaker));
      const head = element('p', {}, who);
      if (line.move) head.append(' ', element('span', { class: 'move' }, foreign(line.move)));
      return element('li', {}, head, element('p', { class: 'said' }, foreign(line.text)));
    });
    return element('details', {}, element('summary', {}, foreign(heading)),
      element('ol', {}, ...spoken));
  }

  function chartCard(figure) {
    const place = element('div', { class: 'chart', role: 'img' });
    const shown = { figure, before: null, place, node: null, chart: null };
    const save = button('PNG', `Download “${figure.title}” as a picture`, () => downloadPng(shown));
    const made = card(figure, place, [save, csvButton(figure.title, () => shown.figure)]);
    made.dataset.kind = figure.kind;
    const note = made.querySelector('figcaption') || element('figcaption', { hidden: '' });
    made.append(note);
    const beside = KINDS[figure.kind].table ? tableBeside(shown) : null;
    if (beside) made.append(beside.node);
    const size = new ResizeObserver(() => {
      if (place.clientWidth > 0 && (!shown.chart || place.clientWidth !== shown.chart.getWidth())) {
        draw(shown, colours());
      }
    });
    shown.node = made;
    charts.add(shown);
    size.observe(place);
    describe(shown);
    return {
      node: made,
      draw: () => draw(shown, colours()),
      update: (next) => {
        [shown.before, shown.figure] = [shown.figure, next];
        note.textContent = next.note;
        note.hidden = !next.note;
        describe(shown);
        draw(shown, colours());
        if (beside) beside.fill();
      },
      drop: () => {
        charts.delete(shown);
        size.disconnect();
        if (shown.chart) shown.chart.dispose();
      },
    };
  }

  function describe({ figure, place, node }) {
    const { isWide, words } = KINDS[figure.kind];
    node.classList.toggle('wide', Boolean(isWide) && isWide(figure));
    place.setAttribute('aria-label', `${figure.title}. ${figure.note} ${words(figure)}`);
  }

  /** The same as a table, made when it is unfolded: for whoever does not see or point. */
  function tableBeside(shown) {
    const content = element('div');
    const node = element('details', { class: 'beside' },
      element('summary', {}, 'As a table'), content);
    const fill = () => content.replaceChildren(...(node.open
      ? [table(KINDS[shown.figure.kind].table(shown.figure), shown.figure.title, Infinity).box] : []));
    node.addEventListener('toggle', fill);
    return { node, fill };
  }

  function draw(shown, theme) {
    const { figure, place } = shown;
    const width = place.clientWidth;
    if (width === 0) return;
    const height = chartHeight(figure, width);
    place.style.height = height ? `${height}px` : '';
    shown.chart = shown.chart || echarts.init(place);
    const selected = selection(shown.chart);
    // A tooltip left open would be shown once more after the redrawing has removed it.
    shown.chart.dispatchAction({ type: 'hideTip' });
    shown.chart.resize();
    shown.chart.setOption(optionOf(shown, theme, width, { selected }), true);
  }

  function optionOf({ figure, before }, theme, width, more) {
    return KINDS[figure.kind].option(figure, theme, width, { ...more, before });
  }

  function chartHeight(figure, width) {
    const { height } = KINDS[figure.kind];
    return height ? height(figure, width) : null;
  }

  /** Draws the figure anew as for print, with its title, and saves that. */
  function downloadPng(shown) {
    const height = Math.max(500, chartHeight(shown.figure, PNG.width) || 0);
    const drawn = echarts.init(element('div'), null, { width: PNG.width, height });
    drawn.setOption(optionOf(shown, LIGHT, PNG.width,
      { title: true, selected: selection(shown.chart) }));
    const picture = framed(drawn.getRenderedCanvas({ pixelRatio: PNG.density }));
    drawn.dispose();
    picture.toBlob((blob) => download(blob, fileName(shown.figure.title, '.png')), 'image/png');
  }

  function framed(plot) {
    const margin = PNG.margin * PNG.density;
    const picture = document.createElement('canvas');
    picture.width = plot.width + 2 * margin;
    picture.height = plot.height + 2 * margin;
    const brush = picture.getContext('2d');
    brush.fillStyle = LIGHT.paper;
    brush.fillRect(0, 0, picture.width, picture.height);
    brush.drawImage(plot, margin, margin);
    return picture;
  }

  function selection(chart) {
    const option = chart && chart.getOption();
    return option && option.legend ? option.legend[0].selected : {};
  }

  let unfolded = [];

  const drawAll = (theme) => charts.forEach((shown) => draw(shown, theme));
  onTheme(() => drawAll(colours()));
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll('.transcripts details:not([open])')];
    unfolded.forEach((one) => { one.open = true; });
    drawAll(LIGHT);
  });
  window.addEventListener('afterprint', () => {
    unfolded.forEach((one) => { one.open = false; });
    drawAll(colours());
  });

  Object.assign(page, { showFigures, figureCard });
})(window.murmuration = window.murmuration || {});
