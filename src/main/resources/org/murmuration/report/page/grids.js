/* Marks in rows and columns: colour and shape say which, an empty cell that there is none. */
(function (page) {
  'use strict';

  const { frame, axis, tooltip, tooltipContent, distinct, widest, shortened, symbols } = page;

  const ROW = 20;
  const HEIGHT = { least: 240, most: 1700 };
  const MOST = { rows: 80, columns: 120 };
  const LETTERS = 24;
  const HEAD = 14;
  const LEAN = Math.PI / 3;
  const NARROW = 15;

  /** What is drawn; of very many rows and columns the first. The table and the file have all. */
  function drawn(figure) {
    const rows = figure.rows.slice(0, MOST.rows).map(page.visible);
    const columns = figure.columns.slice(0, MOST.columns).map(page.visible);
    const cells = figure.cells.filter(({ row, column }) =>
      row < MOST.rows && column < MOST.columns);
    return { rows, columns, cells };
  }

  function gridOption(figure, colours, width, export_) {
    const { rows, columns, cells } = drawn(figure);
    const marks = distinct(figure.marks.map(page.visible));
    const looks = markLooks(marks.length, colours);
    const shared = frame(figure, colours, marks, { top: '', bottom: '' }, export_);
    const labelWidth = Math.min(widest(rows.map((name) => shortened(name, LETTERS))),
      Math.round(width * 0.32));
    const step = (width - labelWidth - 40) / Math.max(1, columns.length);
    const size = Math.max(3, Math.min(13, 0.7 * step));
    const above = widest(columns.map((name) => shortened(name, HEAD)));
    const isLeaning = above > step;
    const stripes = { show: true, areaStyle: { color: ['transparent', colours.grid], opacity: 0.5 } };
    return {
      ...shared,
      // A single kind of mark is named as well: without its name a mark says nothing.
      legend: { ...shared.legend, show: marks.length > 0, itemWidth: 14 },
      grid: { containLabel: false, bottom: 6, right: 18,
        left: Math.max(labelWidth + 12, isLeaning ? above * Math.cos(LEAN) : 0),
        top: shared.grid.top + (marks.length === 1 ? 30 : 0)
          + (isLeaning ? 12 + above * Math.sin(LEAN) : 22) },
      xAxis: axis(colours, 'category', { data: columns, position: 'top',
        splitLine: { show: columns.length <= MOST.columns / 2, lineStyle: { color: colours.grid } },
        axisLabel: { color: colours.quiet, hideOverlap: true, interval: step < NARROW ? 'auto' : 0,
          rotate: isLeaning ? (LEAN * 180) / Math.PI : 0,
          formatter: (name) => shortened(name, HEAD) } }),
      yAxis: axis(colours, 'category', { data: rows, inverse: true, splitArea: stripes,
        axisLabel: { color: colours.ink, interval: 0, width: labelWidth, overflow: 'truncate',
          formatter: (name) => shortened(name, LETTERS) } }),
      tooltip: { ...tooltip(colours, 'none', (item) => tip(figure, marks, looks, item)),
        trigger: 'item' },
      series: marks.map((name, mark) => ({
        type: 'scatter', name, color: looks[mark].colour, symbol: looks[mark].symbol,
        symbolSize: size, emphasis: { disabled: true },
        data: cells.filter((cell) => cell.mark === mark)
          .map((cell) => ({ value: [cell.column, cell.row], cell })),
      })),
    };
  }

  /** Marks stand alone in their cells, so that each differs from its neighbours in shape, too. */
  function markLooks(count, colours) {
    return Array.from({ length: count }, (_, i) => ({
      colour: colours.palette[i % colours.palette.length], symbol: symbols[i % symbols.length] }));
  }

  function tip(figure, marks, looks, { data: { cell } }) {
    const heading = `${page.visible(figure.rows[cell.row])} · ${
      page.visible(figure.columns[cell.column])}`;
    const content = tooltipContent(heading,
      [{ name: marks[cell.mark], colour: looks[cell.mark].colour, value: '' }]);
    if (cell.text) content.append(page.element('p', { class: 'said' }, page.foreign(cell.text)));
    return content;
  }

  function gridWords(figure) {
    const counts = figure.marks.map((name, mark) =>
      `${page.visible(name)} ${figure.cells.filter((cell) => cell.mark === mark).length}`);
    const some = drawn(figure);
    const left = [[some.rows, figure.rows, 'rows'], [some.columns, figure.columns, 'columns']]
      .filter(([shown, all]) => shown.length < all.length)
      .map(([shown, all, what]) => ` The first ${shown.length} of ${all.length} ${what} are drawn.`);
    return `Grid of ${figure.rows.length} rows and ${figure.columns.length} columns, ${
      figure.rows.length * figure.columns.length - figure.cells.length} cells of it empty${
      counts.length > 0 ? `; marks: ${counts.join(', ')}` : ''}.${left.join('')}`;
  }

  /** The same grid in words, so that rows and columns can be read along. */
  function gridTable(figure) {
    const named = figure.rows.map(() => figure.columns.map(() => '–'));
    figure.cells.forEach(({ row, column, mark }) => {
      named[row][column] = page.visible(figure.marks[mark]);
    });
    return { columns: ['', ...figure.columns.map(page.visible)],
      rows: figure.rows.map((name, row) => [page.visible(name), ...named[row]]) };
  }

  function gridHeight(figure) {
    const { rows } = drawn(figure);
    return Math.max(HEIGHT.least, Math.min(HEIGHT.most, rows.length * ROW + 110));
  }

  /** Whether it takes the whole width. */
  function isBroad(figure) {
    return figure.columns.length > 16;
  }

  Object.assign(page, { gridOption, gridWords, gridTable, gridHeight, isBroad, markLooks });
})(window.murmuration = window.murmuration || {});
