/* Measures over time, with interventions marked. */
(function (page) {
  'use strict';

  const { element, button, number, isKnown, look, symbol, colours, axis, tooltip, tooltipContent,
    fontFamily, on, onTheme, tell, seldom, csv, download } = page;

  const PART = 200;
  const PARTS = [['All', 'all'], [`First ${PART}`, 'first'], [`Last ${PART}`, 'last']];
  const LETTERS = 14;
  const MARGIN = { one: 14, most: 100 };
  const grid = document.querySelector('#measures .charts');
  const list = document.getElementById('marks');
  const thinned = element('p', { class: 'caption' },
    `Beyond the first ${PART} not every round is drawn; measures.csv has all.`);
  const heading = document.getElementById('measures-heading');
  let data = null;
  let shown = [];
  let part = 'all';
  let listed = -1;

  // ---- One chart ----

  /** Conventions have the look they have everywhere; other measures take colours by order. */
  function looks(chart) {
    return chart.labels.map((label, i) => {
      if (page.isOfConventions(chart)) return look('mark', label);
      const { palette, ink } = colours();
      return { colour: chart.labels.length === 1 ? ink : palette[i % palette.length],
        shape: 'circle' };
    });
  }

  function option(chart, width) {
    const theme = colours();
    const look = looks(chart);
    const rows = data.rows(part, PART);
    const x = rows.map(data.roundOf);
    const many = chart.columns.length > 1;
    const named = many ? namedAtEnd(chart, rows[rows.length - 1].row) : [];
    return {
      animation: false,
      textStyle: { fontFamily: fontFamily() },
      grid: { left: 2, right: endMargin(chart, named), top: 22, bottom: 24, containLabel: true },
      xAxis: axis(theme, 'value', { min: 'dataMin', max: 'dataMax', name: 'round',
        nameLocation: 'middle', nameGap: 24, splitLine: { show: false }, minInterval: 1,
        axisLabel: { color: theme.quiet, hideOverlap: true, showMaxLabel: false, formatter: number },
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.quiet } } }),
      yAxis: axis(theme, 'value', chart.share ? { min: 0, max: 1, interval: 0.25 }
        : { scale: true, splitNumber: 4 }),
      tooltip: tooltip(theme, 'line', (items) => tip(chart, look, items)),
      series: chart.columns.map((column, i) => ({
        ...curve(chart, column, i, look[i], rows, x, theme, width),
        endLabel: { show: named.includes(column), distance: 5, fontSize: 11, color: theme.ink,
          formatter: ({ seriesName }) => shortened(seriesName) },
      })),
    };
  }

  const shortened = (name) => page.shortened(name, LETTERS);

  function endMargin(chart, named) {
    if (named.length === 0) return MARGIN.one;
    const names = named.map((column) => shortened(chart.labels[chart.columns.indexOf(column)]));
    return Math.min(MARGIN.most, page.widest(names) + 6);
  }

  /** Columns with their names beside their ends, as far as there is room; the larger ones first. */
  function namedAtEnd(chart, row) {
    const ends = chart.columns.map((column) =>
      ({ column, value: row[data.columns().indexOf(column)] }))
      .filter(({ value }) => isKnown(value) && !(chart.share && value === 0));
    const all = ends.map(({ value }) => value);
    const room = 0.075 * (chart.share ? 1 : Math.max(...all) - Math.min(...all) || 1);
    const placed = [];
    ends.sort((a, b) => b.value - a.value).forEach((end) => {
      if (placed.every((other) => Math.abs(other.value - end.value) >= room)) placed.push(end);
    });
    return placed.map(({ column }) => column);
  }

  function curve(chart, column, i, look, rows, x, theme, width) {
    const c = data.columns().indexOf(column);
    const values = rows.map(({ row }) => (c >= 0 ? row[c] : null));
    const many = chart.columns.length > 1;
    return {
      type: 'line', name: chart.labels[i], color: look.colour, z: 3,
      symbol: symbol(look.shape), symbolSize: 7, showSymbol: rows.length === 1,
      lineStyle: { width: many ? 1.75 : 2.25, color: look.colour, type: look.dash || 'solid' },
      emphasis: { disabled: true },
      data: values.map((value, k) => [x[k], value]),
      markLine: i > 0 ? undefined : markLine(x, theme, width),
    };
  }

  /** A line for each intervention; those of one round share it. */
  function markLine(x, theme, width) {
    const byRound = new Map();
    data.marks().forEach((mark, i) => {
      if (mark.round < x[0]) return;
      const at = Math.min(mark.round, x[x.length - 1]);
      byRound.set(at, [...(byRound.get(at) || []), { mark, name: i + 1 }]);
    });
    return {
      silent: true, symbol: 'none', animation: false,
      data: [...byRound].map(([round, marks]) => {
        const colour = marks.some(({ mark }) => mark.adverse) ? theme.ring : theme.quiet;
        return { xAxis: round, lineStyle: { color: colour, type: [4, 3], width: 1.25 },
          label: { formatter: markName(marks, byRound.size > 1 || width < 380), color: colour,
            fontSize: 11, distance: 4, align: side(x, round) } };
      }),
    };
  }

  /** To which side of its line a name goes, so that it stays within the chart. */
  function side(x, round) {
    const at = (round - x[0]) / Math.max(1, x[x.length - 1] - x[0]);
    if (at > 0.65) return 'right';
    return at < 0.3 ? 'left' : 'center';
  }

  function markName(marks, isShort) {
    const numbers = marks.length > 2 ? `${marks[0].name}–${marks[marks.length - 1].name}`
      : marks.map(({ name }) => name).join(', ');
    if (isShort || marks.length > 1) return numbers;
    const text = page.visible(marks[0].mark.text);
    return `${numbers} · ${text.length > 24 ? `${text.slice(0, 23)}…` : text}`;
  }

  function tip(chart, look, items) {
    const rows = items.filter((item) => isKnown(item.value[1]))
      .map((item) => ({ name: page.visible(item.seriesName), colour: look[item.seriesIndex].colour,
        size: item.value[1], value: number(item.value[1]) }))
      .sort((a, b) => b.size - a.size);
    const round = items[0].value[0];
    const marks = data.marks().map((mark, i) => ({ mark, i }))
      .filter(({ mark }) => mark.round === round)
      .map(({ mark, i }) => ({ name: `${i + 1} ${page.visible(mark.text)}`, value: '',
        colour: mark.adverse ? colours().ring : colours().quiet }));
    return tooltipContent(`round ${number(round)}`, [...marks, ...rows]);
  }

  // ---- All charts ----

  function build() {
    shown.forEach(({ drawn }) => drawn.dispose());
    shown = data.charts().map((chart) => {
      const place = element('div', { class: 'chart', role: 'img' });
      const card = element('div', { class: 'card' }, element('h3', {}, page.foreign(chart.title)),
        place);
      return { chart, place, card };
    });
    grid.replaceChildren(...shown.map(({ card }) => card));
    shown.forEach((one) => {
      one.drawn = echarts.init(one.place);
      new ResizeObserver(() => one.drawn.isDisposed() || one.drawn.resize()).observe(one.place);
    });
  }

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function draw() {
    if (!data || data.next() === 0) return;
    if (!same(shown.map(({ chart }) => chart), data.charts())) build();
    shown.forEach(({ chart, place, drawn }) => {
      drawn.setOption(option(chart, place.clientWidth), { replaceMerge: ['series'], lazyUpdate: true });
      place.setAttribute('aria-label', description(chart));
    });
    showMarks();
    thinned.hidden = !data.isThinned();
  }

  function description(chart) {
    const latest = data.rows('all').pop();
    const { row } = latest;
    const values = chart.columns.map((column, i) =>
      `${chart.labels[i]} ${number(row[data.columns().indexOf(column)])}`);
    return `${chart.title} by round. Round ${number(data.roundOf(latest))}: ${values.join(', ')}`;
  }

  function showMarks() {
    const marks = data.marks();
    if (marks.length === listed) return;
    listed = marks.length;
    list.replaceChildren(...marks.map((mark) => {
      const by = mark.by ? `, by ${page.visible(mark.by)}` : '';
      const open = button('', `Intervention at round ${mark.round}: ${page.visible(mark.text)}${by}`,
        () => tell('select-entry', mark.index));
      open.append(page.foreign(mark.text));
      const rest = `round ${number(mark.round)} · ${number(mark.agents)} agent${
        mark.agents === 1 ? '' : 's'}${by}`;
      return element('li', { class: mark.adverse ? 'adverse' : '' }, open, ' ',
        element('small', {}, rest));
    }));
  }

  // ---- The head of the panel ----

  function head() {
    const choice = element('div', { class: 'segments', role: 'group', 'aria-label': 'Rounds' });
    PARTS.forEach(([name, value]) => {
      const one = button(name, `Show ${name.toLowerCase()} rounds`, () => {
        part = value;
        [...choice.children].forEach((other) =>
          other.setAttribute('aria-pressed', String(other === one)));
        soon();
      });
      one.setAttribute('aria-pressed', String(value === part));
      choice.append(one);
    });
    const made = element('div', { class: 'head' });
    heading.replaceWith(made);
    made.append(heading, element('div', { class: 'actions' }, choice,
      button('CSV', 'Download the measures as CSV', save)));
    thinned.hidden = true;
    grid.after(thinned);
  }

  function save() {
    const rows = data.rows('all').map(({ row }) => row);
    download(new Blob([csv([data.columns(), ...rows])], { type: 'text/csv;charset=utf-8' }),
      'measures.csv');
  }

  const soon = seldom(250, draw);
  head();
  on('run', () => {
    shown.forEach(({ drawn }) => drawn.dispose());
    [data, shown, listed] = [null, [], -1];
    list.replaceChildren();
    grid.replaceChildren();
  });
  on('rounds', (given) => { data = given; soon(); });
  onTheme(() => soon());
})(window.murmuration = window.murmuration || {});
