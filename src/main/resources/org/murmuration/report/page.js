(function () {
  'use strict';

  const ROWS_AT_FIRST = 12;
  const TOOLTIP_ROWS = 12;
  const CROWD = 12;
  const PNG = { width: 900, margin: 24, density: 2 };
  const DASHES = ['solid', 'dashed', 'dotted', [9, 3, 2, 3]];

  // Okabe and Ito's colours, which readers of any colour vision tell apart, in the order that
  // contrasts best with the paper. As many dashes as are coprime with them: 28 distinct curves.
  const LIGHT = {
    palette: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#3c3c3c'],
    ink: '#1b1f24', quiet: '#59636e', rule: '#d5dae0', grid: '#eceef1', paper: '#ffffff',
    crowd: '#8b95a1',
  };
  const DARK = {
    palette: ['#56b4e9', '#e69f00', '#1fb98c', '#cc79a7', '#f0e442', '#e8692b', '#d0d4d9'],
    ink: '#e4e7eb', quiet: '#a0a9b4', rule: '#343b44', grid: '#282e35', paper: '#1a1e23',
    crowd: '#76808c',
  };

  const report = JSON.parse(document.getElementById('report').textContent);
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const pen = document.createElement('canvas').getContext('2d');
  const charts = [];

  // ---- Elements. Every text of the report reaches the page through textContent. ----

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    children.forEach((child) => made.append(child));
    return made;
  }

  function button(text, name, onClick) {
    const made = element('button', { type: 'button', 'aria-label': name }, text);
    made.addEventListener('click', onClick);
    return made;
  }

  function section(id) {
    const found = document.getElementById(id);
    found.hidden = false;
    return found;
  }

  function announce(text) {
    document.getElementById('status').textContent = text;
  }

  // ---- Numbers and texts ----

  const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

  function number(value) {
    if (value === null || value === undefined) return '–';
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e9)) return value.toExponential(2);
    return (size >= 1000 ? whole : plain).format(value).replace('-', '−');
  }

  function interval(value, low, high) {
    const known = isKnown(low) && isKnown(high);
    return number(value) + (known ? ` [${number(low)}, ${number(high)}]` : '');
  }

  function isKnown(value) {
    return value !== null && value !== undefined;
  }

  function at(values, index) {
    return values && isKnown(values[index]) ? values[index] : null;
  }

  /** The leading number of a cell such as "0.93", "1,204" or "63.3 %"; NaN if it has none. */
  function numeric(cell) {
    const found = /^\s*([+\-−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?![\w.:/-])/i.exec(cell);
    return found ? Number(found[1].replace(/,/g, '').replace('−', '-')) : NaN;
  }

  function isNumericColumn(rows, column) {
    const cells = rows.map((row) => row[column]).filter((cell) => cell && !/^[–—-]$/.test(cell));
    return cells.length > 0 && cells.every((cell) => !Number.isNaN(numeric(cell)));
  }

  /** Names as ECharts needs them, each once. */
  function distinct(names) {
    const seen = new Map();
    return names.map((name) => {
      const count = (seen.get(name) || 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} (${count})`;
    });
  }

  // ---- Files ----

  /** A cell as a spreadsheet may open it: what it would take for a formula becomes a text. */
  function csvCell(cell) {
    if (!isKnown(cell)) return '';
    if (typeof cell === 'number') return String(cell);
    const isNumber = cell.trim() !== '' && Number.isFinite(Number(cell));
    const safe = /^\s*[=+\-@]|^[\t\r]/.test(cell) && !isNumber ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function csv(rows) {
    return rows.map((row) => row.map(csvCell).join(',') + '\r\n').join('');
  }

  /** Columns name, name low, name high of everything that has values and perhaps an interval. */
  function csvOfSeries(firstHeader, firstColumn, series) {
    const columns = [{ header: firstHeader, cells: firstColumn }];
    series.forEach((one) => {
      columns.push({ header: one.name, cells: one.values });
      if (one.low) columns.push({ header: `${one.name} (low)`, cells: one.low });
      if (one.high) columns.push({ header: `${one.name} (high)`, cells: one.high });
    });
    const rows = firstColumn.map((_, row) => columns.map((column) => at(column.cells, row)));
    return csv([columns.map((column) => column.header), ...rows]);
  }

  function csvOf(figure) {
    if (figure.kind === 'lines') {
      return csvOfSeries(figure.x.label || 'x', figure.at, figure.curves);
    }
    if (figure.kind === 'bars') return csvOfSeries('category', figure.categories, figure.groups);
    if (figure.kind === 'transcripts') return csvOfTranscripts(figure);
    return csv([figure.columns, ...figure.rows]);
  }

  function csvOfTranscripts(figure) {
    const rows = figure.transcripts.flatMap(({ heading, lines }) => lines.map((line, i) =>
      [heading, i + 1, line.speaker, line.text, line.move]));
    return csv([['transcript', 'turn', 'speaker', 'text', 'move'], ...rows]);
  }

  function fileName(title, ending) {
    const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
    return (slug.slice(0, 80) || 'figure') + ending;
  }

  function download(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = element('a', { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function downloadCsv(figure) {
    const type = 'text/csv;charset=utf-8';
    download(new Blob([csvOf(figure)], { type }), fileName(figure.title, '.csv'));
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

  // ---- Charts ----

  function optionOf(figure, colours, width, export_) {
    const build = figure.kind === 'lines' ? linesOption : barsOption;
    return build(figure, colours, width, export_ || {});
  }

  /**
   * What both kinds of chart share. From the top down: the title where it is exported, the legend
   * where there is more than one name, the label of the vertical axis, the plot.
   */
  function frame(figure, colours, names, labels, export_) {
    const text = { color: colours.quiet, fontSize: 12 };
    const legendTop = export_.title ? 40 : 0;
    const labelTop = legendTop + (names.length > 1 ? 30 : 0);
    const titles = [{ text: labels.top, left: 0, top: labelTop, padding: [2, 0],
      textStyle: { ...text, fontWeight: 'normal' } }];
    if (export_.title) {
      titles.push({ text: figure.title, left: 0, top: 4, padding: 0,
        textStyle: { color: colours.ink, fontSize: 17, width: 880, overflow: 'truncate' } });
    }
    return {
      animation: false,
      textStyle: { fontFamily: fontFamily() },
      title: titles,
      legend: {
        show: names.length > 1, type: 'scroll', data: names, left: 0, top: legendTop, padding: 0,
        itemWidth: 26, itemHeight: 10, itemGap: 14,
        textStyle: { ...text, color: colours.ink, lineHeight: 20 },
        pageTextStyle: text, pageIconColor: colours.ink, pageIconInactiveColor: colours.rule,
        pageIconSize: 11, inactiveColor: colours.rule, selected: export_.selected || {},
        inactiveBorderColor: colours.rule,
        tooltip: { show: false },
      },
      grid: { left: 2, right: 18, top: labelTop + (labels.top ? 28 : 12),
        bottom: labels.bottom ? 26 : 4, containLabel: true },
    };
  }

  function axis(colours, type, more) {
    return {
      type,
      axisLine: { show: type === 'category', lineStyle: { color: colours.quiet } },
      axisTick: { show: false },
      axisLabel: { color: colours.quiet, hideOverlap: true, formatter: number },
      splitLine: { show: type === 'value', lineStyle: { color: colours.grid } },
      nameTextStyle: { color: colours.quiet, fontSize: 12 },
      ...more,
    };
  }

  function tooltip(colours, pointer, content) {
    return {
      trigger: 'axis', confine: true, transitionDuration: 0,
      backgroundColor: colours.paper, borderColor: colours.rule, padding: [8, 10],
      textStyle: { color: colours.ink },
      axisPointer: { type: pointer, lineStyle: { color: colours.quiet },
        shadowStyle: { color: colours.quiet, opacity: 0.12 } },
      // An element, never a string, which ECharts would read as markup.
      formatter: content,
    };
  }

  function tooltipContent(heading, rows) {
    const content = element('div', { class: 'tooltip' }, element('p', {}, heading));
    rows.slice(0, TOOLTIP_ROWS).forEach((row) => {
      const swatch = element('i');
      swatch.style.background = row.colour;
      const name = element('span', {}, row.name);
      content.append(element('div', {}, swatch, name, element('b', {}, row.value)));
    });
    const rest = rows.length - TOOLTIP_ROWS;
    if (rest > 0) content.append(element('div', {}, `and ${rest} more`));
    return content;
  }

  // ---- Lines ----

  function linesOption(figure, colours, width, export_) {
    const names = distinct(figure.curves.map((curve) => curve.name));
    const looks = curveLooks(figure.curves, colours);
    const curves = figure.curves.map((curve, i) => curveSeries(figure, curve, names[i], looks[i]));
    const bands = figure.curves.flatMap((curve, i) =>
      curve.low && curve.high ? [bandSeries(figure, curve, names[i], looks[i])] : []);
    const shared = frame(figure, colours, mainFirst(figure.curves, names),
      { top: figure.y.label, bottom: figure.x.label }, export_);
    return {
      ...shared,
      legend: { ...shared.legend, itemStyle: { opacity: isSparse(figure) ? 1 : 0 } },
      xAxis: axis(colours, 'value', {
        ...range(figure.x, 'dataMin', 'dataMax'), name: figure.x.label, nameLocation: 'middle',
        nameGap: 28, splitLine: { show: false },
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.quiet } } }),
      yAxis: axis(colours, 'value', { ...range(figure.y, null, null), scale: true }),
      tooltip: tooltip(colours, 'line', (items) => linesTooltip(figure, names, looks, items)),
      series: [...curves, ...bands],
    };
  }

  function mainFirst(curves, names) {
    const of = (emphasis) => names.filter((_, i) => curves[i].emphasis === emphasis);
    return [...of(true), ...of(false)];
  }

  /** Whether there are so few points that each is marked. */
  function isSparse(figure) {
    return figure.at.length <= 12;
  }

  function range(described, min, max) {
    return {
      min: isKnown(described.min) ? described.min : min,
      max: isKnown(described.max) ? described.max : max,
    };
  }

  /** Colours and dashes; a crowd around an emphasised curve recedes into one grey. */
  function curveLooks(curves, colours) {
    const emphasised = curves.some((curve) => curve.emphasis);
    const isCrowd = emphasised && curves.length > CROWD;
    const isDashed = curves.length > 3;
    const main = curves.filter((curve) => curve.emphasis);
    return curves.map((curve, position) => {
      if (isCrowd && !curve.emphasis) {
        return { colour: colours.crowd, dash: 'solid', width: 1, opacity: 0.5 };
      }
      const i = isCrowd ? main.indexOf(curve) : position;
      return {
        colour: colours.palette[i % colours.palette.length],
        dash: isDashed && !curve.emphasis ? DASHES[i % DASHES.length] : 'solid',
        width: curve.emphasis ? 3 : 1.75,
        opacity: emphasised && !curve.emphasis ? 0.85 : 1,
      };
    });
  }

  function curveSeries(figure, curve, name, look) {
    const isMarked = isSparse(figure);
    return {
      type: 'line', name, z: curve.emphasis ? 4 : 3,
      symbol: isMarked ? 'circle' : 'none', symbolSize: 6, showAllSymbol: true,
      color: look.colour, itemStyle: { opacity: look.opacity },
      lineStyle: { color: look.colour, width: look.width, type: look.dash, opacity: look.opacity },
      emphasis: { disabled: true },
      data: figure.at.map((x, i) => ({
        value: [x, at(curve.values, i)],
        symbol: isMarked || isAlone(curve.values, i) ? 'circle' : 'none',
      })),
    };
  }

  /** Whether a value has no neighbour to draw a line to. */
  function isAlone(values, i) {
    return isKnown(at(values, i)) && !isKnown(at(values, i - 1)) && !isKnown(at(values, i + 1));
  }

  /** The area between low and high, as one shape that is drawn with the first datum. */
  function bandSeries(figure, curve, name, look) {
    const data = figure.at.map((x, i) => [x, at(curve.low, i), at(curve.high, i)]);
    const stretches = unbroken(data);
    return {
      type: 'custom', name, z: 2, data, encode: { x: 0, y: [1, 2] }, color: look.colour,
      silent: true, clip: true, tooltip: { show: false },
      renderItem: (params, api) => params.dataIndexInside > 0 ? null : {
        type: 'group',
        children: stretches.map((stretch) => ({
          type: 'polygon',
          shape: { points: outline(stretch, api) },
          style: { fill: look.colour, opacity: 0.16 },
        })),
      },
    };
  }

  function unbroken(data) {
    const stretches = [[]];
    data.forEach((datum) => {
      if (datum.every(isKnown)) stretches[stretches.length - 1].push(datum);
      else stretches.push([]);
    });
    return stretches.filter((stretch) => stretch.length > 1);
  }

  function outline(stretch, api) {
    const low = stretch.map((datum) => api.coord([datum[0], datum[1]]));
    const high = stretch.map((datum) => api.coord([datum[0], datum[2]]));
    return [...low, ...high.reverse()];
  }

  function linesTooltip(figure, names, looks, items) {
    const index = items[0].dataIndex;
    const rows = items
      .filter((item) => isKnown(at(figure.curves[item.seriesIndex].values, index)))
      .map((item) => ({ curve: figure.curves[item.seriesIndex], i: item.seriesIndex }))
      .sort((a, b) => b.curve.emphasis - a.curve.emphasis
        || at(b.curve.values, index) - at(a.curve.values, index))
      .map(({ curve, i }) => ({
        name: names[i], colour: looks[i].colour,
        value: interval(at(curve.values, index), at(curve.low, index), at(curve.high, index)),
      }));
    const x = number(at(figure.at, index));
    return tooltipContent(figure.x.label ? `${figure.x.label}: ${x}` : x, rows);
  }

  // ---- Bars ----

  /** Bars lie where their labels would not fit below one another. */
  function isLying(figure, width) {
    return figure.categories.length * (widest(figure.categories) + 10) > width - 60;
  }

  function widest(texts) {
    pen.font = `12px ${fontFamily()}`;
    return Math.ceil(Math.max(0, ...texts.map((text) => pen.measureText(text).width))) + 4;
  }

  function fontFamily() {
    return getComputedStyle(document.body).fontFamily;
  }

  function barsOption(figure, colours, width, export_) {
    const lying = isLying(figure, width);
    const labelWidth = Math.min(widest(figure.categories), Math.round(width * 0.38));
    const names = distinct(figure.groups.map((group) => group.name));
    const bars = figure.groups.map((group, i) => barSeries(figure, names[i], group, i, colours));
    const whiskers = figure.groups.flatMap((group, i) => group.low && group.high
      ? [whiskerSeries(figure, names[i], group, i, lying, colours)] : []);
    const categories = axis(colours, 'category', {
      data: figure.categories, inverse: lying,
      axisLabel: { color: colours.quiet, interval: 0,
        ...(lying ? { width: labelWidth, overflow: 'truncate' } : {}) } });
    const values = axis(colours, 'value', {
      ...range(figure.y, null, null), name: lying ? figure.y.label : '', nameLocation: 'middle',
      nameGap: 28 });
    const labels = lying ? { bottom: figure.y.label } : { top: figure.y.label };
    const shared = frame(figure, colours, names, labels, export_);
    const lyingGrid = { containLabel: false, left: labelWidth + 12,
      bottom: shared.grid.bottom + 22 };
    return {
      ...shared,
      grid: { ...shared.grid, ...(lying ? lyingGrid : {}) },
      xAxis: lying ? values : categories,
      yAxis: lying ? categories : values,
      tooltip: tooltip(colours, 'shadow', (items) => barsTooltip(figure, names, colours, items)),
      series: [...bars, ...whiskers],
    };
  }

  function barSeries(figure, name, group, i, colours) {
    return {
      type: 'bar', name, barGap: '12%', barCategoryGap: '34%', barMaxWidth: 46,
      itemStyle: { color: colours.palette[i % colours.palette.length],
        decal: figure.groups.length > 3 ? decal(i) : null },
      emphasis: { disabled: true },
      data: figure.categories.map((_, c) => at(group.values, c)),
    };
  }

  function decal(i) {
    if (i === 0) return null;
    return { symbol: i % 2 ? 'rect' : 'circle', color: 'rgba(255, 255, 255, 0.6)',
      symbolSize: i % 2 ? 1 : 0.6,
      dashArrayX: i % 2 ? [1, 0] : [[4, 6], [0, 5, 4, 1]], dashArrayY: i % 2 ? [2, 6] : [5, 0],
      rotation: (i * Math.PI) / 5 };
  }

  function whiskerSeries(figure, name, group, i, lying, colours) {
    const data = figure.categories.map((_, c) => [c, at(group.low, c), at(group.high, c)]);
    return {
      type: 'custom', name, z: 5, silent: true, clip: true, tooltip: { show: false },
      color: colours.palette[i % colours.palette.length],
      encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
      data: data.filter((datum) => datum.every(isKnown)),
      renderItem: (params, api) => whisker(api, i, figure.groups.length, lying, colours),
    };
  }

  function whisker(api, group, groups, lying, colours) {
    const shown = api.currentSeriesIndices().filter((series) => series < groups);
    const layout = api.barLayout({
      count: shown.length, barGap: '12%', barCategoryGap: '34%', barMaxWidth: 46,
    })[shown.indexOf(group)];
    if (!layout) return null;
    const end = (value) => {
      const point = lying ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]);
      point[lying ? 1 : 0] += layout.offsetCenter;
      return point;
    };
    const half = Math.min(5, layout.width / 3);
    const cap = ([x, y]) => lying ? [x, y - half, x, y + half] : [x - half, y, x + half, y];
    const low = end(api.value(1));
    const high = end(api.value(2));
    const strokes = [[...low, ...high], cap(low), cap(high)];
    const drawn = (style) => strokes.map(([x1, y1, x2, y2]) =>
      ({ type: 'line', shape: { x1, y1, x2, y2 }, style }));
    // A halo of paper keeps the whisker legible on its own bar.
    const halo = drawn({ stroke: colours.paper, lineWidth: 3.25, opacity: 0.65 });
    const core = drawn({ stroke: colours.ink, lineWidth: 1.25 });
    return { type: 'group', children: [...halo, ...core] };
  }

  function barsTooltip(figure, names, colours, items) {
    const c = items[0].dataIndex;
    const rows = items.map(({ seriesIndex: i }) => ({
      name: names[i], colour: colours.palette[i % colours.palette.length],
      value: interval(at(figure.groups[i].values, c), at(figure.groups[i].low, c),
        at(figure.groups[i].high, c)),
    }));
    return tooltipContent(figure.categories[c], rows);
  }

  /** Height in pixels of lying bars, which grow with their number; null for the usual height. */
  function chartHeight(figure, width) {
    if (figure.kind !== 'bars' || !isLying(figure, width)) return null;
    const bars = figure.categories.length * (figure.groups.length + 0.6);
    return Math.max(300, Math.round(bars * 18) + 90);
  }

  // ---- Tables ----

  function table(content, name, rowsAtFirst) {
    const isNumber = content.columns.map((_, column) => isNumericColumn(content.rows, column));
    const state = { rows: content.rows, all: content.rows.length <= rowsAtFirst };
    const body = element('tbody');
    const fill = () => {
      const rows = state.all ? state.rows : state.rows.slice(0, rowsAtFirst);
      body.replaceChildren(...rows.map((row) => tableRow(row, isNumber)));
    };
    const heads = content.columns.map((column, i) => {
      const head = element('th', { scope: 'col', 'aria-sort': 'none' });
      if (isNumber[i]) head.className = 'number';
      head.append(button(column, `Sort by ${column}`, () => {
        const ascending = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
        state.rows = sorted(content.rows, i, isNumber[i], ascending);
        fill();
      }));
      return head;
    });
    fill();
    const made = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
    const box = element('div', { class: 'scroll', tabindex: '0', role: 'region',
      'aria-label': name }, made);
    return { box, showAll: (all) => { state.all = all; fill(); } };
  }

  function tableRow(row, isNumber) {
    const cells = row.map((cell, i) =>
      element('td', isNumber[i] ? { class: 'number' } : {}, isKnown(cell) ? cell : ''));
    return element('tr', {}, ...cells);
  }

  /** Stable; cells without a number come last either way. */
  function sorted(rows, column, isNumber, ascending) {
    const sign = ascending ? 1 : -1;
    const key = (row) => numeric(row[column] || '');
    const byNumber = (a, b) => Number.isNaN(key(a)) - Number.isNaN(key(b))
      || (Number.isNaN(key(a)) ? 0 : sign * (key(a) - key(b)));
    const byText = (a, b) =>
      sign * (a[column] || '').localeCompare(b[column] || '', 'en', { numeric: true });
    return [...rows].sort(isNumber ? byNumber : byText);
  }

  // ---- The page, from the top ----

  function showHeader() {
    document.title = report.title;
    document.getElementById('title').textContent = report.title;
    document.getElementById('subtitle').textContent = report.subtitle;
    const notes = document.getElementById('notes');
    notes.append(...report.notes.map((note) => element('li', {}, note)));
    notes.hidden = report.notes.length === 0;
  }

  function showFindings() {
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

  function showFigures() {
    if (report.figures.length === 0) return;
    const grid = section('figures').querySelector('.grid');
    report.figures.forEach((figure) => {
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

  /** A text from outside: control characters become visible, and marks of direction stay inside. */
  function foreign(text) {
    const shown = (text || '').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g,
      (c) => String.fromCharCode(c === '\u007f' ? 0x2421 : 0x2400 + c.charCodeAt(0)));
    return element('bdi', {}, shown);
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

  function colours() {
    return darkness.matches && !window.matchMedia('print').matches ? DARK : LIGHT;
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

  function showRuns() {
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

  function showScenario() {
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

  function showManifest() {
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

  function redraw() {
    charts.forEach((shown) => draw(shown, colours()));
  }

  showHeader();
  showFindings();
  showFigures();
  showRuns();
  showScenario();
  showManifest();
  darkness.addEventListener('change', redraw);
  window.addEventListener('beforeprint', () => charts.forEach((shown) => draw(shown, LIGHT)));
  window.addEventListener('afterprint', redraw);
})();
