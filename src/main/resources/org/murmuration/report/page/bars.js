/* Groups of bars with their intervals. */
(function (page) {
  'use strict';

  const { interval, isKnown, at, distinct, frame, axis, tooltip, tooltipContent, range, widest }
    = page;

  /** Bars lie where their labels would not fit below one another. */
  function isLying(figure, width) {
    return figure.categories.length * (widest(figure.categories) + 10) > width - 60;
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
  function barsHeight(figure, width) {
    if (!isLying(figure, width)) return null;
    const bars = figure.categories.length * (figure.groups.length + 0.6);
    return Math.max(300, Math.round(bars * 18) + 90);
  }

  Object.assign(page, { barsOption, barsHeight });
})(window.murmuration = window.murmuration || {});
