/* What happened when, in lanes beside one another; a line leads to the lane that was reached. */
(function (page) {
  'use strict';

  const { number, frame, axis, range, tooltip, tooltipContent, distinct, widest, shortened, markLooks }
    = page;

  const LANE = 26;
  const HEIGHT = { least: 240, most: 1700 };
  const MOST = { lanes: 60, events: 1500 };
  const LETTERS = 22;
  const SHIFT = 7;

  /** What is drawn: of very many lanes the first, of very many events the latest. */
  function drawn(figure) {
    const lanes = figure.lanes.slice(0, MOST.lanes).map(page.visible);
    const inSight = figure.events.filter(({ lane, to }) => lane < MOST.lanes && to < MOST.lanes);
    const events = [...inSight].sort((a, b) => a.at - b.at).slice(-MOST.events);
    return { lanes, events, isAll: events.length === figure.events.length };
  }

  function eventsOption(figure, colours, width, export_) {
    const { lanes, events } = drawn(figure);
    const kinds = distinct(figure.kinds.map(page.visible));
    const looks = markLooks(kinds.length, colours);
    const shared = frame(figure, colours, kinds, { top: '', bottom: figure.x.label }, export_);
    const labelWidth = Math.min(widest(lanes.map((name) => shortened(name, LETTERS))),
      Math.round(width * 0.3));
    const shifts = shiftsOf(events);
    const of = (kind) => events.map((event, i) => ({ event, shift: shifts[i] }))
      .filter(({ event }) => event.kind === kind);
    return {
      ...shared,
      // A single kind is named as well: without its name a mark says nothing.
      legend: { ...shared.legend, show: kinds.length > 0, itemWidth: 14 },
      grid: { ...shared.grid, containLabel: false, left: labelWidth + 12,
        top: shared.grid.top + (kinds.length === 1 ? 30 : 0), bottom: shared.grid.bottom + 22 },
      xAxis: axis(colours, 'value', { ...range(figure.x, null, null), scale: true,
        name: figure.x.label, nameLocation: 'middle', nameGap: 28,
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.quiet } } }),
      yAxis: axis(colours, 'category', { data: lanes, inverse: true, boundaryGap: true,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: colours.grid } },
        axisLabel: { color: colours.ink, interval: 0, width: labelWidth, overflow: 'truncate',
          formatter: (name) => shortened(name, LETTERS) } }),
      tooltip: { ...tooltip(colours, 'none', (item) => tip(figure, kinds, looks, item)),
        trigger: 'item' },
      series: kinds.flatMap((name, kind) => [
        // First, as the legend takes its marks from the first of a name.
        { type: 'scatter', name, z: 3, color: looks[kind].colour, symbol: looks[kind].symbol,
          symbolSize: events.length > 300 ? 7 : 11, emphasis: { disabled: true },
          itemStyle: { borderColor: colours.paper, borderWidth: 1 },
          data: of(kind).map(({ event, shift }) =>
            ({ value: [event.at, event.lane], symbolOffset: [shift, 0], event })) },
        { type: 'lines', coordinateSystem: 'cartesian2d', name, silent: true, z: 2,
          color: looks[kind].colour, symbol: ['none', 'arrow'], symbolSize: 6,
          lineStyle: { color: looks[kind].colour, width: 1.2, opacity: 0.55 },
          data: of(kind).filter(({ event }) => event.to >= 0 && event.to !== event.lane)
            .map(({ event }) => ({ coords: [[event.at, event.lane], [event.at, event.to]] })) },
      ]),
    };
  }

  /** Events of one lane at one time lie beside each other, in pixels. */
  function shiftsOf(events) {
    const seen = new Map();
    return events.map(({ at, lane }) => {
      const place = `${at} ${lane}`;
      const before = seen.get(place) || 0;
      seen.set(place, before + 1);
      return before * SHIFT;
    });
  }

  function tip(figure, kinds, looks, { data: { event } }) {
    const to = event.to < 0 ? '' : ` → ${page.visible(figure.lanes[event.to])}`;
    const content = tooltipContent(page.visible(figure.lanes[event.lane]) + to,
      [{ name: kinds[event.kind], colour: looks[event.kind].colour, value: number(event.at) }]);
    if (event.text) content.append(page.element('p', { class: 'said' }, page.foreign(event.text)));
    return content;
  }

  function eventsWords(figure) {
    const counts = figure.kinds.map((name, kind) =>
      `${page.visible(name)} ${figure.events.filter((event) => event.kind === kind).length}`);
    const { lanes, events, isAll } = drawn(figure);
    return `Timeline of ${figure.events.length} events in ${figure.lanes.length} lanes by ${
      figure.x.label}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.${isAll ? ''
      : ` Drawn are the latest ${events.length}, of the first ${lanes.length} lanes.`}`;
  }

  function eventsTable(figure) {
    const name = (lane) => (lane < 0 ? '–' : page.visible(figure.lanes[lane]));
    const hasOthers = figure.events.some(({ to }) => to >= 0);
    const hasTexts = figure.events.some(({ text }) => text);
    const rows = [...figure.events].sort((a, b) => a.at - b.at).map((event) => [number(event.at),
      name(event.lane), ...(hasOthers ? [name(event.to)] : []),
      page.visible(figure.kinds[event.kind]), ...(hasTexts ? [page.visible(event.text)] : [])]);
    return { columns: [figure.x.label || 'at', 'lane', ...(hasOthers ? ['to'] : []), 'what',
      ...(hasTexts ? ['text'] : [])], rows };
  }

  function eventsHeight(figure) {
    const { lanes } = drawn(figure);
    return Math.max(HEIGHT.least, Math.min(HEIGHT.most, lanes.length * LANE + 100));
  }

  /** Whether it takes the whole width. */
  function isLong(figure) {
    return figure.events.length > 40;
  }

  Object.assign(page, { eventsOption, eventsWords, eventsTable, eventsHeight, isLong });
})(window.murmuration = window.murmuration || {});
