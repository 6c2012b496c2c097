/* Figures of a report, each on a card that can be saved. */
(function (page) {
  'use strict';

  const { element, button, foreign, downloadCsv, download, fileName, linesOption, barsOption,
    barsHeight, table, colours, LIGHT, onTheme } = page;
  const PNG = { width: 900, margin: 24, density: 2 };
  const charts = [];

  function showFigures(figures, grid) {
    figures.forEach((figure) => {
      if (figure.kind === 'table') grid.append(tableCard(figure));
      else if (figure.kind === 'transcripts') grid.append(transcriptsCard(figure));
      else addChart(figure, grid);
    });
  }

  function card(figure, content, buttons) {
    const head = element('div', { class: 'head' }, element('h3', {}, figure.title),
      element('div', { class: 'actions' }, ...buttons));
    const made = element('figure', {}, head, content);
    if (figure.note) made.append(element('figcaption', {}, figure.note));
    return made;
  }

  function csvButton(figure) {
    return button('CSV', `Download the data of “${figure.title}” as CSV`,
      () => downloadCsv(figure));
  }

  function tableCard(figure) {
    const made = card(figure, table(figure, figure.title, Infinity).box, [csvButton(figure)]);
    if (figure.columns.length > 6) made.className = 'wide';
    return made;
  }

  function transcriptsCard(figure) {
    const all = figure.transcripts.map(transcript);
    const made = card(figure, element('div', { class: 'transcripts' }, ...all),
      [csvButton(figure)]);
    made.className = 'wide';
    let before = [];
    window.addEventListener('beforeprint', () => {
      before = all.map((one) => one.open);
      all.forEach((one) => { one.open = true; });
    });
    window.addEventListener('afterprint', () => {
      all.forEach((one, i) => { one.open = before[i]; });
    });
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

  function addChart(figure, grid) {
    const place = element('div', { class: 'chart' });
    const shown = { figure, place, chart: null };
    const save = button('PNG', `Download “${figure.title}” as a picture`,
      () => downloadPng(figure, shown.chart));
    grid.append(card(figure, place, [save, csvButton(figure)]));
    shown.chart = echarts.init(place);
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', description(figure));
    charts.push(shown);
    draw(shown, colours());
    new ResizeObserver(() => {
      if (place.clientWidth !== shown.chart.getWidth()) draw(shown, colours());
    }).observe(place);
  }

  function description(figure) {
    const names = (figure.curves || figure.groups).map((one) => one.name).join(', ');
    const kind = figure.kind === 'lines'
      ? `Curves of ${figure.y.label} by ${figure.x.label}` : `Bars of ${figure.y.label}`;
    return `${figure.title}. ${figure.note} ${kind}: ${names}.`;
  }

  function draw({ figure, place, chart }, theme) {
    const width = place.clientWidth;
    const height = chartHeight(figure, width);
    place.style.height = height ? `${height}px` : '';
    const selected = selection(chart);
    // A tooltip left open would be shown once more after the redrawing has removed it.
    chart.dispatchAction({ type: 'hideTip' });
    chart.resize();
    chart.setOption(optionOf(figure, theme, width, { selected }), true);
  }

  function optionOf(figure, theme, width, more) {
    return (figure.kind === 'lines' ? linesOption : barsOption)(figure, theme, width, more);
  }

  function chartHeight(figure, width) {
    return figure.kind === 'bars' ? barsHeight(figure, width) : null;
  }

  /** Draws the figure anew as for print, with its title, and saves that. */
  function downloadPng(figure, shown) {
    const height = Math.max(500, chartHeight(figure, PNG.width) || 0);
    const drawn = echarts.init(element('div'), null, { width: PNG.width, height });
    drawn.setOption(optionOf(figure, LIGHT, PNG.width,
      { title: true, selected: selection(shown) }));
    const picture = framed(drawn.getRenderedCanvas({ pixelRatio: PNG.density }));
    drawn.dispose();
    picture.toBlob((blob) => download(blob, fileName(figure.title, '.png')), 'image/png');
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
    const option = chart.getOption();
    return option && option.legend ? option.legend[0].selected : {};
  }

  onTheme(() => charts.forEach((shown) => draw(shown, colours())));
  window.addEventListener('beforeprint', () => charts.forEach((shown) => draw(shown, LIGHT)));
  window.addEventListener('afterprint', () => charts.forEach((shown) => draw(shown, colours())));

  Object.assign(page, { showFigures });
})(window.murmuration = window.murmuration || {});
